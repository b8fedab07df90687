/* Lists folders, sorted by name, with the kind and size of each entry; walks into them; asks where it is. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The error of a call, 0 when it succeeds. */
#define ERROR(call) (errno = 0, (void)!(call), errno)

static int by_name(const struct dirent **left, const struct dirent **right) {
    return strcmp((*left)->d_name, (*right)->d_name);
}

static void list(const char *folder, int depth) {
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, by_name);
    printf("%*s%s: %d entries\n", depth * 2, "", folder, count);
    for (int index = 0; index < count; index++) {
        const char *name = entries[index]->d_name;
        char path[1024];
        snprintf(path, sizeof path, "%s/%s", folder, name);
        struct stat information;
        if (stat(path, &information)) {
            printf("%*sstat %s: %s\n", depth * 2, "", path, strerror(errno));
            continue;
        }
        int is_folder = S_ISDIR(information.st_mode);
        int type = entries[index]->d_type;
        int type_agrees = type == DT_UNKNOWN || (type == DT_DIR) == is_folder;
        if (is_folder)
            printf("%*s<%s> folder %d\n", depth * 2, "", name, type_agrees);
        else
            printf("%*s<%s> file of %ld %d\n", depth * 2, "", name, (long)information.st_size, type_agrees);
        if (is_folder && strcmp(name, ".") && strcmp(name, ".."))
            list(path, depth + 1);
        free(entries[index]);
    }
    free(entries);
}

static const char *last(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

int main(void) {
    char here[1024];
    list("data", 0);
    DIR *stream = opendir("data/many");
    int first = 0, second = 0;
    while (readdir(stream))
        first++;
    rewinddir(stream);
    while (readdir(stream))
        second++;
    closedir(stream);
    printf("many: %d, and again %d\n", first, second);
    printf("chdir %d\n", chdir("data/deep/deeper"));
    printf("getcwd ends with %s\n", last(getcwd(here, sizeof here)));
    struct stat information;
    printf("relative stat %d\n", stat("deepest/leaf.txt", &information));
    printf("size %ld\n", (long)information.st_size);
    printf("dots %d\n", stat("../.././deep//deeper/deepest/../deepest/leaf.txt", &information));
    printf("chdir .. %d\n", chdir(".."));
    printf("getcwd ends with %s\n", last(getcwd(here, sizeof here)));
    printf("opendir of a file: error %d\n", ERROR(opendir("deeper/deepest/leaf.txt")));
    printf("opendir of nothing: error %d\n", ERROR(opendir("missing")));
    printf("above the root %d\n", stat("/../../..", &information));
    return 0;
}
