"""DuckDB: typed read_json, and one json_extract_string with a list of paths.

Arguments: WAY SET FILE FOLDER FORM THREADS.
"""

import sys
from pathlib import Path

import duckdb
import pyarrow.ipc

from flattening import columns
from flattening.turns import serve

TYPES = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}
# What keeps DuckDB from being slower than it can be; records of the registry are up to 4 MB.
READ = "format = 'newline_delimited', maximum_object_size = 20000000"


def main(way: str, wanted: str, file: str, folder: str, form: str, threads: str) -> None:
    relations, out = columns.SETS[wanted], Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect(config={"threads": int(threads), "preserve_insertion_order": "false"})
    write = {"arrow": to_arrow, "parquet": to_parquet}[form]
    selects = {"exact": exact, "sniffed": sniffed, "paths": paths}[way](connection, relations, file)

    def measurement() -> dict:
        prepare, queries = selects
        for statement in prepare:
            connection.execute(statement)
        return {
            "rows": {
                name: write(connection, query, out / f"{name}.{form}") for name, query in queries.items()
            }
        }

    serve(measurement)


def exact(_, relations, file: str):
    """Types of just the parts that the columns need, written by hand."""
    return typed(relations, file, {name: sql_type(of) for name, of in columns.shape(relations).items()})


def sniffed(connection, relations, file: str):
    """Types of the needed sections as DuckDB itself finds them; finding them is not counted."""
    found = connection.execute(
        f"DESCRIBE FROM read_json({text(file)}, {READ}, sample_size = 2000)"
    ).fetchall()
    return typed(relations, file, {name: of for name, of, *_ in found if name in columns.shape(relations)})


def typed(relations, file: str, types: dict):
    """One parse for all relations: through a table of structs, which a single relation does without."""
    structs = ", ".join(f"{quoted(name)}: {text(of)}" for name, of in types.items())
    source = f"read_json({text(file)}, {READ}, columns = {{{structs}}})"
    if len(relations) == 1:
        return [], {relation.name.lower(): query(relation, source) for relation in relations}
    table = f"CREATE OR REPLACE TEMP TABLE study AS FROM {source}"
    return [table], {relation.name.lower(): query(relation, "study") for relation in relations}


def paths(_, relations, file: str):
    """One parse a record for all its scalar columns; a path at a time would parse as often as there are columns."""
    (relation,) = relations
    wanted = ", ".join(text("$." + column.path) for column in relation.columns)
    cells = ", ".join(
        f"{scalar(c, f'v[{at}]')} AS {quoted(c.name)}" for at, c in enumerate(relation.columns, start=1)
    )
    lines = (
        f"SELECT json_extract_string(json, [{wanted}]) AS v FROM read_ndjson_objects({text(file)}, {READ})"
    )
    return [], {"studies": f"SELECT {cells} FROM ({lines})"}


def to_arrow(connection, query: str, target: Path) -> int:
    rows = 0
    reader = connection.sql(query).to_arrow_reader()
    with pyarrow.ipc.new_file(str(target), reader.schema) as out:
        for batch in reader:
            out.write_batch(batch)
            rows += batch.num_rows
    return rows


def to_parquet(connection, query: str, target: Path) -> int:
    return connection.execute(f"COPY ({query}) TO {text(str(target))} (FORMAT parquet)").fetchone()[0]


def query(relation, source: str) -> str:
    if not relation.path:
        return f"SELECT {', '.join(f'{cell(c, c.path)} AS {quoted(c.name)}' for c in relation.columns)} FROM {source}"
    cells = []
    for column in relation.columns:
        path = (
            column.path
            if column.absolute
            else ".".join(["element", column.path] if column.path else ["element"])
        )
        cells.append(
            f"{'position' if column.type == columns.ORDINAL else cell(column, path)} AS {quoted(column.name)}"
        )
    return f"""SELECT {", ".join(cells)} FROM (SELECT protocolSection, unnest({path_of(relation.path)}) AS element,
        generate_subscripts({path_of(relation.path)}, 1) AS position FROM {source})"""


def cell(column, path: str) -> str:
    return date(path_of(path)) if column.type == columns.DATE else path_of(path)


def scalar(column, value: str) -> str:
    if column.type == columns.DATE:
        return date(value)
    return value if column.type == columns.TEXT else f"CAST({value} AS {TYPES[column.type]})"


def date(value: str) -> str:
    value = f"CAST({value} AS VARCHAR)"
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
