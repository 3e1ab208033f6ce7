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


def claims(figures: dict) -> list:
    """All promises, from the results by group and key; ``archives`` is the largest corpus that there is in zip form."""
    found = []

    def ratio(text, group, ours, theirs, least, aim, most=False):
        value = _ratio(figures.get(group, {}), ours, theirs)
        within = value <= least if most else value >= least
        wanted = f"{'at most' if most else 'at least'} {least}× (aim {aim}×)" if aim else f"{'at most' if most else 'at least'} {least}×"
        found.append(Claim(text, wanted, _times(value), None if math.isnan(value) else within))

    for group in [name for name in figures if name.startswith(("real-", "sample-"))]:
        of = f", {group.split('-')[0]} corpus"
        ratio("same columns, against DuckDB typed as it finds protocolSection" + of, group, "duckdb-sniffed", "ours-three", 8, 12)
        ratio("same columns, against DuckDB typed with a struct of just these columns" + of, group, "duckdb-exact", "ours-three", 8, 12)
        ratio("28 scalar columns, against DuckDB's path list" + of, group, "duckdb-paths", "ours-scalars", 2, 3)
        ratio("28 scalar columns, against DuckDB typed with a struct of just these" + of, group, "duckdb-scalars", "ours-scalars", 2, 3)
        ratio("same columns, against pandas" + of, group, "pandas", "ours-three", 15, 25)
        ratio("all relations, against DuckDB typed as found doing STUDIES and LOCATIONS" + of, group, "duckdb-sites-sniffed", "ours-all", 3, None)
        ratio("all relations, against DuckDB typed with a struct, STUDIES and LOCATIONS" + of, group, "duckdb-sites", "ours-all", 3, None)
    for group in [name for name in figures if name.startswith("archives-")]:
        of = ", " + group.split("-", 1)[1]
        ratio("bulk zip to Arrow, three relations, against inflating alone" + of, group, "zip-three", "inflate", 1.8, 1.25, most=True)
        ratio("bulk zip to Arrow, all relations, against inflating alone" + of, group, "zip-all", "inflate", 3.5, None, most=True)
        ratio(".zst against the zip, three relations" + of, group, "zip-three", "zst-three", 1.3, None)
    for group in [name for name in figures if name.startswith("pages-")]:
        for key, label in (("crawl-three", "three relations"), ("crawl-all", "all relations")):
            value = _seconds(figures[group], key) / _seconds(figures[group], "fetch") - 1
            found.append(Claim(f"live pages: what flattening adds, {label}", "less than 5 %", f"{value:+.1%}", None if math.isnan(value) else value < 0.05))
    return found


def _ratio(results: dict, slow: str, fast: str) -> float:
    """How often the fast one's time goes into the slow one's, for as many MB."""
    if slow not in results or fast not in results:
        return float("nan")
    return results[fast].speed / results[slow].speed


def _seconds(results: dict, key: str) -> float:
    return results[key].median if key in results else float("nan")


def _times(value: float) -> str:
    return "not measured" if math.isnan(value) else f"{value:.2f}×" if value < 10 else f"{value:.0f}×"
