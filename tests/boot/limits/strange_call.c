/* Makes a system call that does not exist, twice; the status is its errno. */
#include <errno.h>
#include <unistd.h>

int main(void) {
    syscall(9999);
    return syscall(9999) < 0 ? errno : 0;
}
