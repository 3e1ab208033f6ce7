"""Flattening, side by side with DuckDB, polars, pandas, Jackson trees and Tablesaw, and with the limits of the machine.

    ./trialbook bench flatten [--quick] [--full] [--runs N] [--only GROUP,... [--add]]

Makes its corpora in the state folder, once; prints each figure as it comes; writes docs/benchmarks.md and, beside the
corpora, flatten.json with every single run.
"""

import argparse
import dataclasses
import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from flattening import columns, corpora, live, machine, measures, report, same
from flattening.stock import Stock
from flattening.turns import Result, take_turns

HERE = Path(__file__).resolve().parent
HOME = HERE.parents[2]
GROUPS = ("real", "sample", "archives", "full", "growth", "processes", "pages", "tablesaw")


def main() -> int:
    options = arguments()
    options.state.mkdir(parents=True, exist_ok=True)
    tools = measures.Tools(options.java, options.lib, HOME / "trialbook", options.state)
    prepare(tools)
    Bench(options, tools).run()
    return 0


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--java", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--lib", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--state", type=Path, required=True, help="where corpora and raw figures are kept")
    parser.add_argument("--quick", action="store_true", help="200 MB and 3 rounds, to try it out")
    parser.add_argument(
        "--full", action="store_true", help="600,000 studies as bulk zip and .zst too: 5 GB of disk"
    )
    parser.add_argument("--megabytes", type=int, help="of a corpus as NDJSON; 2000 without it")
    parser.add_argument("--studies", type=int, default=600_000, help="of the corpus of --full")
    parser.add_argument("--runs", type=int, help="counted rounds; 5 without it")
    parser.add_argument("--only", help="of the groups " + ", ".join(GROUPS))
    parser.add_argument(
        "--add", action="store_true", help="keep the figures of the groups that ran before, for the report"
    )
    parser.add_argument(
        "--page-seconds", type=float, default=0.85, help="what the registry takes for a page of 1,000 studies"
    )
    parser.add_argument(
        "--report", type=Path, default=HOME / "docs" / "benchmarks.md", help="the page that is written"
    )
    stored = Path(os.environ.get("TRIALBOOK_REAL_DATA", HOME.parent / "shared" / "registry"))
    parser.add_argument("--registry", type=Path, default=stored, help="the folder with the real records")
    options = parser.parse_args()
    options.megabytes = options.megabytes or (200 if options.quick else 2000)
    options.runs = options.runs or (3 if options.quick else 5)
    options.groups = (
        options.only.split(",") if options.only else [g for g in GROUPS if g != "full" or options.full]
    )
    unknown = [group for group in options.groups if group not in GROUPS]
    if unknown:
        parser.error(f"there is no group {', '.join(unknown)}; there are {', '.join(GROUPS)}")
    if not options.registry.is_dir():
        say(f"There are no real records in {options.registry} (--registry): the sample stands in for them.")
        options.groups = [g for g in options.groups if g not in ("real", "full", "pages")]
    return options


def prepare(tools) -> None:
    """Compiles the harness, with the libraries that only it needs."""
    peers = tools.state / "peers"
    if not peers.exists():
        say("bringing the peers' libraries ...")
        plugin = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies"
        maven = [
            "mvn",
            "-q",
            "-B",
            "-ntp",
            "-f",
            str(HERE / "pom.xml"),
            plugin,
            f"-DoutputDirectory={peers}.part",
        ]
        subprocess.run(maven, check=True, stdout=sys.stderr)
        Path(f"{peers}.part").rename(peers)
    classes = tools.state / "classes"
    shutil.rmtree(classes, ignore_errors=True)
    javac = Path(tools.java).resolve().with_name("javac")
    path = f"{tools.lib}/*:{peers}/*"
    sources = map(str, HERE.glob("java/**/*.java"))
    subprocess.run([javac, "-nowarn", "-proc:none", "-d", classes, "-cp", path, *sources], check=True)


class Bench:
    """One run: groups one after the other, in each the measures in turn."""

    def __init__(self, options, tools):
        self.options, self.tools = options, tools
        self.figures, self.abouts, self.unequal = {}, {}, []
        self.raw = options.state / "flatten.json"
        if options.add and self.raw.exists():
            self.remember(json.loads(self.raw.read_text()))
        self.stock = Stock(options.state, options.registry, self.write_sample, say)

    def remember(self, before: dict) -> None:
        self.abouts, self.unequal = before["about"], before["unequal"]
        self.figures = {
            group: {key: Result(**facts) for key, facts in results.items()}
            for group, results in before["figures"].items()
        }

    def run(self) -> None:
        for group in self.options.groups:
            getattr(self, group)()
            self.save()
        shutil.rmtree(self.tools.out, ignore_errors=True)
        say(f"\n{self.options.report} is written.")

    # ---- the groups ---------------------------------------------------------------------

    def real(self) -> None:
        self.side_by_side(self.stock.real(self.options.megabytes))

    def sample(self) -> None:
        self.side_by_side(self.stock.sample(self.options.megabytes))

    def side_by_side(self, corpus) -> None:
        piece = self.stock.slice(corpus, max(1000, corpus.studies // 20))
        asked = measures.of_ndjson(self.tools, corpus, piece)
        self.turns(
            corpus.name, asked, f"{about(corpus)}. The first line is what the others are compared with."
        )
        self.compare(corpus, piece, asked)

    def corpus(self, megabytes: int):
        """Real records where there are some."""
        return (self.stock.real if self.stock.records else self.stock.sample)(megabytes)

    def archives(self) -> None:
        corpus = self.corpus(self.options.megabytes)
        self.stock.archives(corpus)
        self.turns(f"archives-{corpus.name}", measures.of_archives(self.tools, corpus), about(corpus))

    def full(self) -> None:
        corpus = self.stock.registry_sized(self.options.studies)
        sizes = f"{corpus.zip.stat().st_size / 1e9:.2f} GB as zip, {corpus.zst.stat().st_size / 1e9:.2f} GB as .zst"
        self.turns(
            f"archives-{corpus.name}", measures.of_archives(self.tools, corpus), f"{about(corpus)}; {sizes}"
        )

    def growth(self) -> None:
        whole = self.options.megabytes
        parts = [self.corpus(part) for part in (whole // 4, whole // 2, whole)]
        self.turns(
            "growth",
            measures.of_growth(self.tools, parts),
            f"Heap of {measures.HEAP}; {about(parts[-1])}, and its first parts.",
        )

    def processes(self) -> None:
        corpus = self.corpus(self.options.megabytes)
        self.turns(
            "processes", measures.of_processes(self.tools, corpus), f"{about(corpus)}; start included."
        )

    def pages(self) -> None:
        count, size, seconds = (3 if self.options.quick else 10), 1000, self.options.page_seconds
        source = live.Pages(corpora.repeated(self.stock.records), count, size, seconds)
        text = (
            f"{count} pages of {size:,} whole real studies from a server on this machine "
            f"that takes {seconds} s for each, as the registry does."
        )
        try:
            self.turns(f"pages-{count}", measures.of_pages(self.tools, source.url, source.bytes / 1e6), text)
        finally:
            source.close()

    def tablesaw(self) -> None:
        twenty = self.stock.slice(self.corpus(self.options.megabytes), 20)
        self.turns("tablesaw", measures.of_tablesaw(self.tools, twenty), "One counted round.", runs=1)

    # ---- what they have in common -------------------------------------------------------

    def turns(self, group: str, asked: list, text: str, runs=None) -> None:
        say(f"\n{group}: {text}")
        self.figures[group] = take_turns(asked, runs or self.options.runs, self.options.state / "logs", say)
        self.abouts[group] = text
        for result in self.figures[group].values():
            if result.seconds:
                print(
                    f"{group:20} {result.label:60} {result.median:8.2f} s {result.speed:8,.0f} MB/s {result.peak:7,.0f} MB",
                    flush=True,
                )

    def compare(self, corpus, piece, asked: list) -> None:
        """Rows and columns of the peers against ours; pandas had a piece, so ours of the piece."""
        ours = self.tools.same("ours-piece", "the piece", piece, piece.ndjson, "three")
        subprocess.run(
            ours.command,
            input="\n",
            text=True,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        of = {"pandas": same.checksums(ours.relations, ours.folder)}
        first = same.checksums(asked[0].relations, asked[0].folder)
        for measure in asked[1:]:
            if not measure.relations or self.figures[corpus.name][measure.key].problem:
                continue
            found = same.differences(
                of.get(measure.key, first), same.checksums(measure.relations, measure.folder)
            )
            if found:
                say(f"!!! NOT THE SAME as Trialbook: {measure.label}: {', '.join(found)}")
                self.unequal.append(f"{measure.label} ({corpus.name}): {', '.join(found)}")
        say("compared: rows and checksums of every column")

    def write_sample(self, file: Path, studies: int) -> None:
        command = [
            self.options.java,
            f"@{self.options.lib}/jvm.options",
            "-cp",
            f"{self.options.lib}/*",
            "org.trialbook.cli.Main",
        ]
        subprocess.run(
            [*command, "sample", str(file), "--studies", str(studies)], check=True, stdout=sys.stderr
        )

    def save(self) -> None:
        facts = machine.facts(self.options.java, self.options.lib)
        raw = {
            group: {key: dataclasses.asdict(r) for key, r in results.items()}
            for group, results in self.figures.items()
        }
        figures = {"machine": facts, "about": self.abouts, "unequal": self.unequal, "figures": raw}
        self.raw.write_text(json.dumps(figures, indent=1))
        command = shlex.join(["./trialbook", "bench", "flatten", *told()])
        count = sum(len(relation.columns) for relation in columns.SETS["three"])
        report.write(self.options.report, command, facts, self.figures, self.abouts, self.unequal, count)


def told() -> list:
    """The options as a reader would give them: without what the launcher adds, and where this machine keeps things."""
    words, kept = iter(sys.argv[1:]), []
    for word in words:
        if word in ("--java", "--lib", "--state", "--registry", "--report"):
            next(words)
        else:
            kept.append(word)
    return kept


def about(corpus) -> str:
    return f"{corpus.studies:,} studies, {corpus.megabytes:,.0f} MB of NDJSON: {corpus.about}"


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
