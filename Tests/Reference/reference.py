"""What the reference scripts of the lessons share.

Each script computes lessons from the notes with plain formulas in mpmath, to 50 digits, and writes a table for each
with 40, for CurriculumTests: a line for each quantity, its name and its numbers row by row. Derivatives are worked
out by hand, and compared with mpmath.diff before anything is written. Nothing depends on chance or on the program:
running a script again changes nothing.

    pip install mpmath
    python3 Tests/Reference/lessons.py
"""

from pathlib import Path

from mpmath import diff, exp, mp, mpf, nstr

mp.dps = 50
FOLDER = Path(__file__).parent.parent / "CurriculumTests" / "Reference"


def logistic(x):
    return 1 / (1 + exp(-x))


def numbers(*texts):
    return [mpf(text) for text in texts]


def check(derivative, function, arguments, position):
    """Stops where a derivative taken by hand is not the limit of the difference quotients."""
    order = tuple(int(index == position) for index in range(len(arguments)))
    slope = diff(function, tuple(arguments), order)
    assert abs(derivative - slope) < mpf(10) ** -20 * max(1, abs(slope)), (derivative, slope)


def text(value):
    return nstr(mpf(value), 40, min_fixed=0, max_fixed=0)


def elements(value):
    """The numbers of a quantity row by row: of a number, of a list, of a list of rows."""
    if not isinstance(value, list):
        return [value]
    return [number for part in value for number in elements(part)]


def write(lesson, quantities):
    """Writes the table of a lesson."""
    FOLDER.mkdir(exist_ok=True)
    rows = [",".join([symbol] + [text(number) for number in elements(value)]) for symbol, value in quantities.items()]
    (FOLDER / f"{lesson}.csv").write_text("\n".join(rows) + "\n")
