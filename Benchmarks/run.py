#!/usr/bin/env python3
"""Times the program beside C programs that do the same, in turn, and prints ratios.

Needs Swift 6, a C compiler and Python 3. Absolute times depend on the machine; the ratios are what counts.

    Benchmarks/run.py [--runs N]
"""

import argparse
import pathlib
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
ROUNDS = 200_000


def build(directory):
    """The static release build of the program, and the C programs."""
    subprocess.run(
        ["swift", "build", "-c", "release", "--product", "lessons", "--static-swift-stdlib",
         "-Xswiftc", "-static-executable", "--scratch-path", str(ROOT / ".build" / "benchmarks")],
        cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    lessons = ROOT / ".build" / "benchmarks" / "release" / "lessons"
    text = subprocess.run([lessons, "backprop"], check=True, capture_output=True).stdout
    same = directory / "print.c"
    same.write_text(
        "#include <stdio.h>\nstatic const unsigned char text[] = {" + ",".join(map(str, text))
        + "};\nint main(void) { return fwrite(text, 1, sizeof text, stdout) != sizeof text; }\n")
    for source, name in [(same, "print"), (ROOT / "Benchmarks" / "train.c", "train")]:
        subprocess.run(["cc", "-O3", "-static", "-o", directory / name, source, "-lm"], check=True)
    return lessons, directory / "print", directory / "train"


def seconds(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def paired(first, second, runs):
    """The times of two commands run in turn, after one run of each that is not counted."""
    seconds(first), seconds(second)
    return zip(*[(seconds(first), seconds(second)) for _ in range(runs)])


def report(name, ratios):
    low, middle, high = min(ratios), statistics.median(ratios), max(ratios)
    print(f"{name:52} {middle:6.2f}   ({low:.2f} to {high:.2f})")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=30)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as directory:
        lessons, same, train = build(pathlib.Path(directory))
        print(f"{'time of lessons over that of C, whole processes':52} median   (least to greatest of {runs})")
        ours, theirs = paired([lessons, "backprop"], [same], runs)
        report("lessons backprop / printing the same bytes", [a / b for a, b in zip(ours, theirs)])
        # The difference of two runs leaves the rounds alone, without start-up and the rest of the lesson.
        many, few = paired(
            [lessons, "fgsm", "--set", f"rounds={ROUNDS // 2}", "--section", "A trained"],
            [lessons, "fgsm", "--set", "rounds=0", "--section", "A trained"], runs)
        full, none = paired([train, str(ROUNDS // 2)], [train, "0"], runs)
        report(
            f"{ROUNDS // 2:,} training rounds of the 2-2-2 network / C",
            [(a - b) / (c - d) for a, b, c, d in zip(many, few, full, none)])


if __name__ == "__main__":
    main()
