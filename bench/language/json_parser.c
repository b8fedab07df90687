#include "list.h"

enum kind { NUL, NUMBER, TEXT, ARRAY, OBJECT };

struct value {
    enum kind kind;
    int64_t number; /* or a text's length */
    char *text;
    LIST(struct value *) values;
    LIST(struct value *) names; /* in the order of insertion, beside values */
    int64_t *index, mask;       /* hash table of positions plus one */
};

struct parser {
    const char *text;
    int64_t position, length;
};

typedef LIST(char) buffer;

static struct value *value(struct parser *parser);

static void append(buffer *buffer, const char *data, int64_t size) {
    if (buffer->length + size > buffer->capacity) {
        buffer->capacity = 2 * (buffer->length + size);
        buffer->items = realloc(buffer->items, buffer->capacity);
    }
    memcpy(buffer->items + buffer->length, data, size);
    buffer->length += size;
}

static uint64_t hash(const struct value *name) {
    uint64_t value = 0xCBF29CE484222325;
    for (int64_t i = 0; i < name->number; i++) value = (value ^ (uint8_t)name->text[i]) * 0x100000001B3;
    return value ^ value >> 32;
}

static int64_t *find(struct value *object, const struct value *name) {
    int64_t slot = hash(name) & object->mask;
    while (object->index[slot]) {
        const struct value *other = object->names.items[object->index[slot] - 1];
        if (other->number == name->number && memcmp(other->text, name->text, name->number) == 0) break;
        slot = (slot + 1) & object->mask;
    }
    return &object->index[slot];
}

static void drop(struct value *value) {
    free(value->text);
    for (int64_t i = 0; i < value->values.length; i++) drop(value->values.items[i]);
    for (int64_t i = 0; i < value->names.length; i++) drop(value->names.items[i]);
    free(value->values.items), free(value->names.items), free(value->index), free(value);
}

static void put(struct value *object, struct value *name, struct value *member) {
    if (3 * object->values.length >= 2 * object->mask) {
        object->mask = object->index ? 2 * object->mask + 1 : 7;
        free(object->index);
        object->index = calloc(object->mask + 1, sizeof *object->index);
        for (int64_t i = 0; i < object->names.length; i++) *find(object, object->names.items[i]) = i + 1;
    }
    int64_t *slot = find(object, name);
    if (*slot) {
        drop(object->values.items[*slot - 1]), drop(name);
        object->values.items[*slot - 1] = member;
        return;
    }
    push(object->names, name);
    push(object->values, member);
    *slot = object->values.length;
}

static char peek(struct parser *parser) {
    while (parser->position < parser->length && strchr(" \n\t\r", parser->text[parser->position])) parser->position++;
    return parser->text[parser->position];
}

static void expect(struct parser *parser, char character) {
    if (peek(parser) != character) {
        fprintf(stderr, "'%c' is missing at %ld\n", character, parser->position);
        exit(1);
    }
    parser->position++;
}

static struct value *make(enum kind kind) {
    struct value *made = calloc(1, sizeof *made);
    made->kind = kind;
    return made;
}

static struct value *string(struct parser *parser) {
    expect(parser, '"');
    int64_t start = parser->position;
    while (parser->text[parser->position] != '"') parser->position++;
    struct value *made = make(TEXT);
    made->number = parser->position++ - start;
    made->text = strndup(parser->text + start, made->number);
    return made;
}

static struct value *object(struct parser *parser) {
    struct value *made = make(OBJECT);
    expect(parser, '{');
    while (peek(parser) != '}') {
        struct value *name = string(parser);
        expect(parser, ':');
        put(made, name, value(parser));
        if (peek(parser) == ',') parser->position++;
    }
    expect(parser, '}');
    return made;
}

static struct value *array(struct parser *parser) {
    struct value *made = make(ARRAY);
    expect(parser, '[');
    while (peek(parser) != ']') {
        push(made->values, value(parser));
        if (peek(parser) == ',') parser->position++;
    }
    expect(parser, ']');
    return made;
}

static struct value *value(struct parser *parser) {
    char character = peek(parser);
    if (character == '{') return object(parser);
    if (character == '[') return array(parser);
    if (character == '"') return string(parser);
    if (character == 'n') {
        parser->position += 4;
        return make(NUL);
    }
    struct value *made = make(NUMBER);
    char *end;
    made->number = strtol(parser->text + parser->position, &end, 10);
    parser->position = end - parser->text;
    return made;
}

static int64_t total(const struct value *value) {
    if (value->kind == NUMBER || value->kind == TEXT) return value->number;
    int64_t sum = 0;
    for (int64_t i = 0; i < value->values.length; i++) sum += total(value->values.items[i]);
    return sum;
}

static void write_text(const struct value *value, buffer *buffer) {
    append(buffer, "\"", 1);
    append(buffer, value->text, value->number);
    append(buffer, "\"", 1);
}

static void write(const struct value *value, buffer *buffer) {
    char number[32];
    switch (value->kind) {
    case NUL: append(buffer, "null", 4); return;
    case NUMBER: append(buffer, number, snprintf(number, sizeof number, "%ld", value->number)); return;
    case TEXT: write_text(value, buffer); return;
    default: break;
    }
    append(buffer, value->kind == ARRAY ? "[" : "{", 1);
    for (int64_t i = 0; i < value->values.length; i++) {
        if (i > 0) append(buffer, ",", 1);
        if (value->kind == OBJECT) {
            write_text(value->names.items[i], buffer);
            append(buffer, ":", 1);
        }
        write(value->values.items[i], buffer);
    }
    append(buffer, value->kind == ARRAY ? "]" : "}", 1);
}

static buffer document(int64_t count) {
    buffer text = {0};
    char line[256];
    append(&text, "[", 1);
    for (int64_t n = 0; n < count; n++)
        append(&text, line,
               snprintf(line, sizeof line,
                        "%s{\"id\": %ld, \"name\": \"item %ld\", \"sizes\": [%ld, %ld, %ld], \"parent\": null, "
                        "\"owner\": {\"key\": \"k%ld\", \"rank\": %ld}}",
                        n ? ",\n " : "", n, n % 97, n % 7, -n, n * 3, n % 13, n % 5));
    append(&text, "]", 2);
    text.length--;
    return text;
}

int main(void) {
    buffer text = document(4000);
    for (int round = 0; round < 3; round++) {
        struct parser parser = {text.items, 0, text.length};
        struct value *root = value(&parser);
        buffer written = {0};
        write(root, &written);
        printf("%ld %ld %ld\n", text.length, total(root), written.length);
        free(written.items);
        drop(root);
    }
    free(text.items);
}
