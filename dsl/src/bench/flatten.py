"""Flattening, side by side: STUDIES, CONDITIONS and LOCATIONS of one NDJSON file to files.

    ./trialbook bench flatten [--studies N] [--runs N]

Whole processes, start included, in turn (A B C A B C ...), so that a slower minute of the machine
meets all of them; the medians and their ratios are printed. The corpus is the built-in sample.
Trialbook brings all columns of its relations (more than 80); DuckDB, through typed read_json,
brings 20 and the sites; pandas brings what json_normalize finds, of every tenth study, and its
time is multiplied by ten.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DUCKDB = """
import duckdb, sys
corpus, out = sys.argv[1:]
section = '''STRUCT(
  identificationModule STRUCT(nctId VARCHAR, briefTitle VARCHAR, officialTitle VARCHAR, acronym VARCHAR),
  statusModule STRUCT(overallStatus VARCHAR, whyStopped VARCHAR,
    startDateStruct STRUCT("date" VARCHAR, "type" VARCHAR),
    primaryCompletionDateStruct STRUCT("date" VARCHAR, "type" VARCHAR),
    completionDateStruct STRUCT("date" VARCHAR, "type" VARCHAR)),
  sponsorCollaboratorsModule STRUCT(leadSponsor STRUCT("name" VARCHAR, "class" VARCHAR)),
  conditionsModule STRUCT(conditions VARCHAR[]),
  designModule STRUCT(studyType VARCHAR, phases VARCHAR[], enrollmentInfo STRUCT("count" BIGINT, "type" VARCHAR)),
  eligibilityModule STRUCT(sex VARCHAR, minimumAge VARCHAR, maximumAge VARCHAR),
  contactsLocationsModule STRUCT(locations STRUCT(facility VARCHAR, status VARCHAR, city VARCHAR,
    state VARCHAR, zip VARCHAR, country VARCHAR, geoPoint STRUCT(lat DOUBLE, lon DOUBLE))[]))'''
con = duckdb.connect()
con.execute(f'''CREATE TABLE raw AS SELECT protocolSection p, hasResults FROM read_json('{corpus}',
  format='newline_delimited', maximum_object_size=20000000,
  columns={{protocolSection: '{section}', hasResults: 'BOOLEAN'}})''')
con.execute(f'''COPY (SELECT unnest(p.identificationModule), p.statusModule.overallStatus,
  p.statusModule.whyStopped, p.statusModule.startDateStruct.date AS startDate,
  p.statusModule.primaryCompletionDateStruct.date AS primaryCompletionDate,
  p.statusModule.completionDateStruct.date AS completionDate,
  unnest(p.sponsorCollaboratorsModule.leadSponsor), p.conditionsModule.conditions,
  p.designModule.studyType, p.designModule.phases,
  p.designModule.enrollmentInfo.count AS enrollmentCount, unnest(p.eligibilityModule),
  hasResults FROM raw) TO '{out}/studies.parquet' ''')
con.execute(f'''COPY (SELECT p.identificationModule.nctId, unnest(p.conditionsModule.conditions)
  FROM raw) TO '{out}/conditions.parquet' ''')
con.execute(f'''COPY (SELECT p.identificationModule.nctId,
  unnest(p.contactsLocationsModule.locations, recursive := true) FROM raw)
  TO '{out}/locations.parquet' ''')
"""

PANDAS = """
import json, pandas, sys
corpus, out = sys.argv[1:]
with open(corpus, 'rb') as lines:
    studies = [json.loads(line) for number, line in enumerate(lines) if number % 10 == 0]
key = ['protocolSection', 'identificationModule', 'nctId']
pandas.json_normalize(studies).to_pickle(out + '/studies.pickle')
for module, part in ('conditionsModule', 'conditions'), ('contactsLocationsModule', 'locations'):
    having = [s for s in studies if part in s['protocolSection'].get(module, {})]
    rows = pandas.json_normalize(having, ['protocolSection', module, part], [key], errors='ignore')
    rows.to_pickle(f'{out}/{part}.pickle')
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--java", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--lib", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--state", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--studies", type=int, default=20_000, help="size of the corpus")
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each")
    arguments = parser.parse_args()

    ours = [arguments.java, "--add-opens=java.base/java.nio=ALL-UNNAMED", "-Xmx1g"]
    ours += ["-cp", f"{arguments.lib}/*", "org.trialbook.cli.Main"]
    corpus = arguments.state / f"sample-{arguments.studies}.ndjson"
    if not corpus.exists():
        arguments.state.mkdir(parents=True, exist_ok=True)
        say(f"writing a corpus of {arguments.studies:,} made-up studies ...")
        subprocess.run([*ours, "sample", str(corpus), "--studies", str(arguments.studies)], check=True)
    megabytes = corpus.stat().st_size / 1e6

    flatten = [*ours, "flatten", str(corpus), "--relations", "STUDIES,CONDITIONS,LOCATIONS"]
    peers = {
        "Trialbook, to Arrow": ([*flatten, "--out"], 1),
        "Trialbook, to Parquet": ([*flatten, "--format", "parquet", "--out"], 1),
        "DuckDB read_json, typed": ([sys.executable, "-c", DUCKDB, str(corpus)], 1),
        "pandas json_normalize": ([sys.executable, "-c", PANDAS, str(corpus)], 10),
    }
    seconds = {name: [] for name in peers}
    for run in range(arguments.runs + 1):
        for name, (command, times) in peers.items():
            with tempfile.TemporaryDirectory(dir=arguments.state) as out:
                began = time.monotonic()
                subprocess.run([*command, out], check=True, stderr=subprocess.DEVNULL)
                if run > 0:  # the first run fills the caches
                    seconds[name].append((time.monotonic() - began) * times)
        say(f"run {run} of {arguments.runs}")

    best = statistics.median(next(iter(seconds.values())))
    print(f"{arguments.studies:,} studies, {megabytes:,.0f} MB of NDJSON, medians of {arguments.runs}")
    for name, measured in seconds.items():
        median = statistics.median(measured)
        print(
            f"  {name:26} {median:7.2f} s  {megabytes / median:7.0f} MB/s  {median / best:6.1f}x"
            f"  ({min(measured):.2f} to {max(measured):.2f})"
        )
    return 0


def say(text: str) -> None:
    print(text, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
