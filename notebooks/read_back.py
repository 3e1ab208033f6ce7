"""Prints, as JSON, what pyarrow and DuckDB find in the Arrow and Parquet files of this folder.

For each file and reader: the number of rows, and the columns with their types in words that both
readers share.
"""

import json
from pathlib import Path

import duckdb
import pyarrow as arrow
import pyarrow.ipc as ipc
import pyarrow.parquet as parquet


def word(type_):
    if arrow.types.is_dictionary(type_):
        return word(type_.value_type)
    if arrow.types.is_list(type_):
        return "list of " + word(type_.value_type)
    for test, name in [
        (arrow.types.is_string, "text"),
        (arrow.types.is_large_string, "text"),
        (arrow.types.is_integer, "integer"),
        (arrow.types.is_floating, "number"),
        (arrow.types.is_boolean, "boolean"),
        (arrow.types.is_date, "date"),
    ]:
        if test(type_):
            return name
    return str(type_)


def facts(table):
    return {
        "rows": table.num_rows,
        "columns": {field.name: word(field.type) for field in table.schema},
        "missing": {name: table.column(name).null_count for name in table.column_names},
    }


def read(path):
    if path.suffix == ".parquet":
        table = parquet.read_table(path)
        relation = duckdb.read_parquet(str(path))
    else:
        with ipc.open_file(path) as file:
            table = file.read_all()
        relation = duckdb.from_arrow(table)
    by_duckdb = relation.to_arrow_table()
    return {"pyarrow": facts(table), "duckdb": facts(by_duckdb)}


files = sorted([*Path.cwd().glob("*.arrow"), *Path.cwd().glob("*.parquet")])
print(json.dumps({path.name: read(path) for path in files}))
