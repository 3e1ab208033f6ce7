"""Compares what Python's readers find in our files, cell by cell, with the rows as we hold them.

    read_back.py FOLDER

The folder holds expected.json (relation -> column -> type), the rows themselves in
expected/RELATION.ndjson, and what each format made of them in folders of its own. Prints, as JSON,
"FORMAT READER" -> relation -> "equal" or what differs.
"""

import json
import sys
from pathlib import Path

import duckdb
import pandas
import polars
import pyarrow as arrow
import pyarrow.compute as compute
import pyarrow.csv
import pyarrow.dataset
import pyarrow.ipc
import pyarrow.json
import pyarrow.parquet

TYPES = {
    "TEXT": arrow.string(),
    "TEXT_LIST": arrow.list_(arrow.string()),
    "INTEGER": arrow.int64(),
    "NUMBER": arrow.float64(),
    "BOOLEAN": arrow.bool_(),
    "DATE": arrow.date32(),
}


def expected_rows(path, schema):
    as_json = arrow.schema(
        [(f.name, arrow.string() if f.type == arrow.date32() else f.type) for f in schema]
    )
    if path.stat().st_size == 0:
        return schema.empty_table()
    return pyarrow.json.read_json(
        path,
        pyarrow.json.ReadOptions(block_size=64 << 20),
        pyarrow.json.ParseOptions(explicit_schema=as_json, unexpected_field_behavior="error"),
    ).cast(schema)


def as_csv(table):
    """The table as CSV can hold it: lists joined."""
    columns = []
    for field, column in zip(table.schema, table.columns):
        if arrow.types.is_list(field.type):
            column = compute.binary_join(column, "|")
        columns.append(column)
    return arrow.table(columns, names=table.column_names)


def without_empty_text(table):
    """For readers that take the empty text of CSV for missing, and for nothing else."""
    columns = []
    for column in table.columns:
        if arrow.types.is_string(column.type):
            column = compute.if_else(compute.equal(column, ""), None, column)
        columns.append(column)
    return arrow.table(columns, names=table.column_names)


def plain(column, type_):
    """The same values without dictionaries, views and 64-bit offsets."""
    chunks = []
    for chunk in column.chunks:
        if arrow.types.is_dictionary(chunk.type):
            chunk = chunk.dictionary_decode()
        chunks.append(chunk.cast(type_))
    return arrow.chunked_array(chunks, type_)


def difference(expected, actual):
    if sorted(actual.column_names) != sorted(expected.column_names):
        return f"columns {actual.column_names}"
    if actual.num_rows != expected.num_rows:
        return f"{actual.num_rows} rows, not {expected.num_rows}"
    for field in expected.schema:
        wanted = expected.column(field.name)
        try:
            found = plain(actual.column(field.name), field.type)
        except arrow.ArrowInvalid as error:
            return f"{field.name}: {actual.schema.field(field.name).type}: {error}"
        if not found.equals(wanted):
            for row, (one, other) in enumerate(zip(found.to_pylist(), wanted.to_pylist())):
                if one != other:
                    return f"{field.name}, row {row}: {one!r:.200}, not {other!r:.200}"
    return "equal"


def in_order(table):
    """Rows in folders have no order among the folders."""
    keys = [name for name in table.column_names if name == "nctId" or name.endswith("Ordinal")]
    return table.sort_by([(key, "ascending") for key in keys])


def sql(query):
    with duckdb.connect() as database:
        return database.sql(query).to_arrow_table()


def from_pandas(frame):
    return arrow.Table.from_pandas(frame, preserve_index=False)


def quoted(path):
    return "'" + str(path).replace("'", "''") + "'"


def ipc_file(path):
    with arrow.memory_map(str(path)) as file:
        table = pyarrow.ipc.open_file(file).read_all()
    table.validate(full=True)
    return table


def ipc_stream(path):
    with pyarrow.ipc.open_stream(path) as stream:
        table = stream.read_all()
    table.validate(full=True)
    return table


def by_duckdb(table):
    with duckdb.connect() as database:
        return database.from_arrow(table).to_arrow_table()


def folders(path):
    return pyarrow.dataset.dataset(path, partitioning="hive").to_table()


def csv_types(schema):
    return {
        field.name: arrow.string() if arrow.types.is_list(field.type) else field.type
        for field in schema
    }


def csv_by_pyarrow(path, schema):
    return pyarrow.csv.read_csv(
        path,
        pyarrow.csv.ReadOptions(block_size=64 << 20),
        pyarrow.csv.ParseOptions(newlines_in_values=True),
        pyarrow.csv.ConvertOptions(
            column_types=csv_types(schema),
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )


SQL_TYPES = {
    arrow.string(): "VARCHAR",
    arrow.int64(): "BIGINT",
    arrow.float64(): "DOUBLE",
    arrow.bool_(): "BOOLEAN",
    arrow.date32(): "DATE",
}


def csv_by_duckdb(path, schema):
    columns = ", ".join(
        f"{quoted(name)}: '{SQL_TYPES[type_]}'" for name, type_ in csv_types(schema).items()
    )
    return sql(
        f"FROM read_csv({quoted(path)}, header = true, columns = {{{columns}}}, quote = '\"',"
        " escape = '\"', delim = ',', allow_quoted_nulls = false, max_line_size = 16000000,"
        " auto_detect = false)"
    )


def typed(table, schema):
    """Text as it stands in CSV to the types of the columns."""
    return arrow.table(
        {
            name: plain(table.column(name), arrow.string()).cast(type_)
            for name, type_ in csv_types(schema).items()
        }
    )


def csv_by_pandas(path, schema):
    frame = pandas.read_csv(path, dtype=str, keep_default_na=False, na_values=[""])
    return typed(from_pandas(frame), schema)


def csv_by_polars(path, schema):
    return typed(polars.read_csv(path, infer_schema=False).to_arrow(), schema)


# format -> (what a relation is in its folder, reader -> how it reads)
FORMATS = {
    "arrow": ("{}.arrow", {
        "pyarrow": ipc_file,
        "duckdb": lambda path: by_duckdb(ipc_file(path)),
        "pandas": lambda path: from_pandas(pandas.read_feather(path, dtype_backend="pyarrow")),
        "polars": lambda path: polars.read_ipc(path).to_arrow(),
    }),
    "arrows": ("{}.arrows", {
        "pyarrow": ipc_stream,
        "duckdb": lambda path: by_duckdb(ipc_stream(path)),
        "polars": lambda path: polars.read_ipc_stream(path).to_arrow(),
    }),
    "parquet": ("{}.parquet", {
        "pyarrow": pyarrow.parquet.read_table,
        "duckdb": lambda path: sql(f"FROM read_parquet({quoted(path)})"),
        "pandas": lambda path: from_pandas(pandas.read_parquet(path, dtype_backend="pyarrow")),
        "polars": lambda path: polars.read_parquet(path).to_arrow(),
    }),
    "folders": ("{}", {
        "pyarrow": folders,
        "duckdb": lambda path: sql(
            f"FROM read_parquet({quoted(path / '**/*.parquet')}, hive_partitioning = true)"),
        "pandas": lambda path: from_pandas(pandas.read_parquet(path, dtype_backend="pyarrow")),
        "polars": lambda path: polars.read_parquet(path, hive_partitioning=True).to_arrow(),
    }),
    "csv": ("{}.csv", {
        "pyarrow": csv_by_pyarrow,
        "duckdb": csv_by_duckdb,
        "pandas": csv_by_pandas,
        "polars": csv_by_polars,
    }),
    "duckdb": ("trialbook.duckdb", {"duckdb": None}),
}
FORMATS["arrow-zstd"] = FORMATS["arrow"]
FORMATS["arrows-zstd"] = FORMATS["arrows"]


def read(format_, reader, path, relation, schema):
    if format_ == "duckdb":
        with duckdb.connect(path, read_only=True) as database:
            return database.sql(f'FROM "{relation}"').to_arrow_table()
    how = FORMATS[format_][1][reader]
    return how(path, schema) if format_ == "csv" else how(path)


def compare(format_, reader, path, relation, expected):
    try:
        actual = read(format_, reader, path, relation, expected.schema)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    if reader == "pyarrow" and format_ != "csv":
        if b"trialbook.question" not in (actual.schema.metadata or {}):
            return "no provenance"
    if format_ == "csv":
        expected = as_csv(expected)
        if reader in ("pandas", "polars"):
            expected, actual = without_empty_text(expected), without_empty_text(actual)
    if format_ == "folders":
        expected, actual = in_order(expected), in_order(actual)
    return difference(expected, actual)


def main():
    root = Path(sys.argv[1])
    found = {}
    for relation, columns in json.loads((root / "expected.json").read_text()).items():
        schema = arrow.schema([(name, TYPES[type_]) for name, type_ in columns.items()])
        expected = expected_rows(root / "expected" / f"{relation}.ndjson", schema)
        for format_, (name, readers) in FORMATS.items():
            path = root / format_ / name.format(relation)
            if path.exists():
                for reader in readers:
                    verdict = compare(format_, reader, path, relation, expected)
                    found.setdefault(f"{format_} {reader}", {})[relation] = verdict
    print(json.dumps(found))


main()
