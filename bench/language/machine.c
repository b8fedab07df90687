#include "list.h"

struct machine {
    LIST(int64_t) stack;
    int64_t variables[8], position, executed;
};

struct instruction {
    void (*execute)(struct instruction *, struct machine *);
    int64_t operand;
};

static void push_value(struct machine *machine, int64_t value) { push(machine->stack, value); }

static int64_t pop(struct machine *machine) { return machine->stack.items[--machine->stack.length]; }

static void push_constant(struct instruction *self, struct machine *machine) { push_value(machine, self->operand); }

static void load(struct instruction *self, struct machine *machine) {
    push_value(machine, machine->variables[self->operand]);
}

static void store(struct instruction *self, struct machine *machine) {
    machine->variables[self->operand] = pop(machine);
}

static void add(struct instruction *self, struct machine *machine) {
    int64_t right = pop(machine);
    push_value(machine, pop(machine) + right);
}

static void multiply(struct instruction *self, struct machine *machine) {
    int64_t right = pop(machine);
    push_value(machine, pop(machine) * right % 1000003);
}

static void less(struct instruction *self, struct machine *machine) {
    int64_t right = pop(machine);
    push_value(machine, pop(machine) < right);
}

static void jump_if(struct instruction *self, struct machine *machine) {
    if (pop(machine) != 0) machine->position = self->operand;
}

typedef LIST(struct instruction *) program;

static void run(struct machine *machine, program *program) {
    machine->position = 0;
    while (machine->position < program->length) {
        struct instruction *instruction = program->items[machine->position++];
        machine->executed++;
        instruction->execute(instruction, machine);
    }
}

int main(void) {
    static struct instruction code[] = {
        {push_constant, 0}, {store, 0}, {push_constant, 1}, {store, 1}, {load, 1}, {load, 0}, {push_constant, 7},
        {add}, {multiply}, {push_constant, 1}, {add}, {store, 1}, {load, 0}, {push_constant, 1}, {add}, {store, 0},
        {load, 0}, {push_constant, 200000}, {less}, {jump_if, 4},
    };
    program program = {0};
    for (size_t i = 0; i < sizeof code / sizeof *code; i++) {
        struct instruction *instruction = malloc(sizeof *instruction);
        *instruction = code[i];
        push(program, instruction);
    }
    struct machine machine = {0};
    run(&machine, &program);
    printf("%ld %ld %ld\n", machine.variables[0], machine.variables[1], machine.executed);
}
