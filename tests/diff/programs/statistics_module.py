"""statistics: of ints and floats, with errors."""

import statistics
from statistics import StatisticsError, fmean, mean, median, mode, pstdev, quantiles, stdev, variance

scores = [88, 92, 79, 65, 90, 92, 81]
print(mean([1, 2, 3]), mean([1, 2, 3, 4]), mean([1.5, 2.5]), mean([0.1] * 10), fmean([1, 2, 4]))
print(median([3, 1, 2]), median([1, 2, 3, 4]), median([1.5, 2.5, 9.0]), median(range(10)), median({5, 1}))
print(stdev(scores), pstdev(scores), variance(scores), statistics.pvariance(scores), stdev([0.1, 0.2, 0.4]))
print(variance([1, 2, 3]), variance([0.5, 1.25]), statistics.pvariance([1.5, 2.5]), variance([2, 2]))
print(variance([1.5, 2.5], 2.0), stdev([1.5, 2.5], 2.25), pstdev([1.0, 4.0], 2.0))
print(mode("aabbb"), mode([3, 1, 1]), statistics.multimode("aabbc"), statistics.multimode([1]))
print(
    quantiles([1, 2, 3, 4, 5]),
    quantiles([1.5, 2.5, 8.0], n=3),
    quantiles(range(20), n=10, method="inclusive"),
)
print(
    statistics.median_low([1, 2, 3, 4]),
    statistics.median_high(["a", "b"]),
    statistics.median_grouped([1, 2, 2, 3]),
)
print(statistics.harmonic_mean([40, 60]), round(statistics.geometric_mean([54, 24, 36]), 9))
print(fmean([1.0, 2.0], weights=[3, 1]), fmean([3, 5], [1, 1]))
x, y = [1, 2, 3, 4], [2.1, 3.9, 6.2, 7.8]
print(statistics.covariance(x, y), statistics.correlation(x, y), statistics.linear_regression(x, y))
slope, intercept = statistics.linear_regression(x, y, proportional=True)
print(slope, intercept)
same = [1, 1]
average = mean(scores)
print(f"{average:.2f} {median(scores):5.1f} {average > 80}", round(average, 2), average * 2)
low: float = median(scores) - 3
print(f"{low:.1f}", [s for s in scores if s > average], mean(len(w) for w in ["a", "bcd"]))
print(mean([1e308, 1e308]), stdev([1e-320, 3e-320]), variance([1e-200, 5e-200]), mean([float("inf"), 1.0]))
for trial in range(6):
    try:
        if trial == 0:
            mean([1.0][1:])
        elif trial == 1:
            median([1][1:])
        elif trial == 2:
            stdev([1.0])
        elif trial == 3:
            mode([1][1:])
        elif trial == 4:
            quantiles([1])
        else:
            statistics.correlation(same, x[:2])
    except StatisticsError as problem:
        print(type(problem).__name__, problem, isinstance(problem, ValueError))
