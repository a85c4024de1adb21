"""Writes the reference values of the elementary functions for NumericsTests.

    pip install mpmath
    python3 Tests/Reference/elementary.py

Every argument is a double, written in hexadecimal and so exactly; every value is computed with mpmath to 60
digits and written with 40. The arguments cover ordinary, tiny and huge numbers, the edges of each function's
range and the places where it is hard to compute. The seed is fixed: running the script again changes nothing.
"""

import functools
import heapq
import math
import random
from pathlib import Path

from mpmath import mp, mpf

mp.dps = 60
FOLDER = Path(__file__).parent.parent / "NumericsTests" / "Reference"
LEAST = 5e-324
GREATEST = 1.7976931348623157e308


def signed(numbers):
    return [sign * x for x in numbers for sign in (1, -1)]


def log_uniform(source, least, greatest, count):
    return [2 ** source.uniform(math.log2(least), math.log2(greatest)) for _ in range(count)]


def around(x, steps=2):
    below, above = [x], []
    for _ in range(steps):
        below.append(math.nextafter(below[-1], -math.inf))
        above.append(math.nextafter(above[-1] if above else x, math.inf))
    return below + above


def ordinary(source):
    """Arguments that worked examples have: few decimals, moderate size."""
    return [round(source.gauss(0, 3), source.randint(0, 4)) for _ in range(60)]


def exp_arguments(source):
    edges = [709.782712893384, 709.7827128933841, -708.3964185322641, -745.1332191019411, -745.13321910194122]
    return (ordinary(source) + [source.uniform(-745, 709) for _ in range(60)] + edges
            + signed(log_uniform(source, 1e-300, 1, 30)) + signed([LEAST, 2.3e-308, 1e-17, 2**-53, 2**-54]))


def log_arguments(source):
    return ([abs(x) for x in ordinary(source) if x] + log_uniform(source, 1e-320, GREATEST, 80)
            + [x for x in around(1.0, 8) if x != 1] + [1 + x for x in signed(log_uniform(source, 1e-12, 0.5, 30))]
            + [LEAST, 2.2250738585072014e-308, GREATEST, 2.0, 10.0, math.e])


def tanh_arguments(source):
    return (ordinary(source) + [source.uniform(-25, 25) for _ in range(60)]
            + signed(log_uniform(source, 1e-300, 1, 30)) + signed([LEAST, 19.06, 22.0, 1e300, 2**-28, 0.55, 0.22]))


def logistic_arguments(source):
    return (ordinary(source) + [source.uniform(-745, 60) for _ in range(60)]
            + signed(log_uniform(source, 1e-300, 1, 30)) + signed([LEAST, 36.7, 37.5, 700.0, 1e-17]))


@functools.cache
def near_turns():
    """The doubles up to 2^20 that come nearest to a multiple of π/2, where cancellation is worst."""
    distances = []
    for k in range(1, int(2**20 / (mp.pi / 2))):
        turn = k * mp.pi / 2
        distances.append((abs(float(turn) - turn), abs(float(turn) / turn - 1), float(turn)))
    absolute = heapq.nsmallest(40, distances)
    relative = heapq.nsmallest(40, distances, key=lambda distance: distance[1])
    return [x for _, _, x in absolute + relative + distances[:20]]


def angle_arguments(source):
    return (ordinary(source) + signed(log_uniform(source, 1e-300, 1, 20)) + signed(log_uniform(source, 1, 2**20, 40))
            + near_turns() + signed([LEAST]))


def hyperbolic_arguments(source):
    return (ordinary(source) + [source.uniform(-709, 709) for _ in range(80)] + signed([710.4, 710.5])
            + signed(log_uniform(source, 1e-300, 1, 30)) + signed([LEAST, 22.0, 2**-28, 0.3]))


def sine_arguments(source):
    return ([source.uniform(-1, 1) for _ in range(100)] + signed(log_uniform(source, 1e-300, 1, 30))
            + signed([LEAST, 0.5, 0.1, 0.6]) + [x for x in around(1.0, 20) + around(-1.0, 20) if abs(x) <= 1])


def tangent_arguments(source):
    return (ordinary(source) + signed(log_uniform(source, 1e-300, 1e300, 80)) + around(1.0, 4)
            + signed([LEAST, GREATEST, 7 / 16, 11 / 16, 19 / 16, 39 / 16]))


FUNCTIONS = {
    "exp": (exp_arguments, mp.exp),
    "log": (log_arguments, mp.log),
    "tanh": (tanh_arguments, mp.tanh),
    "logistic": (logistic_arguments, lambda x: 1 / (1 + mp.exp(-x))),
    "sin": (angle_arguments, mp.sin),
    "cos": (angle_arguments, mp.cos),
    "tan": (angle_arguments, mp.tan),
    "sinh": (hyperbolic_arguments, mp.sinh),
    "cosh": (hyperbolic_arguments, mp.cosh),
    "arcsin": (sine_arguments, mp.asin),
    "arccos": (sine_arguments, mp.acos),
    "arctan": (tangent_arguments, mp.atan),
}


def text(value):
    return mp.nstr(value, 40, min_fixed=0, max_fixed=0)


def write(name, rows):
    lines = "\n".join("    " + " ".join(row) for row in rows)
    title = name[0].upper() + name[1:]
    (FOLDER / f"{title}Reference.swift").write_text(f'''\
// Written by Tests/Reference/elementary.py. Do not edit.

extension ElementaryReference {{
  static let {name} = ElementaryReference(
    """
{lines}
    """)
}}
''')


def main():
    FOLDER.mkdir(exist_ok=True)
    for name, (arguments, function) in FUNCTIONS.items():
        numbers = sorted({x for x in arguments(random.Random(name)) if x != 0})
        write(name, [(float(x).hex(), text(function(mpf(x)))) for x in numbers])
    source = random.Random("power")
    pairs = [(abs(round(source.gauss(0, 3), 2)) + 0.01, round(source.gauss(0, 3), 2)) for _ in range(100)]
    pairs += [(x, source.uniform(-2, 2)) for x in log_uniform(source, 1e-150, 1e150, 100)]
    write("power", [(x.hex(), y.hex(), text(mp.power(mpf(x), mpf(y)))) for x, y in sorted(pairs)])


main()
