/* A growable array of any type: LIST(type) declares one, push appends. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stdbool.h>

#define LIST(type)                                                                                                     \
    struct {                                                                                                           \
        type *items;                                                                                                   \
        int64_t length, capacity;                                                                                      \
    }

#define push(list, value)                                                                                              \
    do {                                                                                                               \
        if ((list).length == (list).capacity) {                                                                        \
            (list).capacity = (list).capacity ? (list).capacity * 2 : 8;                                               \
            (list).items = realloc((list).items, (list).capacity * sizeof *(list).items);                              \
        }                                                                                                              \
        (list).items[(list).length++] = (value);                                                                       \
    } while (0)
