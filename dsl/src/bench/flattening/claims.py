"""What is promised of flattening, and whether the figures hold it."""

import math
from dataclasses import dataclass


@dataclass
class Claim:
    """A promise beside its figure; ``holds`` is None where nothing was measured."""

    text: str
    wanted: str
    measured: str
    holds: object


# Text, the slow one, the fast one, how many times faster at least, and the aim.
FASTER = (
    ("same columns, against DuckDB typed as it finds them", "duckdb-sniffed", "ours-three", 8, 12),
    ("same columns, against DuckDB typed by hand", "duckdb-exact", "ours-three", 8, 12),
    ("28 scalar columns, against DuckDB's path list", "duckdb-paths", "ours-scalars", 2, 3),
    ("28 scalar columns, against DuckDB typed by hand", "duckdb-scalars", "ours-scalars", 2, 3),
    ("same columns, against pandas", "pandas", "ours-three", 15, 25),
    (
        "all relations, against two of DuckDB's typed as it finds them",
        "duckdb-sites-sniffed",
        "ours-all",
        3,
        None,
    ),
    ("all relations, against two of DuckDB's typed by hand", "duckdb-sites", "ours-all", 3, None),
)
# Text, ours, the limit, how many times its time at most, and the aim.
NEAR_THE_LIMIT = (
    ("bulk zip to Arrow, three relations, against java.util.zip alone", "zip-three", "inflate", 1.8, 1.25),
    ("bulk zip to Arrow, all relations, against java.util.zip alone", "zip-all", "inflate", 3.5, None),
)


def claims(figures: dict) -> list:
    """All promises, from the results by group and key."""
    found = []
    for group, results in figures.items():
        kind, _, of = group.partition("-")
        if kind in ("real", "sample"):
            found += [_ratio(f"{text}, {kind}", results, *more) for text, *more in FASTER]
        if kind == "archives":
            found += [_ratio(f"{text}, {of}", results, *more, most=True) for text, *more in NEAR_THE_LIMIT]
            found.append(
                _ratio(f".zst against the zip, three relations, {of}", results, "zip-three", "zst-three", 1.3)
            )
        if of.startswith("full-"):
            found.append(_bounded(results["zip-all"]))
        if kind == "growth":
            found += [_linear(results, relations) for relations in ("three", "all")]
        if kind == "pages":
            found += [_added(results, relations) for relations in ("three", "all")]
    return found


def _ratio(text: str, results: dict, slow: str, fast: str, least: float, aim=None, most=False) -> Claim:
    """How often the fast one's time goes into the slow one's, for as many MB."""
    value = results[fast].speed / results[slow].speed
    wanted = f"{'at most' if most else 'at least'} {least}×" + (f" (aim {aim}×)" if aim else "")
    return _claim(text, wanted, value, f"{value:.2f}×", value <= least if most else value >= least)


def _bounded(result) -> Claim:
    measured = result.problem or f"done, {result.peak:,.0f} MB resident at most"
    return Claim("the full zip, all relations, in a heap of 1 GiB", "done", measured, not result.problem)


def _linear(results: dict, relations: str) -> Claim:
    quarter, _, whole = (result for key, result in results.items() if key.endswith(relations))
    value = whole.median / quarter.median
    text = f"cost grows linearly: four times the studies, {relations} relations"
    return _claim(text, "4 times as long", value, f"{value:.2f} times", value < 4.4)


def _added(results: dict, relations: str) -> Claim:
    value = results[f"crawl-{relations}"].median / results["fetch"].median - 1
    return _claim(
        f"live pages: what flattening {relations} relations adds",
        "less than 5 %",
        value,
        f"{value:.1%}",
        value < 0.05,
    )


def _claim(text: str, wanted: str, value: float, measured: str, holds: bool) -> Claim:
    missing = math.isnan(value)
    return Claim(text, wanted, "not measured" if missing else measured, None if missing else holds)
