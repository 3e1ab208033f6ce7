"""pandas: json_normalize of the studies of a slice, to Feather. Arguments: SET FILE FOLDER."""

import json
import sys
from pathlib import Path

import pandas

from flattening import columns
from flattening.turns import serve


def main(wanted: str, file: str, folder: str) -> None:
    relations, out = columns.SETS[wanted], Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    serve(lambda: flatten(relations, file, out))


def flatten(relations, file: str, out: Path) -> dict:
    with open(file, "rb") as lines:
        studies = [json.loads(line) for line in lines]
    rows = {}
    for relation in relations:
        frame = (rows_of if relation.path else study_rows)(relation, studies)
        frame.to_feather(out / f"{relation.name.lower()}.arrow")
        rows[relation.name.lower()] = len(frame)
    return {"rows": rows}


def study_rows(relation, studies):
    frame = pandas.json_normalize(studies)
    frame = frame.reindex(columns=[column.path for column in relation.columns])
    frame.columns = [column.name for column in relation.columns]
    for column in relation.columns:
        if column.type == columns.DATE:
            frame[column.name] = pandas.to_datetime(frame[column.name], format="ISO8601")
    return frame


def rows_of(relation, studies):
    *modules, array = relation.path.split(".")
    # json_normalize takes outer values only from objects on the way to the array, so the id is brought there
    having = [
        {
            "nctId": part(study, ["protocolSection", "identificationModule"])["nctId"],
            "elements": part(study, modules)[array],
        }
        for study in studies
        if array in part(study, modules)
    ]
    frame = pandas.json_normalize(having, "elements", ["nctId"])
    frame = frame.rename(
        columns={
            c.path or 0: c.name for c in relation.columns if not c.absolute and c.type != columns.ORDINAL
        }
    )
    frame[relation.columns[1].name] = frame.groupby("nctId", sort=False).cumcount() + 1
    return frame.reindex(columns=[column.name for column in relation.columns])


def part(study: dict, modules: list[str]) -> dict:
    for module in modules:
        study = study.get(module, {})
    return study


if __name__ == "__main__":
    main(*sys.argv[1:])
