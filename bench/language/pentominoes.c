#include "list.h"

#define WIDTH 5
#define HEIGHT 12
#define CELLS (WIDTH * HEIGHT)
#define PIECES 12

static const char *const pieces[PIECES] = {".XX XX. .X.", "XXXXX",       "XXXX X...",   "XXX. ..XX",
                                           "XXX XX.",     "XXX .X. .X.", "X.X XXX",     "X.. X.. XXX",
                                           "X.. XX. .XX", ".X. XXX .X.", "XXXX .X..",   "XX. .X. .XX"};
static const char names[] = "FILNPTUVWXYZ";

struct cell {
    int x, y;
};

struct shape {
    struct cell cells[5];
};

struct placed {
    char name;
    uint64_t piece;
};

typedef LIST(struct shape) shapes;
typedef LIST(uint64_t) boards;

struct solution {
    struct placed placed[PIECES];
};

struct search {
    boards pieces[PIECES][CELLS];
    int64_t tried, depth;
    struct placed placed[PIECES];
    LIST(struct solution) solutions;
};

static int by_place(const void *a, const void *b) {
    const struct cell *p = a, *q = b;
    return p->y != q->y ? p->y - q->y : p->x - q->x;
}

static void add_shape(shapes *found, struct shape shape) {
    int left = shape.cells[0].x, top = shape.cells[0].y;
    for (int i = 1; i < 5; i++) {
        if (shape.cells[i].x < left) left = shape.cells[i].x;
        if (shape.cells[i].y < top) top = shape.cells[i].y;
    }
    for (int i = 0; i < 5; i++) shape.cells[i].x -= left, shape.cells[i].y -= top;
    qsort(shape.cells, 5, sizeof *shape.cells, by_place);
    for (int64_t i = 0; i < found->length; i++)
        if (memcmp(&found->items[i], &shape, sizeof shape) == 0) return;
    push(*found, shape);
}

static shapes all_shapes(const char *piece) {
    shapes found = {0};
    struct shape shape;
    int count = 0, x = 0, y = 0;
    for (const char *p = piece; *p; p++, x++) {
        if (*p == ' ') x = -1, y++;
        if (*p == 'X') shape.cells[count++] = (struct cell){x, y};
    }
    for (int turn = 0; turn < 4; turn++) {
        struct shape mirrored;
        for (int i = 0; i < 5; i++) {
            shape.cells[i] = (struct cell){-shape.cells[i].y, shape.cells[i].x};
            mirrored.cells[i] = (struct cell){-shape.cells[i].x, shape.cells[i].y};
        }
        add_shape(&found, shape);
        add_shape(&found, mirrored);
    }
    return found;
}

static void find_placements(const char *piece, boards by_cell[CELLS]) {
    shapes found = all_shapes(piece);
    for (int64_t i = 0; i < found.length; i++) {
        const struct cell *cells = found.items[i].cells;
        int width = 0, height = 0;
        for (int j = 0; j < 5; j++) {
            if (cells[j].x >= width) width = cells[j].x + 1;
            if (cells[j].y >= height) height = cells[j].y + 1;
        }
        for (int top = 0; top <= HEIGHT - height; top++)
            for (int left = 0; left <= WIDTH - width; left++) {
                uint64_t board = 0;
                for (int j = 0; j < 5; j++) board |= 1ul << ((cells[j].y + top) * WIDTH + cells[j].x + left);
                push(by_cell[__builtin_ctzl(board)], board);
            }
    }
    free(found.items);
}

static void fill(struct search *search, uint64_t board, const int *left, int count) {
    if (count == 0) {
        struct solution solution;
        memcpy(solution.placed, search->placed, sizeof solution.placed);
        push(search->solutions, solution);
        return;
    }
    int cell = 0;
    while (board >> cell & 1) cell++;
    for (int i = 0; i < count; i++) {
        const boards *choices = &search->pieces[left[i]][cell];
        for (int64_t j = 0; j < choices->length; j++) {
            uint64_t piece = choices->items[j];
            if (board & piece) continue;
            search->tried++;
            search->placed[search->depth++] = (struct placed){names[left[i]], piece};
            int others[PIECES], kept = 0;
            for (int k = 0; k < count; k++)
                if (k != i) others[kept++] = left[k];
            fill(search, board | piece, others, kept);
            search->depth--;
        }
    }
}

static void show(const struct solution *solution, char text[CELLS + HEIGHT]) {
    for (int i = 0; i < PIECES; i++)
        for (int cell = 0; cell < CELLS; cell++)
            if (solution->placed[i].piece >> cell & 1) text[cell + cell / WIDTH] = solution->placed[i].name;
    for (int y = 0; y < HEIGHT; y++) text[y * (WIDTH + 1) + WIDTH] = y == HEIGHT - 1 ? 0 : '\n';
}

int main(void) {
    struct search *search = calloc(1, sizeof *search);
    int left[PIECES], count = 0, corner = 0;
    int64_t total = 0;
    for (int i = 0; i < PIECES; i++) {
        find_placements(pieces[i], search->pieces[i]);
        if (names[i] == 'X')
            corner = i;
        else
            left[count++] = i;
    }
    for (int cell = 0; cell < WIDTH; cell++) {
        const boards *choices = &search->pieces[corner][cell];
        for (int64_t i = 0; i < choices->length; i++) {
            int64_t before = search->solutions.length;
            search->placed[0] = (struct placed){'X', choices->items[i]};
            search->depth = 1;
            fill(search, choices->items[i], left, count);
            total += cell * (search->solutions.length - before);
        }
    }
    printf("%ld %ld %ld\n", search->solutions.length, search->tried, total);
    char least[CELLS + HEIGHT] = "~", text[CELLS + HEIGHT];
    for (int64_t i = 0; i < search->solutions.length; i++) {
        show(&search->solutions.items[i], text);
        if (strcmp(text, least) < 0) memcpy(least, text, sizeof text);
    }
    puts(least);
    for (int i = 0; i < PIECES; i++)
        for (int cell = 0; cell < CELLS; cell++) free(search->pieces[i][cell].items);
    free(search->solutions.items), free(search);
}
