"""Snapshots: acquired, stored, indexed, compared, asked in SQL and loaded into PostgreSQL, beside what people run today.

    ./trialbook bench snapshot [--studies N] [--only STEP,...]

Makes a registry of made-up studies and the same some days later, in the state folder, once. Every figure is one whole
process with a heap of 1 GiB, start included; what is measured in milliseconds is many requests in one process. Prints
each figure as it comes, keeps all of them beside the corpora, and writes docs/benchmarks-snapshot.md from them.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from flattening import machine
from snapshotting import server

HERE = Path(__file__).resolve().parent
HOME = HERE.parents[2]
STEPS = ("store", "lookup", "index", "search", "acquire", "diff", "duckdb", "postgres")
CHANGED_EACH = 120  # 5,000 of 600,000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--java", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--lib", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--state", type=Path, required=True, help="where corpora and figures are kept")
    parser.add_argument("--studies", type=int, default=20_000, help="600000 is the registry: 40 GB of disk, two hours")
    parser.add_argument("--only", help="of the steps " + ", ".join(STEPS))
    options = parser.parse_args()
    steps = options.only.split(",") if options.only else STEPS
    unknown = [step for step in steps if step not in STEPS]
    if unknown:
        parser.error(f"there is no step {', '.join(unknown)}; there are {', '.join(STEPS)}")
    bench = Bench(options)
    bench.make_corpora()
    for step in steps:
        getattr(bench, step)()
        bench.keep()
    bench.report()
    return 0


class Bench:
    def __init__(self, options):
        self.java, self.lib, self.studies = options.java, options.lib, options.studies
        self.place = options.state / f"snapshot-{options.studies}"
        self.place.mkdir(parents=True, exist_ok=True)
        self.before, self.after = self.place / "before.ndjson", self.place / "after.ndjson"
        self.snapshots = self.place / "snapshots"
        self.kept = self.place / "figures.json"
        self.figures = json.loads(self.kept.read_text()) if self.kept.exists() else {}
        classes = self.place / "classes"
        javac = Path(self.java).resolve().with_name("javac")
        source = HERE / "java/org/trialbook/bench/AskSnapshot.java"
        subprocess.run(
            [javac, "-nowarn", "-proc:none", "-d", classes, "-cp", f"{self.lib}/*", source], check=True
        )

    # ---- how things are called ---------------------------------------------------------------

    def jvm(self, main: str, *arguments) -> list:
        path = f"{self.place}/classes:{self.lib}/*"
        return [self.java, f"@{self.lib}/jvm.options", "-XX:+UseParallelGC", "-Xmx1g", "-cp", path, main, *map(str, arguments)]

    def ours(self, *arguments) -> list:
        return self.jvm("org.trialbook.cli.Main", *arguments)

    def ask(self, what: str, *names) -> list:
        return self.jvm("org.trialbook.bench.AskSnapshot", what, *(self.snapshots / name for name in names))

    def peer(self, *arguments) -> list:
        return [sys.executable, "-m", "snapshotting.peers", *map(str, arguments)]

    def measure(self, key: str, command: list, **environment) -> dict:
        """Runs a process to its end: seconds, the most memory resident, and the JSON that it may have printed."""
        start = time.monotonic()
        process = subprocess.Popen(
            command,
            cwd=HERE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **environment},
        )
        printed = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            raise SystemExit(f"{key} failed: {' '.join(map(str, command))}")
        figure = {"seconds": time.monotonic() - start, "memory": usage.ru_maxrss / 1024}
        last = printed.strip().splitlines()[-1:] or [""]
        if last[0].startswith("{"):
            figure |= json.loads(last[0])
        self.figures[key] = figure
        print(f"{key:16} {json.dumps(figure)}", file=sys.stderr)
        return figure

    def keep(self) -> None:
        self.kept.write_text(json.dumps(self.figures, indent=1))

    # ---- what is measured --------------------------------------------------------------------

    def make_corpora(self) -> None:
        if not self.before.exists():
            part = self.place / "before.part.ndjson"
            subprocess.run(self.ours("sample", part, "--studies", self.studies), check=True)
            part.rename(self.before)
        if not self.after.exists():
            part = self.place / "after.part"
            with open(self.before, "rb") as lines, open(part, "wb") as out:
                for n, line in enumerate(lines):
                    if n % CHANGED_EACH != 7:
                        out.write(line)
                    elif n // CHANGED_EACH % 50:  # the others are removed
                        out.write(changed(line))
            part.rename(self.after)

    def store(self) -> None:
        shutil.rmtree(self.snapshots, ignore_errors=True)
        for name, file in (("before", self.before), ("after", self.after)):
            self.measure(f"store {name}", self.ours("snapshot", "--in", self.snapshots, "create", "--name", name, file))
        self.figures["sizes"] = {
            "ndjson": self.before.stat().st_size,
            "snapshot": size(self.snapshots / "before"),
            "both": size(self.snapshots),
        }

    def lookup(self) -> None:
        self.measure("lookup", self.ask("lookup", "before"))

    def index(self) -> None:
        for name in ("before", "after"):
            shutil.rmtree(self.snapshots / name / "search", ignore_errors=True)
        self.measure("index before", self.ask("index", "before"))
        self.measure("index after", self.ask("index", "after"))
        self.figures["sizes"]["index"] = size(self.snapshots / "before" / "search")

    def search(self) -> None:
        self.measure("search", self.ask("search", "before"))

    def acquire(self) -> None:
        """A mirror serves the snapshot; another folder takes it over the wire."""
        for name, verb in (("before", "create"), ("after", "update")):
            mirror = subprocess.Popen(
                self.ours("serve", self.snapshots / name, "--port", "0"), stdout=subprocess.PIPE, text=True
            )
            try:
                address = next(found[0] for line in mirror.stdout if (found := re.search(r"http://\S+", line)))
                taken = self.place / "taken"
                if verb == "create":
                    shutil.rmtree(taken, ignore_errors=True)
                self.measure(f"acquire {verb}", self.ours("snapshot", "--in", taken, verb), TRIALBOOK_REGISTRY=address)
            finally:
                mirror.terminate()
                mirror.wait()

    def diff(self) -> None:
        out = self.place / "changes.ndjson"
        for n in range(3):
            self.measure(f"diff {n}", self.ours("diff", "--in", self.snapshots, "before", "after", "--out", out))
            self.measure(f"unpack {n}", self.ask("unpack", "before", "after"))
        with open(out, "rb") as lines:
            self.figures["changes"] = sum(1 for _ in lines)
        self.measure("diff in Python", self.peer("diff", self.before, self.after))

    def duckdb(self) -> None:
        query = "select overallStatus, count(*) as n from studies group by all order by all"
        shutil.rmtree(self.snapshots / "before" / "relations", ignore_errors=True)
        for key in ("sql first", "sql again"):
            self.measure(key, self.ours("sql", self.snapshots / "before", query))
        self.measure("read_json", self.peer("duckdb", self.before))

    def postgres(self) -> None:
        with server.started(Path("/var/tmp")) as port:
            where = {"TRIALBOOK_POSTGRES": f"jdbc:postgresql://127.0.0.1:{port}/postgres?user=postgres"}
            for name in ("before", "after"):
                load = self.ours("postgres", "load", self.snapshots / name, "--relations", "STUDIES,LOCATIONS")
                self.measure(f"load {name}", load, **where)
        with server.started(Path("/var/tmp")) as port:
            self.measure("psycopg", self.peer("postgres", self.before, f"host=127.0.0.1 port={port} user=postgres dbname=postgres"))

    # ---- the page ----------------------------------------------------------------------------

    def report(self) -> None:
        rows = list(filter(None, (self.row(*row) for row in ROWS)))
        page = PAGE.format(
            studies=f"{self.studies:,}",
            changes=f"{self.figures.get('changes', 0):,}",
            promises="\n".join(self.promises()),
            rows="\n".join(rows),
            sizes="\n".join(f"| {name} | {value / 1e9:,.2f} GB |" for name, value in self.figures.get("sizes", {}).items()),
            machine="\n".join(f"| {name} | {value} |" for name, value in machine.facts(self.java, self.lib).items()),
        )
        target = HOME / "docs" / "benchmarks-snapshot.md"
        target.write_text(page)
        print(f"{target} is written.", file=sys.stderr)

    def median(self, key: str):
        runs = [f for name, f in self.figures.items() if name == key or re.fullmatch(re.escape(key) + r" \d", name)]
        return sorted(runs, key=lambda run: run["seconds"])[len(runs) // 2] if runs else None

    def row(self, label: str, key: str, beside: str):
        ours, other = self.median(key), self.median(beside) if beside else None
        if not ours:
            return None
        ratio = f"{other['seconds'] / ours['seconds']:.2f}×" if other else ""
        seconds = f"{other['seconds']:,.1f}" if other else ""
        return f"| {label} | {ours['seconds']:,.1f} | {ours['memory']:,.0f} | {seconds} | {ratio} |"

    def promises(self):
        if self.median("diff") and self.median("unpack"):
            ratio = self.median("diff")["seconds"] / self.median("unpack")["seconds"]
            yield promise("diff, against unpacking both snapshots", "at most 2×", f"{ratio:.2f}×", ratio <= 2)
        if "lookup" in self.figures:
            ms = self.figures["lookup"]["median"]
            yield promise("status of one study", "under 5 ms", told(self.figures["lookup"]), ms < 5)
        if "search" in self.figures:
            ms = self.figures["search"]["median"]
            yield promise("a page of an indexed search, median", "under 20 ms", told(self.figures["search"]), ms < 20)


def told(figure: dict) -> str:
    return f"{figure['median']:.2f} ms (p95 {figure['p95']:.2f}, worst {figure['worst']:.0f})"


def promise(what: str, wanted: str, measured: str, holds: bool) -> str:
    return f"| {what} | {wanted} | {measured} | {'holds' if holds else '**falls short**'} |"


def changed(line: bytes) -> bytes:
    """The study, posted three days later, with another title, and completed if it recruited."""
    line = line.replace(b'"overallStatus":"RECRUITING"', b'"overallStatus":"COMPLETED"', 1)
    line = re.sub(rb'("lastUpdatePostDateStruct":\{"date":")[0-9-]*', rb"\g<1>2026-11-23", line, count=1)
    return line.replace(b'"briefTitle":"', b'"briefTitle":"Changed ', 1)


def size(folder: Path) -> int:
    """What is on the disk, files that are shared once."""
    blocks = {}
    for file in folder.rglob("*"):
        if file.is_file():
            facts = file.stat()
            blocks[facts.st_ino] = facts.st_size
    return sum(blocks.values())


ROWS = (
    ("A file of NDJSON to a snapshot", "store before", None),
    ("A later one, which shares what is the same", "store after", None),
    ("The index for searches", "index before", None),
    ("The later one's, made from it", "index after", None),
    ("A whole registry over the wire, as its bulk archive", "acquire create", None),
    ("Brought up to date over the wire", "acquire update", None),
    ("Changes between the two, all kinds; beside json and a dict in Python, which finds changed studies and statuses", "diff", "diff in Python"),
    ("... beside unpacking both and doing nothing", "diff", "unpack"),
    ("Studies by status in SQL, the relation made first; beside DuckDB's read_json", "sql first", "read_json"),
    ("The same again", "sql again", "read_json"),
    ("PostgreSQL: studies as JSONB with all indexes, STUDIES and LOCATIONS; beside psycopg and pandas with fewer columns and one index", "load before", "psycopg"),
    ("PostgreSQL: what changed", "load after", None),
)

PAGE = """# Benchmarks of snapshots

Written by `./trialbook bench snapshot`; the figures are this machine's. Each is one whole process with a heap of 1 GiB, start included;
of diffs and unpacking the median of three. The registry is {studies} made-up studies; the later one differs in one study of 120, of
which one in 50 is gone: {changes} changes.

## What is promised

| promise | wanted | measured |  |
|---|---|---|---|
{promises}

## Figures

| | seconds | memory, MB | beside, seconds | faster |
|---|---|---|---|---|
{rows}

## On the disk

| | |
|---|---|
{sizes}

## Measured on

| | |
|---|---|
{machine}
"""

if __name__ == "__main__":
    raise SystemExit(main())
