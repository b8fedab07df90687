/* A plugin of QEMU (docs/devel/tcg-plugins.rst) that counts the guest's instructions; the sum goes to the file
 * named by `out=PATH` when QEMU ends. Declares what it uses itself, because Debian does not package the header. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { INLINE_ADD_U64 = 0 };

struct qemu_plugin_tb;
typedef uint64_t plugin_id;
void qemu_plugin_register_vcpu_tb_trans_cb(plugin_id, void (*)(plugin_id, struct qemu_plugin_tb *));
void qemu_plugin_register_vcpu_tb_exec_inline(struct qemu_plugin_tb *, int, void *, uint64_t);
size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb *);
void qemu_plugin_register_atexit_cb(plugin_id, void (*)(plugin_id, void *), void *);

int qemu_plugin_version = 1;

static uint64_t instructions;
static char path[4096];

static void translated(plugin_id id, struct qemu_plugin_tb *block) {
    qemu_plugin_register_vcpu_tb_exec_inline(block, INLINE_ADD_U64, &instructions, qemu_plugin_tb_n_insns(block));
}

static void ended(plugin_id id, void *data) {
    FILE *file = fopen(path, "w");
    if (file != NULL) {
        fprintf(file, "%llu\n", (unsigned long long)instructions);
        fclose(file);
    }
}

int qemu_plugin_install(plugin_id id, const void *machine, int count, char **words) {
    for (int index = 0; index < count; index++)
        if (strncmp(words[index], "out=", 4) == 0)
            snprintf(path, sizeof path, "%s", words[index] + 4);
    qemu_plugin_register_vcpu_tb_trans_cb(id, translated);
    qemu_plugin_register_atexit_cb(id, ended, NULL);
    return 0;
}
