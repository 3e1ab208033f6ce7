"""Makes kaplan-meier.tsv and kaplan-meier-real.tsv: what Python's lifelines (0.30.3) says of the same rows.

    pip install lifelines==0.30.3
    python kaplan_meier.py .../records/studies.ndjson.gz

The generated cases have ties, censored spans at the times of events, times of 0, and groups that nobody or everybody leaves.
The real ones are timeTo(PRIMARY_COMPLETION, "phase") on 2025-06-30, written here from its definition.
A line is: case, time, at risk, reached, left, waiting, low, high; a line "spans" of a case has what went in,
a line "median" the median and its interval.
"""

import datetime, gzip, json, math, random, sys
from lifelines import KaplanMeierFitter
from lifelines.utils import median_survival_times

AS_OF = datetime.date(2025, 6, 30)
LABELS = {"EARLY_PHASE1": "Early Phase 1", "PHASE1": "Phase 1", "PHASE2": "Phase 2", "PHASE3": "Phase 3", "PHASE4": "Phase 4", "NA": "Not Applicable"}


def number(value):
    return "" if math.isinf(value) or math.isnan(value) else format(value, ".15g")


def describe(out, case, spans):
    fitted = KaplanMeierFitter().fit([t for t, _ in spans], [e for _, e in spans])
    table = fitted.event_table
    band = fitted.confidence_interval_survival_function_
    for time in table.index:
        row = table.loc[time]
        if row["removed"] == 0:
            continue
        low, high = band.loc[time]
        values = [number(time), int(row["at_risk"]), int(row["observed"]), int(row["censored"]),
                  number(fitted.survival_function_.loc[time].iloc[0]), number(low), number(high)]
        out.write("\t".join([case] + [str(v) for v in values]) + "\n")
    # A share of exactly a half comes out a little above it where its factors do: rounded, it is a half.
    low, high = median_survival_times(band.round(12)).iloc[0]
    median = median_survival_times(fitted.survival_function_.round(12))
    out.write("\t".join([case, "median", number(median), number(low), number(high)]) + "\n")


def generated():
    random.seed(20261130)
    yield "one event", [(3.0, True)]
    yield "one left", [(3.0, False)]
    yield "all reached at once", [(2.0, True)] * 5
    yield "all left", [(float(i), False) for i in range(6)]
    yield "half exactly", [(1.0, True), (2.0, True), (3.0, True), (4.0, False)]
    for size in (2, 7, 20, 100, 1000):
        yield f"ties {size}", [(float(random.randint(0, 12)), random.random() < 0.6) for _ in range(size)]
        yield f"few reach {size}", [(random.randint(0, 400) / 8, random.random() < 0.1) for _ in range(size)]
        yield f"few ties {size}", [(round(random.expovariate(0.05), 3), random.random() < 0.8) for _ in range(size)]


def day(text):
    parts = [int(part) for part in text.split("-")]
    return datetime.date(*(parts + [1, 1])[:3])


def real(file):
    groups = {}
    for line in gzip.open(file, "rt"):
        protocol = json.loads(line)["protocolSection"]
        design, status = protocol.get("designModule", {}), protocol["statusModule"]
        start, end = status.get("startDateStruct", {}), status.get("primaryCompletionDateStruct", {})
        if design.get("studyType") != "INTERVENTIONAL" or "date" not in start or start.get("type", "ACTUAL") != "ACTUAL":
            continue
        began = day(start["date"])
        if began > AS_OF:
            continue
        actual = day(end["date"]) if "date" in end and end.get("type", "ACTUAL") == "ACTUAL" else None
        if actual is None and status["overallStatus"] in ("COMPLETED", "TERMINATED", "WITHDRAWN", "NO_LONGER_AVAILABLE", "APPROVED_FOR_MARKETING"):
            continue
        reached = actual is not None and actual <= AS_OF
        seen = actual if reached else AS_OF
        if not reached and status["overallStatus"] == "UNKNOWN":
            seen = max(began, min(AS_OF, day(status["lastUpdatePostDateStruct"]["date"])))
        if seen < began:
            continue
        phase = "/".join(LABELS[p] for p in design["phases"]) if design.get("phases") else "(missing)"
        groups.setdefault(phase, []).append(((seen - began).days / 30.4375, reached))
    return sorted(groups.items())


with open("kaplan-meier.tsv", "w") as out:
    for case, spans in generated():
        out.write("\t".join([case, "spans"] + [f"{t}{'+' if not e else ''}" for t, e in spans]) + "\n")
        describe(out, case, spans)
with open("kaplan-meier-real.tsv", "w") as out:
    for case, spans in real(sys.argv[1]):
        describe(out, case, spans)
