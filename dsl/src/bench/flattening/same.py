"""Whether two tools brought the same: the rows of each relation, and a checksum of every column."""

from pathlib import Path

import duckdb
import pyarrow.dataset

from flattening import columns

TYPES = {
    columns.TEXT: "VARCHAR",
    columns.TEXTS: "VARCHAR[]",
    columns.DATE: "DATE",
    columns.INTEGER: "BIGINT",
    columns.ORDINAL: "BIGINT",
    columns.NUMBER: "DOUBLE",
    columns.BOOLEAN: "BOOLEAN",
}


def checksums(relations, folder: Path) -> dict:
    """Rows and, whatever the order of the rows, one number a column, by relation."""
    return {relation.name.lower(): _checksums(relation, folder) for relation in relations}


def _checksums(relation, folder: Path) -> dict:
    (file,) = folder.glob(relation.name.lower() + ".*")
    cells = pyarrow.dataset.dataset(file, format="parquet" if file.suffix == ".parquet" else "ipc")
    sums = ", ".join(f'sum(hash(CAST("{c.name}" AS {TYPES[c.type]}))::HUGEINT)' for c in relation.columns)
    found = duckdb.connect().execute(f"SELECT count(*), {sums} FROM cells").fetchone()
    names = ["rows", *(column.name for column in relation.columns)]
    return {name: str(value) for name, value in zip(names, found)}


def differences(ours: dict, theirs: dict) -> list[str]:
    """What is not the same, such as ``locations.rows 10 and 11``."""
    return [
        f"{relation}.{name} {ours[relation][name]} and {value}"
        for relation, sums in theirs.items()
        for name, value in sums.items()
        if ours[relation][name] != value
    ]
