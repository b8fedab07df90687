#include <math.h>
#include <stdio.h>

#define DAYS 365.24
#define SOLAR_MASS 39.47841760435743
#define COUNT 5

struct body {
    double x, y, z, vx, vy, vz, mass;
};

static struct body bodies[COUNT] = {
    {0.0, 0.0, 0.0, -1.06e-6, -7.68e-6, 6.67e-8, 1.0},
    {4.8414314, -1.1603200, -0.1036220, 0.00166007, 0.00769901, -0.0000690460, 0.000954791},
    {8.3433667, 4.1247985, -0.4035234, -0.00276742, 0.00499852, 0.0000230417, 0.000285885},
    {12.8943695, -15.1111514, -0.2233075, 0.00296460, 0.00237847, -0.0000296589, 0.0000436624},
    {15.3796971, -25.9193146, 0.1792587, 0.00268067, 0.00162824, -0.0000951592, 0.0000515138},
};

static void advance(struct body *bodies, double step) {
    for (int i = 0; i < COUNT; i++) {
        struct body *body = &bodies[i];
        for (int j = i + 1; j < COUNT; j++) {
            struct body *other = &bodies[j];
            double dx = body->x - other->x, dy = body->y - other->y, dz = body->z - other->z;
            double square = dx * dx + dy * dy + dz * dz;
            double magnitude = step / (square * sqrt(square));
            body->vx -= dx * other->mass * magnitude;
            body->vy -= dy * other->mass * magnitude;
            body->vz -= dz * other->mass * magnitude;
            other->vx += dx * body->mass * magnitude;
            other->vy += dy * body->mass * magnitude;
            other->vz += dz * body->mass * magnitude;
        }
    }
    for (int i = 0; i < COUNT; i++) {
        bodies[i].x += step * bodies[i].vx;
        bodies[i].y += step * bodies[i].vy;
        bodies[i].z += step * bodies[i].vz;
    }
}

static double energy(const struct body *bodies) {
    double total = 0.0;
    for (int i = 0; i < COUNT; i++) {
        const struct body *body = &bodies[i];
        total += 0.5 * body->mass * (body->vx * body->vx + body->vy * body->vy + body->vz * body->vz);
        for (int j = i + 1; j < COUNT; j++) {
            const struct body *other = &bodies[j];
            double dx = body->x - other->x, dy = body->y - other->y, dz = body->z - other->z;
            total -= (body->mass * other->mass) / sqrt(dx * dx + dy * dy + dz * dz);
        }
    }
    return total;
}

int main(void) {
    for (int i = 0; i < COUNT; i++) {
        bodies[i].vx *= DAYS;
        bodies[i].vy *= DAYS;
        bodies[i].vz *= DAYS;
        bodies[i].mass *= SOLAR_MASS;
    }
    printf("%.9f\n", energy(bodies));
    for (int i = 0; i < 100000; i++) advance(bodies, 0.01);
    printf("%.9f\n", energy(bodies));
}
