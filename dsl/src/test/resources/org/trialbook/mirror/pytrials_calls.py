"""The calls of pytrials' documentation, made to the registry at the address that is given.

pytrials is left as it was installed; only the address that its class holds is another.
"""

import hashlib
import json
import pathlib
import sys

import pandas as pd
import pytrials
from pytrials.client import ClinicalTrials

package = pathlib.Path(pytrials.__file__).parent


def fingerprint():
    files = sorted(package.glob("*.py")) + sorted(package.glob("*.csv"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


before = fingerprint()
ClinicalTrials._BASE_URL = sys.argv[1] + "/"
expression = sys.argv[2]

ct = ClinicalTrials()

# Get 50 full studies related to Coronavirus and COVID in csv format.
full = ct.get_full_studies(search_expr=expression, max_studies=50)

# Get the NCTId, Condition and Brief title fields from 1000 studies.
fields = ct.get_study_fields(
    search_expr=expression,
    fields=["NCT Number", "Conditions", "Study Title"],
    max_studies=1000,
    fmt="csv",
)

# Read the csv data in Pandas
frame = pd.DataFrame.from_records(fields[1:], columns=fields[0])

json_full = ct.get_full_studies(search_expr=expression, max_studies=5, fmt="json")
json_fields = ct.get_study_fields(
    search_expr=expression, fields=["NCTId", "Condition", "BriefTitle"], max_studies=5, fmt="json"
)

every_column = ct.get_study_fields(
    search_expr=expression, fields=ct.study_fields["csv"], max_studies=3, fmt="csv"
)
every_field = ct.get_study_fields(
    search_expr=expression, fields=ct.study_fields["json"], max_studies=3, fmt="json"
)

refused = []
for call in (
    lambda: ct.get_full_studies(expression, max_studies=1001),
    lambda: ct.get_study_fields(expression, fields=["Nope"]),
    lambda: ct.get_full_studies("AREA[Nope]x"),
):
    try:
        call()
    except Exception as e:
        refused.append(type(e).__name__)

print(
    json.dumps(
        {
            "unchanged": fingerprint() == before,
            "version": pytrials.__version__,
            "api_info": list(ct.api_info),
            "repr": repr(ct),
            "full": full,
            "fields": fields,
            "frame": {"columns": list(frame.columns), "rows": len(frame)},
            "json_full": json_full,
            "json_fields": json_fields,
            "every_column": every_column,
            "every_field": every_field,
            "study_fields": ct.study_fields,
            "refused": refused,
        }
    )
)
