#include "list.h"
#include <math.h>

struct vector {
    double x, y, z;
};

struct ray {
    struct vector origin, direction;
};

struct shape {
    bool (*distance)(const struct shape *, struct ray, double *);
    struct vector (*normal)(const struct shape *, struct vector);
    double (*brightness)(const struct shape *, struct vector);
    double mirror, radius, height;
    struct vector centre;
};

struct scene {
    LIST(struct shape *) shapes;
    struct vector light;
};

static struct vector add(struct vector a, struct vector b) { return (struct vector){a.x + b.x, a.y + b.y, a.z + b.z}; }

static struct vector subtract(struct vector a, struct vector b) {
    return (struct vector){a.x - b.x, a.y - b.y, a.z - b.z};
}

static struct vector scaled(struct vector a, double factor) {
    return (struct vector){a.x * factor, a.y * factor, a.z * factor};
}

static double dot(struct vector a, struct vector b) { return a.x * b.x + a.y * b.y + a.z * b.z; }

static struct vector normalized(struct vector a) { return scaled(a, 1.0 / sqrt(dot(a, a))); }

static struct vector reflected(struct vector a, struct vector normal) {
    return subtract(a, scaled(normal, 2.0 * dot(a, normal)));
}

static bool sphere_distance(const struct shape *self, struct ray ray, double *distance) {
    struct vector offset = subtract(self->centre, ray.origin);
    double along = dot(offset, ray.direction);
    double square = self->radius * self->radius - dot(offset, offset) + along * along;
    if (square < 0.0) return false;
    *distance = along - sqrt(square);
    return *distance > 0.0;
}

static struct vector sphere_normal(const struct shape *self, struct vector point) {
    return normalized(subtract(point, self->centre));
}

static double sphere_brightness(const struct shape *self, struct vector point) { return 0.9; }

static bool floor_distance(const struct shape *self, struct ray ray, double *distance) {
    if (ray.direction.y >= 0.0) return false;
    *distance = (self->height - ray.origin.y) / ray.direction.y;
    return true;
}

static struct vector floor_normal(const struct shape *self, struct vector point) {
    return (struct vector){0.0, 1.0, 0.0};
}

static double floor_brightness(const struct shape *self, struct vector point) {
    return ((int64_t)floor(point.x) + (int64_t)floor(point.z)) % 2 == 0 ? 0.9 : 0.2;
}

static struct shape *nearest(const struct scene *scene, struct ray ray, double *distance) {
    struct shape *found = NULL;
    for (int64_t i = 0; i < scene->shapes.length; i++) {
        struct shape *shape = scene->shapes.items[i];
        double there;
        if (shape->distance(shape, ray, &there) && (found == NULL || there < *distance)) {
            found = shape;
            *distance = there;
        }
    }
    return found;
}

static bool lit(const struct scene *scene, struct vector point, struct vector to_light) {
    struct ray ray = {point, to_light};
    double distance;
    for (int64_t i = 0; i < scene->shapes.length; i++)
        if (scene->shapes.items[i]->distance(scene->shapes.items[i], ray, &distance)) return false;
    return true;
}

static double trace(const struct scene *scene, struct ray ray, int64_t depth) {
    double distance;
    struct shape *shape = nearest(scene, ray, &distance);
    if (shape == NULL) return 0.3;
    struct vector point = add(ray.origin, scaled(ray.direction, distance * 0.999999));
    struct vector normal = shape->normal(shape, point);
    struct vector to_light = normalized(subtract(scene->light, point));
    double shade = 0.1;
    if (lit(scene, point, to_light)) {
        double cosine = dot(to_light, normal);
        shade += (cosine > 0.0 ? cosine : 0.0) * 0.9;
    }
    double own = shape->brightness(shape, point) * shade;
    if (depth == 0 || shape->mirror == 0.0) return own;
    double seen = trace(scene, (struct ray){point, reflected(ray.direction, normal)}, depth - 1);
    return own * (1.0 - shape->mirror) + seen * shape->mirror;
}

static struct shape *new_shape(struct shape shape) {
    struct shape *made = malloc(sizeof *made);
    *made = shape;
    return made;
}

#define WIDTH 216
#define HEIGHT 144

int main(void) {
    static int64_t picture[HEIGHT][WIDTH];
    struct scene scene = {.light = {4.0, 8.0, -5.0}};
    push(scene.shapes, new_shape((struct shape){floor_distance, floor_normal, floor_brightness, 0.2, .height = -1.0}));
    for (int64_t n = 0; n < 6; n++) {
        struct vector centre = {n * 1.2 - 3.0, 0.4 * (n % 3), 1.0 + n % 2};
        push(scene.shapes, new_shape((struct shape){sphere_distance, sphere_normal, sphere_brightness, 0.1 * n,
                                                    .radius = 0.6, .centre = centre}));
    }
    struct vector eye = {0.0, 1.0, -6.0};
    int64_t sum = 0;
    for (int64_t row = 0; row < HEIGHT; row++) {
        for (int64_t column = 0; column < WIDTH; column++) {
            double x = (column - WIDTH / 2.0) / WIDTH * 2.0, y = (HEIGHT / 2.0 - row) / WIDTH * 2.0;
            struct ray ray = {eye, normalized((struct vector){x, y, 1.5})};
            picture[row][column] = trace(&scene, ray, 3) * 255.0;
            sum += picture[row][column];
        }
    }
    for (int64_t row = 0; row < HEIGHT; row += 36)
        for (int64_t column = 0; column < WIDTH; column += 27)
            printf("%ld%c", picture[row][column], column + 27 < WIDTH ? ' ' : '\n');
    printf("%ld\n", sum);
}
