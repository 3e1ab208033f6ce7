"""What people run today for the same: whole processes, one action each.

    python -m snapshotting.peers diff BEFORE.ndjson AFTER.ndjson
    python -m snapshotting.peers duckdb FILE.ndjson
    python -m snapshotting.peers postgres FILE.ndjson ADDRESS
"""

import json
import sys


def number(study: dict) -> str:
    return study["protocolSection"]["identificationModule"]["nctId"]


def diff(before: str, after: str) -> None:
    """Studies that differ, by their JSON, and the status of those; the first file as text in memory."""
    old = {}
    with open(before, "rb") as lines:
        for line in lines:
            old[number(json.loads(line))] = line
    changed = moved = 0
    with open(after, "rb") as lines:
        for line in lines:
            study = json.loads(line)
            was = old.pop(number(study), None)
            if was is not None and was != line:
                changed += 1
                status = json.loads(was)["protocolSection"]["statusModule"].get("overallStatus")
                moved += status != study["protocolSection"]["statusModule"].get("overallStatus")
    print(json.dumps({"changed": changed, "moved": moved, "removed": len(old)}))


def duckdb(file: str) -> None:
    """Studies by status, with only the columns that the question needs typed by hand."""
    import duckdb

    rows = duckdb.sql(f"""
        select protocolSection.statusModule.overallStatus as status, count(*) as n
        from read_json('{file}', format = 'newline_delimited', maximum_object_size = 100000000, columns = {{
          protocolSection: 'STRUCT(statusModule STRUCT(overallStatus VARCHAR))'}})
        group by all order by all""").fetchall()
    print(json.dumps({"rows": len(rows)}))


def postgres(file: str, address: str) -> None:
    """Studies as JSONB, one row a study and one a site by pandas, all by COPY, and the same indexes on the text."""
    import pandas
    import psycopg

    with psycopg.connect(address) as connection:
        connection.execute("create schema peer")
        connection.execute("create table peer.study (nct_id text primary key, json jsonb)")
        connection.execute(
            "create table peer.studies (nct_id text, brief_title text, overall_status text, start_date text)"
        )
        connection.execute(
            "create table peer.locations (nct_id text, facility text, city text, state text, country text, zip text)"
        )
        batch = []
        with open(file, encoding="utf-8") as lines:
            for line in lines:
                batch.append(line)
                if len(batch) == 5000:
                    send(connection, pandas, batch)
                    batch = []
        send(connection, pandas, batch)
        connection.execute(
            "create index on peer.study using gin (to_tsvector('english', coalesce("
            "json #>> '{protocolSection,eligibilityModule,eligibilityCriteria}', '')))"
        )
        connection.execute("create index on peer.locations (nct_id)")


def send(connection, pandas, batch: list) -> None:
    studies = [json.loads(line) for line in batch]
    with connection.cursor() as cursor:
        with cursor.copy("copy peer.study from stdin") as copy:
            for study, line in zip(studies, batch):
                copy.write_row((number(study), line))
        protocol = [study["protocolSection"] for study in studies]
        flat = pandas.json_normalize(protocol, max_level=2).reindex(
            columns=[
                "identificationModule.nctId",
                "identificationModule.briefTitle",
                "statusModule.overallStatus",
                "statusModule.startDateStruct.date",
            ]
        )
        sites = pandas.DataFrame(
            [
                (number(study), *(site.get(key) for key in ("facility", "city", "state", "country", "zip")))
                for study in studies
                for site in study["protocolSection"].get("contactsLocationsModule", {}).get("locations", [])
            ]
        )
        for table, frame in (("studies", flat), ("locations", sites)):
            with cursor.copy(f"copy peer.{table} from stdin") as copy:
                for row in frame.astype(object).where(frame.notna(), None).itertuples(index=False):
                    copy.write_row(row)


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
