#include "list.h"

enum strength { REQUIRED, STRONG, MEDIUM, WEAK, WEAKEST };
enum kind { STAY, EDIT, EQUAL, SCALE };

struct constraint;
typedef LIST(struct constraint *) constraints;

struct variable {
    int64_t value, mark;
    constraints constraints;
    struct constraint *determined_by;
    enum strength strength;
    bool stay;
};

struct constraint {
    void (*choose_output)(struct constraint *, int64_t);
    void (*execute)(struct constraint *);
    enum strength strength;
    bool is_input;
    int count;
    struct variable *variables[4], *output;
};

struct planner {
    int64_t mark;
};

static struct variable *new_variable(int64_t value) {
    struct variable *variable = calloc(1, sizeof *variable);
    variable->value = value, variable->strength = WEAKEST, variable->stay = true;
    return variable;
}

static void choose_weakest(struct constraint *self, int64_t mark) {
    enum strength weakest = self->strength;
    self->output = NULL;
    for (int i = 0; i < self->count; i++) {
        struct variable *variable = self->variables[i];
        if (variable->mark == mark || variable->strength <= weakest) continue;
        weakest = variable->strength;
        self->output = variable;
    }
}

static void choose_scaled(struct constraint *self, int64_t mark) {
    struct variable *source = self->variables[0], *target = self->variables[1];
    self->output = NULL;
    if (source->mark == mark) {
        if (target->mark != mark && target->strength > self->strength) self->output = target;
    } else if (target->mark == mark || source->strength > target->strength) {
        if (source->strength > self->strength) self->output = source;
    } else if (target->strength > self->strength) {
        self->output = target;
    }
}

static void do_nothing(struct constraint *self) {}

static void execute_equal(struct constraint *self) {
    struct variable *first = self->variables[0], *second = self->variables[1];
    if (self->output == first)
        first->value = second->value;
    else
        second->value = first->value;
}

static void execute_scale(struct constraint *self) {
    struct variable *source = self->variables[0], *target = self->variables[1];
    int64_t factor = self->variables[2]->value, offset = self->variables[3]->value;
    if (self->output == target)
        target->value = source->value * factor + offset;
    else
        source->value = (target->value - offset) / factor;
}

static struct constraint *new_constraint(enum kind kind, enum strength strength, int count, struct variable *a,
                                         struct variable *b, struct variable *c, struct variable *d) {
    static void (*const execute[])(struct constraint *) = {do_nothing, do_nothing, execute_equal, execute_scale};
    struct constraint *made = malloc(sizeof *made);
    *made = (struct constraint){kind == SCALE ? choose_scaled : choose_weakest, execute[kind], strength, kind == EDIT,
                                count, {a, b, c, d}, NULL};
    for (int i = 0; i < count; i++) push(made->variables[i]->constraints, made);
    return made;
}

static bool inputs_known(const struct constraint *constraint, int64_t mark) {
    for (int i = 0; i < constraint->count; i++) {
        const struct variable *variable = constraint->variables[i];
        if (variable == constraint->output) continue;
        if (variable->mark != mark && !variable->stay && variable->determined_by != NULL) return false;
    }
    return true;
}

static void recalculate(struct constraint *constraint) {
    struct variable *output = constraint->output;
    output->strength = constraint->strength;
    output->stay = !constraint->is_input;
    for (int i = 0; i < constraint->count; i++) {
        const struct variable *variable = constraint->variables[i];
        if (variable == output) continue;
        if (variable->strength > output->strength) output->strength = variable->strength;
        output->stay = output->stay && variable->stay;
    }
    if (output->stay) constraint->execute(constraint);
}

static struct constraint *satisfy(struct constraint *constraint, int64_t mark) {
    constraint->choose_output(constraint, mark);
    if (constraint->output == NULL) {
        if (constraint->strength == REQUIRED) {
            fprintf(stderr, "a required constraint cannot be satisfied\n");
            exit(1);
        }
        return NULL;
    }
    for (int i = 0; i < constraint->count; i++)
        if (constraint->variables[i] != constraint->output) constraint->variables[i]->mark = mark;
    struct constraint *overridden = constraint->output->determined_by;
    if (overridden != NULL) overridden->output = NULL;
    constraint->output->determined_by = constraint;
    return overridden;
}

static void push_consumers(constraints *todo, const struct variable *variable, const struct constraint *but) {
    for (int64_t i = 0; i < variable->constraints.length; i++) {
        struct constraint *consumer = variable->constraints.items[i];
        if (consumer != but && consumer->output != NULL) push(*todo, consumer);
    }
}

static void propagate(struct planner *planner, struct constraint *constraint) {
    constraints todo = {0};
    push(todo, constraint);
    while (todo.length > 0) {
        struct constraint *current = todo.items[--todo.length];
        if (current->output == NULL) continue;
        current->output->mark = planner->mark;
        recalculate(current);
        push_consumers(&todo, current->output, current);
    }
    free(todo.items);
}

static void add(struct planner *planner, struct constraint *constraint) {
    planner->mark++;
    struct constraint *overridden = satisfy(constraint, planner->mark);
    propagate(planner, constraint);
    while (overridden != NULL) {
        struct constraint *following = satisfy(overridden, planner->mark);
        propagate(planner, overridden);
        overridden = following;
    }
}

static void remove_from(constraints *list, const struct constraint *constraint) {
    int64_t place = 0;
    while (list->items[place] != constraint) place++;
    list->length--;
    memmove(list->items + place, list->items + place + 1, (list->length - place) * sizeof *list->items);
}

static void insert_by_strength(constraints *list, struct constraint *constraint) {
    push(*list, constraint);
    int64_t place = list->length - 1;
    for (; place > 0 && list->items[place - 1]->strength > constraint->strength; place--)
        list->items[place] = list->items[place - 1];
    list->items[place] = constraint;
}

static void remove_constraint(struct planner *planner, struct constraint *constraint) {
    for (int i = 0; i < constraint->count; i++) remove_from(&constraint->variables[i]->constraints, constraint);
    struct variable *output = constraint->output;
    if (output == NULL) return;
    constraint->output = NULL;
    output->determined_by = NULL;
    output->strength = WEAKEST;
    output->stay = true;
    constraints unsatisfied = {0};
    LIST(struct variable *) todo = {0};
    push(todo, output);
    while (todo.length > 0) {
        struct variable *variable = todo.items[--todo.length];
        for (int64_t i = 0; i < variable->constraints.length; i++) {
            struct constraint *other = variable->constraints.items[i];
            if (other->output == NULL) {
                insert_by_strength(&unsatisfied, other);
            } else if (variable->determined_by != other) {
                recalculate(other);
                push(todo, other->output);
            }
        }
    }
    for (int64_t i = 0; i < unsatisfied.length; i++) add(planner, unsatisfied.items[i]);
    free(unsatisfied.items), free(todo.items);
}

static constraints make_plan(struct planner *planner, struct constraint *source) {
    constraints plan = {0}, todo = {0};
    planner->mark++;
    push(todo, source);
    while (todo.length > 0) {
        struct constraint *constraint = todo.items[--todo.length];
        struct variable *output = constraint->output;
        if (output == NULL || output->mark == planner->mark || !inputs_known(constraint, planner->mark)) continue;
        push(plan, constraint);
        output->mark = planner->mark;
        push_consumers(&todo, output, constraint);
    }
    free(todo.items);
    return plan;
}

static void change(struct planner *planner, struct variable *variable, int64_t first, int64_t count) {
    struct constraint *edit = new_constraint(EDIT, STRONG, 1, variable, NULL, NULL, NULL);
    add(planner, edit);
    constraints plan = make_plan(planner, edit);
    for (int64_t value = first; value < first + count; value++) {
        variable->value = value;
        for (int64_t i = 0; i < plan.length; i++) plan.items[i]->execute(plan.items[i]);
    }
    remove_constraint(planner, edit);
    free(plan.items), free(edit);
}

static int64_t chain(int64_t length) {
    struct planner planner = {0};
    struct variable *first = new_variable(0), *last = first;
    for (int64_t i = 1; i < length; i++) {
        struct variable *next = new_variable(0);
        add(&planner, new_constraint(EQUAL, REQUIRED, 2, last, next, NULL, NULL));
        last = next;
    }
    add(&planner, new_constraint(STAY, WEAK, 1, last, NULL, NULL, NULL));
    change(&planner, first, 0, 100);
    return last->value;
}

static int64_t projection(int64_t count) {
    struct planner planner = {0};
    struct variable *factor = new_variable(10), *offset = new_variable(1000), *source = NULL, *target = NULL;
    LIST(struct variable *) targets = {0};
    for (int64_t number = 0; number < count; number++) {
        source = new_variable(number), target = new_variable(number);
        push(targets, target);
        add(&planner, new_constraint(STAY, MEDIUM, 1, source, NULL, NULL, NULL));
        add(&planner, new_constraint(SCALE, REQUIRED, 4, source, target, factor, offset));
    }
    change(&planner, source, 17, 1);
    int64_t total = target->value;
    change(&planner, target, 1050, 1);
    total += source->value;
    change(&planner, factor, 5, 1);
    change(&planner, offset, 2000, 1);
    for (int64_t i = 0; i < targets.length; i++) total += targets.items[i]->value;
    free(targets.items);
    return total;
}

int main(void) {
    int64_t chains = 0, projections = 0;
    for (int64_t size = 100; size < 901; size += 200) chains += chain(size);
    printf("%ld\n", chains);
    for (int64_t size = 100; size < 901; size += 200) projections += projection(size);
    printf("%ld\n", projections);
}
