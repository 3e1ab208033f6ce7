"""polars: scan_ndjson with the schema that the columns need. Arguments: SET FILE FOLDER."""

import sys
from pathlib import Path

import polars

from flattening import columns
from flattening.turns import serve

TYPES = {"text": polars.String, "integer": polars.Int64, "number": polars.Float64, "boolean": polars.Boolean}


def main(wanted: str, file: str, folder: str) -> None:
    relations, out = columns.SETS[wanted], Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    schema = {name: polars_type(of) for name, of in columns.shape(relations).items()}
    serve(lambda: flatten(relations, schema, file, out))


def flatten(relations, schema: dict, file: str, out: Path) -> dict:
    studies = polars.scan_ndjson(file, schema=schema).collect(engine="streaming")
    rows = {}
    for relation in relations:
        frame = rows_of(relation, studies.lazy()).collect()
        frame.write_ipc(out / f"{relation.name.lower()}.arrow")
        rows[relation.name.lower()] = frame.height
    return {"rows": rows}


def rows_of(relation, studies):
    if not relation.path:
        return studies.select(cell(column, column.path).alias(column.name) for column in relation.columns)
    array = at(relation.path)
    elements = (
        studies.select(at(relation.columns[0].path).alias("nctId"), array.alias("element"))
        .filter(polars.col("element").list.len() > 0)
        .with_columns(polars.int_ranges(1, polars.col("element").list.len() + 1).alias("ordinal"))
        .explode("element", "ordinal")
    )
    return elements.select(element_cell(column).alias(column.name) for column in relation.columns)


def element_cell(column):
    if column.absolute:
        return polars.col("nctId")
    if column.type == columns.ORDINAL:
        return polars.col("ordinal")
    return at("element." + column.path) if column.path else polars.col("element")


def cell(column, path: str):
    value = at(path)
    if column.type != columns.DATE:
        return value
    return (
        polars.when(value.str.len_bytes() == 7).then(value + "-01").otherwise(value).str.to_date("%Y-%m-%d")
    )


def at(path: str):
    first, *rest = path.split(".")
    value = polars.col(first)
    for step in rest:
        value = value.struct.field(step)
    return value


def polars_type(of):
    if isinstance(of, list):
        return polars.List(polars_type(of[0]))
    if isinstance(of, dict):
        return polars.Struct({name: polars_type(part) for name, part in of.items()})
    return TYPES[of]


if __name__ == "__main__":
    main(*sys.argv[1:])
