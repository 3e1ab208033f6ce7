"""The figures as a page of documentation."""

import statistics
from pathlib import Path

from flattening.claims import claims

HEAD = """# Benchmarks

Written by the command below; the figures are this machine's. Everything in a table was measured in one run, each tool
in turn (A B C, A B C), so that a slower minute meets all. A figure is the median of the counted rounds; one round
before them warms up. Processes stay warm: neither the start of a JVM nor the import of a Python package counts, except
where *whole processes* are measured. MB are those of the studies as NDJSON, whatever form was read.

    {command}
"""

METHOD = """## How it was done

- **Same work.** All tools bring the same {columns} columns of STUDIES, CONDITIONS and LOCATIONS. The rows, and a
  checksum of every column whatever the order, are compared with Trialbook's: {same}
- **Trialbook** runs in process with a heap of 1 GiB and writes uncompressed Arrow files, or Parquet. *All columns* are
  those of the built-in relations, many more than the peers bring.
- **DuckDB** has all cores, `preserve_insertion_order = false` and `maximum_object_size`, and writes Arrow, which is
  faster than its Parquet. *Typed as it finds them*: the types of `protocolSection` come from `DESCRIBE`, which is not
  counted. *Typed by hand*: a struct of just the needed columns, which is the fastest that DuckDB can do. A path list
  parses each record once for all paths, and can bring single values only.
- **polars** has the schema of just the needed columns, and writes Arrow. **pandas** reads a slice; MB/s are compared.
- **readTree** is Jackson's tree for each line on all cores, a JSON pointer for each column and Arrow's `setSafe` for
  each cell, in 4 GiB of heap.
- **Limits** use all cores, except that one frame of .zst is inflated by one thread. Files are in the page cache.
- *Processor seconds* are those of all threads; *peak memory* is resident memory, the JVM's own included.
"""


def write(
    file: Path, command: str, machine: dict, figures: dict, abouts: dict, same: list, columns: int
) -> None:
    """The page, from the results by group and key."""
    parts = [HEAD.format(command=command), _claims(figures)]
    for group, results in figures.items():
        parts.append(_group(group, results, abouts[group]))
    agreed = "all equal." if not same else "**not equal** in " + "; ".join(same) + "."
    parts.append(METHOD.format(columns=columns, same=agreed))
    parts.append(
        _table(
            ("what", "which"),
            [(name, text) for name, text in machine.items()],
            title="## Machine and versions",
        )
    )
    file.write_text("\n".join(parts))


def _claims(figures: dict) -> str:
    verdict = {True: "holds", False: "**falls short**", None: "not measured"}
    rows = [(claim.text, claim.wanted, claim.measured, verdict[claim.holds]) for claim in claims(figures)]
    return _table(("promise", "wanted", "measured", ""), rows, title="## What is promised")


def _group(group: str, results: dict, about: str) -> str:
    first = next((r for r in results.values() if r.seconds), None)
    heads = (
        "",
        "MB/s",
        "seconds",
        "from, to",
        "of the first's speed",
        "processor seconds",
        "peak memory, MB",
    )
    rows = [_row(result, first) for result in results.values()]
    return _table(heads, rows, title=f"## {_title(group)}\n\n{about}")


def _row(result, first) -> tuple:
    label = result.label + (f" ({result.note})" if result.note else "")
    if result.problem:
        return (label, "did not end: " + result.problem.replace("|", "/"), "", "", "", "", "")
    speed = f"{result.speed:.2f}" if result.speed < 10 else f"{result.speed:,.0f}"
    spread = f"{min(result.seconds):.2f}, {max(result.seconds):.2f}"
    processor = f"{statistics.median(result.cpu):.2f}" if result.cpu else ""
    of_first = f"{result.speed / first.speed:.3g}×"
    return (label, speed, f"{result.median:.2f}", spread, of_first, processor, f"{result.peak:,.0f}")


def _title(group: str) -> str:
    kind = group.split("-")[0]
    return {
        "real": "Real records, NDJSON",
        "sample": "The sample, NDJSON",
        "archives": "From the bulk zip and .zst: " + group.split("-", 1)[-1],
        "growth": "A quarter, a half, the whole",
        "processes": "Whole processes",
        "pages": "Live pages",
        "tablesaw": "Tablesaw's own JSON reader",
    }[kind]


def _table(heads: tuple, rows: list, title: str) -> str:
    lines = [title, "", "| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines) + "\n"
