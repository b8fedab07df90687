#include "list.h"

enum { IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B, TASKS };
enum { DEVICE_PACKET, WORK_PACKET };
#define SIZE 4

struct packet {
    struct packet *link;
    int64_t target, kind, datum, data[SIZE];
};

struct scheduler;

struct task {
    struct task *(*work)(struct task *, struct packet *);
    struct scheduler *scheduler;
    int64_t number, priority;
    struct packet *queue;
    bool pending, waiting, holding;
    int64_t control, rounds;       /* idle */
    int64_t target, letter;        /* worker */
    struct packet *works, *devices; /* handler */
    struct packet *busy_with;      /* device */
};

struct scheduler {
    int64_t sent, held;
    struct task *tasks[TASKS];
};

static struct packet *new_packet(struct packet *link, int64_t target, int64_t kind) {
    struct packet *packet = calloc(1, sizeof *packet);
    packet->link = link, packet->target = target, packet->kind = kind;
    return packet;
}

static struct packet *append(struct packet *queue, struct packet *packet) {
    packet->link = NULL;
    if (queue == NULL) return packet;
    struct packet *last = queue;
    while (last->link != NULL) last = last->link;
    last->link = packet;
    return queue;
}

static struct task *wait(struct task *task) {
    task->waiting = true;
    return task;
}

static struct task *send(struct task *sender, struct packet *packet) {
    struct task *target = sender->scheduler->tasks[packet->target];
    sender->scheduler->sent++;
    packet->link = NULL;
    packet->target = sender->number;
    if (target->queue == NULL) {
        target->queue = packet;
        target->pending = true;
        if (target->priority > sender->priority) return target;
    } else {
        append(target->queue, packet);
    }
    return sender;
}

static struct task *hold(struct task *task) {
    task->scheduler->held++;
    task->holding = true;
    return NULL;
}

static struct task *idle(struct task *self, struct packet *packet) {
    if (--self->rounds == 0) return hold(self);
    int64_t odd = self->control & 1;
    self->control >>= 1;
    if (odd) self->control ^= 0xD008;
    struct task *task = self->scheduler->tasks[odd ? DEVICE_B : DEVICE_A];
    task->holding = false;
    return task->priority > self->priority ? task : self;
}

static struct task *worker(struct task *self, struct packet *packet) {
    if (packet == NULL) return wait(self);
    self->target = self->target == HANDLER_A ? HANDLER_B : HANDLER_A;
    packet->target = self->target;
    packet->datum = 0;
    for (int i = 0; i < SIZE; i++) {
        self->letter = self->letter % 26 + 1;
        packet->data[i] = 'A' + self->letter - 1;
    }
    return send(self, packet);
}

static struct task *handler(struct task *self, struct packet *packet) {
    if (packet != NULL) {
        if (packet->kind == WORK_PACKET)
            self->works = append(self->works, packet);
        else
            self->devices = append(self->devices, packet);
    }
    struct packet *work = self->works;
    if (work == NULL) return wait(self);
    if (work->datum >= SIZE) {
        self->works = work->link;
        return send(self, work);
    }
    struct packet *device = self->devices;
    if (device == NULL) return wait(self);
    self->devices = device->link;
    device->datum = work->data[work->datum++];
    return send(self, device);
}

static struct task *device(struct task *self, struct packet *packet) {
    if (packet != NULL) {
        self->busy_with = packet;
        return hold(self);
    }
    if (self->busy_with == NULL) return wait(self);
    struct packet *done = self->busy_with;
    self->busy_with = NULL;
    return send(self, done);
}

static struct task *run_task(struct task *task) {
    struct packet *packet = NULL;
    if (task->waiting && task->pending) {
        packet = task->queue;
        task->queue = packet->link;
        task->waiting = false;
        task->pending = task->queue != NULL;
    }
    return task->work(task, packet);
}

static void add_task(struct scheduler *scheduler, struct task *(*work)(struct task *, struct packet *), int64_t number,
                     int64_t priority, struct packet *queue) {
    struct task *task = calloc(1, sizeof *task);
    task->work = work, task->scheduler = scheduler, task->number = number, task->priority = priority;
    task->queue = queue, task->pending = task->waiting = queue != NULL;
    task->target = HANDLER_A, task->control = 1;
    scheduler->tasks[number] = task;
}

static void run(struct scheduler *scheduler) {
    int64_t index = TASKS - 1;
    while (index >= 0) {
        struct task *task = scheduler->tasks[index];
        if (task->holding || (!task->pending && task->waiting)) {
            index--;
            continue;
        }
        struct task *following = run_task(task);
        index = following == NULL ? task->number - 1 : following->number;
    }
}

int main(void) {
    static const int64_t rounds[] = {1000, 10000, 20000, 50000};
    for (int i = 0; i < 4; i++) {
        struct scheduler scheduler = {0};
        add_task(&scheduler, idle, IDLE, 0, NULL);
        scheduler.tasks[IDLE]->rounds = rounds[i];
        add_task(&scheduler, worker, WORKER, 1000,
                 new_packet(new_packet(NULL, WORKER, WORK_PACKET), WORKER, WORK_PACKET));
        for (int64_t number = HANDLER_A; number <= HANDLER_B; number++) {
            struct packet *queue = NULL;
            for (int j = 0; j < 3; j++) queue = new_packet(queue, number + 2, DEVICE_PACKET);
            add_task(&scheduler, handler, number, 1000 * number, queue);
        }
        for (int64_t number = DEVICE_A; number <= DEVICE_B; number++) {
            add_task(&scheduler, device, number, 1000 * number, NULL);
            scheduler.tasks[number]->waiting = true;
        }
        run(&scheduler);
        printf("%ld %ld\n", scheduler.sent, scheduler.held);
    }
}
