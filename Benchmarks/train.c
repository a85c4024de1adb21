/* The 2-2-2 network trained by gradient descent, the loop that a C programmer would write by hand. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static double logistic(double x) { return 1 / (1 + exp(-x)); }

int main(int argc, char **argv) {
  long rounds = argc > 1 ? atol(argv[1]) : 10000;
  double w[8] = {0.15, 0.20, 0.25, 0.30, 0.40, 0.45, 0.50, 0.55};
  const double i1 = 0.05, i2 = 0.10, b1 = 0.35, b2 = 0.60, t1 = 0.01, t2 = 0.99, rate = 0.5;
  double o1 = 0, o2 = 0;
  for (long round = 0; round < rounds; round++) {
    double h1 = logistic(w[0] * i1 + w[1] * i2 + b1);
    double h2 = logistic(w[2] * i1 + w[3] * i2 + b1);
    o1 = logistic(w[4] * h1 + w[5] * h2 + b2);
    o2 = logistic(w[6] * h1 + w[7] * h2 + b2);
    double d1 = (o1 - t1) * o1 * (1 - o1);
    double d2 = (o2 - t2) * o2 * (1 - o2);
    double e1 = (d1 * w[4] + d2 * w[6]) * h1 * (1 - h1);
    double e2 = (d1 * w[5] + d2 * w[7]) * h2 * (1 - h2);
    w[0] -= rate * e1 * i1;
    w[1] -= rate * e1 * i2;
    w[2] -= rate * e2 * i1;
    w[3] -= rate * e2 * i2;
    w[4] -= rate * d1 * h1;
    w[5] -= rate * d1 * h2;
    w[6] -= rate * d2 * h1;
    w[7] -= rate * d2 * h2;
  }
  printf("%.17g %.17g\n", o1, o2);
  return 0;
}
