"""DuckDB: typed read_json, and one json_extract_string with a list of paths. Arguments: WAY SET FILE FOLDER THREADS."""

import sys
from pathlib import Path

import duckdb

from flattening import columns
from flattening.turns import serve

TYPES = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}
# What keeps DuckDB from being slower than it can be; records of the registry are up to 4 MB.
READ = "format = 'newline_delimited', maximum_object_size = 20000000"


def main(way: str, wanted: str, file: str, folder: str, threads: str) -> None:
    relations, out = columns.SETS[wanted], Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect(config={"threads": int(threads), "preserve_insertion_order": "false"})
    serve(lambda: {"typed": typed, "paths": paths}[way](connection, relations, file, out))


def typed(connection, relations, file: str, out: Path) -> dict:
    """One parse into a table of structs, which the relations are then made of."""
    structs = ", ".join(f"{quoted(name)}: {text(sql_type(of))}" for name, of in columns.shape(relations).items())
    connection.execute(f"CREATE OR REPLACE TEMP TABLE study AS FROM read_json({text(file)}, {READ}, columns = {{{structs}}})")
    return {"rows": {relation.name.lower(): copy(connection, query(relation), relation, out) for relation in relations}}


def query(relation) -> str:
    if not relation.path:
        return f"SELECT {', '.join(f'{cell(c, c.path)} AS {quoted(c.name)}' for c in relation.columns)} FROM study"
    cells = []
    for column in relation.columns:
        path = column.path if column.absolute else ".".join(["element", column.path] if column.path else ["element"])
        cells.append(f"{'position' if column.type == columns.ORDINAL else cell(column, path)} AS {quoted(column.name)}")
    return f"""SELECT {', '.join(cells)} FROM (SELECT protocolSection, unnest({path_of(relation.path)}) AS element,
        generate_subscripts({path_of(relation.path)}, 1) AS position FROM study)"""


def paths(connection, relations, file: str, out: Path) -> dict:
    """One parse a record for all its scalar columns; a path at a time would parse as often as there are columns."""
    (relation,) = relations
    wanted = ", ".join(text("$." + column.path) for column in relation.columns)
    cells = ", ".join(f"{scalar(c, f'v[{at}]')} AS {quoted(c.name)}" for at, c in enumerate(relation.columns, start=1))
    select = f"""SELECT {cells} FROM (SELECT json_extract_string(json, [{wanted}]) AS v
        FROM read_ndjson_objects({text(file)}, {READ}))"""
    return {"rows": {"studies": copy(connection, select, relation, out)}}


def copy(connection, select: str, relation, out: Path) -> int:
    target = out / f"{relation.name.lower()}.parquet"
    return connection.execute(f"COPY ({select}) TO {text(str(target))} (FORMAT parquet, COMPRESSION snappy)").fetchone()[0]


def cell(column, path: str) -> str:
    return date(path_of(path)) if column.type == columns.DATE else path_of(path)


def scalar(column, value: str) -> str:
    if column.type == columns.DATE:
        return date(value)
    return value if column.type == columns.TEXT else f"CAST({value} AS {TYPES[column.type]})"


def date(value: str) -> str:
    return f"CAST(CASE length({value}) WHEN 7 THEN {value} || '-01' ELSE {value} END AS DATE)"


def sql_type(of) -> str:
    if isinstance(of, list):
        return sql_type(of[0]) + "[]"
    if isinstance(of, dict):
        return f"STRUCT({', '.join(f'{quoted(name)} {sql_type(part)}' for name, part in of.items())})"
    return TYPES[of]


def path_of(path: str) -> str:
    return ".".join(quoted(step) for step in path.split("."))


def quoted(name: str) -> str:
    return f'"{name}"'


def text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


if __name__ == "__main__":
    main(*sys.argv[1:])
