#!/usr/bin/env python3
"""Does a change keep every byte of every page?

    same.py OLD NEW [--random N] [--articles FOLDER] [--inflated]

Sets the goldens, the samples, the plans and N (200) random articles of tests/prop by both programs and compares pages,
messages and status. The key in a PDF's Info is left out: it names the program that made it. With --articles the files
of a folder are set too; --inflated compares what streams hold, not how they are deflated. NEW may be a command with arguments ("build/release/typeset --no-cache")."""
import argparse
import concurrent.futures
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent.parent.parent
PROP = HERE / "build/release/tests/prop"
KEY = re.compile(rb"(/TypesetKey \()[0-9a-f]{64}(\))")


def jobs(random, folder, work):
    """Arguments of each job: an article or a plan, and its style."""
    for case in sorted((HERE / "tests/golden").iterdir()):
        if (case / "in.txt").exists():
            style = case / "style.yaml"
            yield [str(case / "in.txt")] + (["--style", str(style)] if style.exists() else [])
    inputs = sorted((HERE / "input").glob("*.txt"))
    for article in inputs:
        for style in [None] + sorted((HERE / "styles").glob("*.yaml")):
            yield [str(article)] + (["--style", str(style)] if style else [])
        yield [str(article), "--fit", "rows"]
    for plan in sorted((HERE / "input").glob("*/*.yaml")):
        yield [str(plan)]
    for i in range(random):
        sign = ["", "-", "+", "^"][i % 4]
        path = work / f"random{i}.txt"
        path.write_bytes(subprocess.run([PROP, "--article", f"{sign}{i + 1}"], stdout=subprocess.PIPE, check=True).stdout)
        yield [str(path)]
    for path in sorted(pathlib.Path(folder).iterdir()) if folder else []:
        yield [str(path)]


def run(program, job, out, inflated):
    done = subprocess.run(shlex.split(program) + job + ["-o", str(out)], capture_output=True)
    page = out.read_bytes() if out.exists() else b""
    if page and inflated:
        page = subprocess.run(["qpdf", "--static-id", "--stream-data=uncompress", str(out), "-"], capture_output=True).stdout
    page = KEY.sub(rb"\1\2", page)
    out.unlink(missing_ok=True)
    return done.returncode, done.stderr, page


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("--random", type=int, default=200)
    parser.add_argument("--articles")
    parser.add_argument("--inflated", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)

        def compare(numbered):
            i, job = numbered
            old, new = (run(program, job, work / f"{i}.pdf", args.inflated) for program in (args.old, args.new))
            return job, [name for name, a, b in zip(("status", "messages", "page"), old, new) if a != b]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            done = list(pool.map(compare, enumerate(jobs(args.random, args.articles, work))))
    for job, differs in done:
        if differs:
            print("DIFFERS:", ", ".join(differs), "of", " ".join(job))
    bad = sum(bool(differs) for _, differs in done)
    print(f"same: {len(done) - bad} passed, {bad} failed")
    sys.exit(bad > 0)


if __name__ == "__main__":
    main()
