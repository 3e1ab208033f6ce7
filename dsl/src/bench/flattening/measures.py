"""Everything that is measured, in the order in which it takes turns."""

import dataclasses
import json
import os
import sys
from pathlib import Path

from flattening import columns
from flattening.turns import Measure

HEAP = "1g"
THREE = ("STUDIES", "CONDITIONS", "LOCATIONS")


class Tools:
    """How each tool is called; what they write goes into a folder of its own."""

    def __init__(self, java: str, lib: Path, launcher: Path, state: Path):
        self.java, self.lib, self.launcher, self.state = java, lib, launcher, state
        self.threads = str(os.cpu_count())
        self.out = state / "out"

    def jvm(self, *arguments, heap: str = HEAP) -> list:
        path = f"{self.state}/classes:{self.lib}/*:{self.state}/peers/*"
        options = [f"@{self.lib}/jvm.options", "-XX:+UseParallelGC", f"-Xmx{heap}", "-cp", path]
        return [self.java, *options, "org.trialbook.bench.Main", *map(str, arguments)]

    def ours(self, key, label, corpus, file, wanted, form="arrow", relations=(), **more) -> Measure:
        folder = self.out / f"{corpus.name}-{key}"
        command = self.jvm("trialbook", file, *wanted, form, folder, **more)
        return Measure(key, f"Trialbook, {label}", command, corpus.megabytes, folder, relations)

    def same(self, key, label, corpus, file, name, form="arrow") -> Measure:
        """Trialbook with the columns that all tools bring."""
        relations = columns.SETS[name]
        return self.ours(key, label, corpus, file, map(columns.selection, relations), form, relations)

    def python(self, key, label, corpus, module, name, **more) -> Measure:
        folder = self.out / f"{corpus.name}-{key}"
        command = [sys.executable, "-m", f"flattening.{module}", name, str(corpus.ndjson), str(folder)]
        return Measure(key, label, command, corpus.megabytes, folder, columns.SETS[name], **more)

    def duckdb(self, key, label, corpus, way, name, form="arrow", **more) -> Measure:
        folder = self.out / f"{corpus.name}-{key}"
        command = [
            sys.executable,
            "-m",
            "flattening.with_duckdb",
            way,
            name,
            str(corpus.ndjson),
            str(folder),
            form,
            self.threads,
        ]
        return Measure(key, f"DuckDB {label}", command, corpus.megabytes, folder, columns.SETS[name], **more)

    def limit(self, key, label, corpus, file) -> Measure:
        return Measure(key, label, self.jvm(key, file), corpus.megabytes)


def of_ndjson(tools: Tools, corpus, piece) -> list:
    """Side by side on one NDJSON file; pandas has a piece of it."""
    wanted = tools.state / "three.json"
    wanted.write_text(json.dumps([dataclasses.asdict(relation) for relation in columns.SETS["three"]]))
    file, three = corpus.ndjson, "STUDIES, CONDITIONS, LOCATIONS"
    trees = tools.out / f"{corpus.name}-trees"
    return [
        tools.same("ours-three", f"the same columns of {three}", corpus, file, "three"),
        tools.same("ours-three-parquet", "the same, to Parquet", corpus, file, "three", "parquet"),
        tools.ours("ours-whole", f"all columns of {three}", corpus, file, THREE),
        tools.ours("ours-all", "all relations", corpus, file, ["all"]),
        tools.same("ours-scalars", "the 28 scalar columns of STUDIES", corpus, file, "scalars"),
        tools.duckdb("duckdb-exact", f"read_json typed by hand, {three}", corpus, "exact", "three"),
        tools.duckdb("duckdb-parquet", "the same, to Parquet", corpus, "exact", "three", "parquet"),
        tools.duckdb(
            "duckdb-sniffed",
            f"read_json typed as it finds them, {three}",
            corpus,
            "sniffed",
            "three",
        ),
        tools.duckdb("duckdb-sites", "read_json typed by hand, STUDIES, LOCATIONS", corpus, "exact", "sites"),
        tools.duckdb(
            "duckdb-sites-sniffed",
            "read_json typed as it finds them, STUDIES, LOCATIONS",
            corpus,
            "sniffed",
            "sites",
        ),
        tools.duckdb(
            "duckdb-scalars", "read_json typed by hand, the 28 scalar columns", corpus, "exact", "scalars"
        ),
        tools.duckdb(
            "duckdb-paths", "json_extract_string with a list of the 28 paths", corpus, "paths", "scalars"
        ),
        tools.python("polars", f"polars scan_ndjson, {three}", corpus, "with_polars", "three"),
        Measure(
            "trees",
            f"Jackson readTree loop, {three}",
            tools.jvm("trees", file, wanted, trees, heap="4g"),
            corpus.megabytes,
            trees,
            columns.SETS["three"],
        ),
        tools.python(
            "pandas", f"pandas json_normalize, {three}", piece, "with_pandas", "three", note=piece.about
        ),
        tools.limit("newlines", "limit: newlines, 8 bytes at a time", corpus, file),
        tools.limit("read", "limit: reading the file", corpus, file),
    ]


def of_archives(tools: Tools, corpus) -> list:
    """From the compressed forms, beside inflating alone."""
    forms = [
        ("zip", "bulk zip", corpus.zip),
        ("zst", ".zst", corpus.zst),
        ("frames", ".zst of many frames", corpus.frames),
    ]
    measures = []
    for key, label, file in forms:
        if file.exists():
            measures.append(
                tools.ours(
                    f"{key}-three", f"{label}: all columns of the three relations", corpus, file, THREE
                )
            )
            measures.append(tools.ours(f"{key}-all", f"{label}: all relations", corpus, file, ["all"]))
    return measures + [
        tools.limit("inflate", "limit: inflating the zip, java.util.zip", corpus, corpus.zip),
        tools.limit("inflate-isal", "limit: inflating the zip, Intel ISA-L", corpus, corpus.zip),
        tools.limit("inflate-zst", "limit: inflating the .zst, zstd-jni, one thread", corpus, corpus.zst),
    ]


def of_growth(tools: Tools, parts: list) -> list:
    """The same work on a quarter, a half and the whole of a corpus."""
    measures = []
    for corpus in parts:
        measures.append(
            tools.ours(
                f"{corpus.name}-three",
                f"three relations of {corpus.megabytes:,.0f} MB",
                corpus,
                corpus.ndjson,
                THREE,
            )
        )
        measures.append(
            tools.ours(
                f"{corpus.name}-all",
                f"all relations of {corpus.megabytes:,.0f} MB",
                corpus,
                corpus.ndjson,
                ["all"],
            )
        )
    return measures


def of_processes(tools: Tools, corpus) -> list:
    """Whole processes, start included, and what memory they took."""

    def ours(key, label, relations, *prefix) -> Measure:
        folder = tools.out / f"{corpus.name}-{key}"
        command = [
            *prefix,
            str(tools.launcher),
            "flatten",
            str(corpus.ndjson),
            "--relations",
            relations,
            "--out",
            str(folder),
        ]
        return Measure(key, f"./trialbook flatten, {label}", command, corpus.megabytes, folder, whole=True)

    small = ("env", f"JAVA_TOOL_OPTIONS=-Xmx{HEAP}")
    peers = [
        tools.duckdb(
            "process-duckdb",
            "read_json typed by hand, three relations",
            corpus,
            "exact",
            "three",
        ),
        tools.python("process-polars", "polars scan_ndjson, three relations", corpus, "with_polars", "three"),
    ]
    for peer in peers:
        peer.whole = True
    return [
        ours("process-three", "three relations", ",".join(THREE)),
        ours("process-three-1g", "three relations, 1 GiB of heap", ",".join(THREE), *small),
        ours("process-all-1g", "all relations, 1 GiB of heap", "all", *small),
        *peers,
    ]


def of_pages(tools: Tools, url: str, megabytes: float) -> list:
    """The same pages, with and without flattening."""
    folder = tools.out / "pages"
    return [
        Measure("fetch", "fetching the pages", tools.jvm("fetch", url), megabytes),
        Measure(
            "crawl-three",
            "… and flattening the three relations to Arrow",
            tools.jvm("crawl", url, *THREE, "arrow", folder),
            megabytes,
        ),
        Measure(
            "crawl-all",
            "… and flattening all relations to Arrow",
            tools.jvm("crawl", url, "all", "arrow", folder),
            megabytes,
        ),
    ]


def of_tablesaw(tools: Tools, corpus) -> list:
    return [
        Measure(
            "tablesaw",
            "Tablesaw's JSON reader",
            tools.jvm("tablesaw", corpus.ndjson, heap="4g"),
            corpus.megabytes,
            note=corpus.about,
        )
    ]
