/* Time: clocks go forward, sleeps last at least as long as asked, and processes that spin share the processor. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(clockid_t clock) {
    struct timespec moment;
    if (clock_gettime(clock, &moment))
        exit(1);
    return moment.tv_sec + moment.tv_nsec / 1e9;
}

int main(void) {
    double start = now(CLOCK_MONOTONIC);
    int backwards = 0;
    double last = start;
    for (int index = 0; index < 10000; index++) {
        double moment = now(CLOCK_MONOTONIC);
        backwards += moment < last;
        last = moment;
    }
    printf("backwards %d\n", backwards);
    struct timespec pause = {0, 150000000};
    start = now(CLOCK_MONOTONIC);
    printf("nanosleep %d\n", nanosleep(&pause, NULL));
    double slept = now(CLOCK_MONOTONIC) - start;
    printf("long enough %d, not much too long %d\n", slept >= 0.15, slept < 5);
    struct timeval wall;
    gettimeofday(&wall, NULL);
    time_t seconds = time(NULL);
    printf("wall clocks agree %d\n", labs((long)(seconds - wall.tv_sec)) <= 1);
    printf("realtime agrees %d\n", labs((long)(now(CLOCK_REALTIME) - seconds)) <= 1);
    printf("after 2020 %d\n", seconds > 1577836800);
    fflush(stdout);
    pid_t children[3];
    for (int index = 0; index < 3; index++)
        if ((children[index] = fork()) == 0) {
            volatile unsigned long count = 0;
            while (count < 3000000)
                count++;
            _exit(index);
        }
    int total = 0, status;
    while (wait(&status) > 0)
        total += WEXITSTATUS(status);
    printf("three that spin end: %d\n", total);
    start = now(CLOCK_MONOTONIC);
    for (int index = 0; index < 4; index++)
        if (fork() == 0) {
            usleep(500000);
            _exit(0);
        }
    while (wait(&status) > 0)
        ;
    double together = now(CLOCK_MONOTONIC) - start;
    printf("four sleep at the same time %d\n", together >= 0.5 && together < 1.7);
    return 0;
}
