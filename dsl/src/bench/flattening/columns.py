"""The columns that every tool brings, so that all do the same work: what they are, and where they stand in a study."""

from dataclasses import dataclass

# What the cells of a column hold. Dates are whole or partial ("2024-05"), and become the first day that they can mean.
TEXT, TEXTS, DATE, INTEGER, NUMBER, BOOLEAN, ORDINAL = (
    "text",
    "texts",
    "date",
    "integer",
    "number",
    "boolean",
    "ordinal",
)


@dataclass(frozen=True)
class Column:
    """A column; its path begins at the row's element, at the study if it is absolute, and is empty for the element."""

    name: str
    type: str
    path: str
    absolute: bool = False


@dataclass(frozen=True)
class Relation:
    """Rows: one a study, or one an element of the array at the path."""

    name: str
    path: str
    columns: tuple[Column, ...]


_MODULES = {
    "identificationModule": """
        nctId text nctId
        orgStudyId text orgStudyIdInfo.id
        briefTitle text briefTitle
        officialTitle text officialTitle
        acronym text acronym""",
    "statusModule": """
        overallStatus text overallStatus
        whyStopped text whyStopped
        startDate date startDateStruct.date
        startDateType text startDateStruct.type
        primaryCompletionDate date primaryCompletionDateStruct.date
        completionDate date completionDateStruct.date
        studyFirstPostDate date studyFirstPostDateStruct.date
        lastUpdatePostDate date lastUpdatePostDateStruct.date""",
    "sponsorCollaboratorsModule": """
        leadSponsorName text leadSponsor.name
        leadSponsorClass text leadSponsor.class""",
    "descriptionModule": """
        briefSummary text briefSummary""",
    "conditionsModule": """
        conditions texts conditions
        keywords texts keywords""",
    "designModule": """
        studyType text studyType
        phases texts phases
        designAllocation text designInfo.allocation
        designInterventionModel text designInfo.interventionModel
        designPrimaryPurpose text designInfo.primaryPurpose
        designMasking text designInfo.maskingInfo.masking
        enrollmentCount integer enrollmentInfo.count
        enrollmentType text enrollmentInfo.type""",
    "eligibilityModule": """
        sex text sex
        minimumAge text minimumAge
        maximumAge text maximumAge
        healthyVolunteers boolean healthyVolunteers""",
}

_SITE = """
        locationFacility text facility
        locationStatus text status
        locationCity text city
        locationState text state
        locationZip text zip
        locationCountry text country
        locationLatitude number geoPoint.lat
        locationLongitude number geoPoint.lon"""


def _columns(text: str, prefix: str = "") -> tuple[Column, ...]:
    rows = (line.split() for line in text.strip().splitlines())
    return tuple(Column(name, kind, prefix + path) for name, kind, path in rows)


_NCT_ID = Column("nctId", TEXT, "protocolSection.identificationModule.nctId", absolute=True)

STUDIES = Relation(
    "STUDIES",
    "",
    tuple(c for module, text in _MODULES.items() for c in _columns(text, f"protocolSection.{module}."))
    + (Column("hasResults", BOOLEAN, "hasResults"),),
)
CONDITIONS = Relation(
    "CONDITIONS",
    "protocolSection.conditionsModule.conditions",
    (_NCT_ID, Column("conditionOrdinal", ORDINAL, ""), Column("condition", TEXT, "")),
)
LOCATIONS = Relation(
    "LOCATIONS",
    "protocolSection.contactsLocationsModule.locations",
    (_NCT_ID, Column("locationOrdinal", ORDINAL, ""), *_columns(_SITE)),
)
# The columns of a study that are single values: what a list of JSON paths can bring.
SCALARS = Relation("STUDIES", "", tuple(c for c in STUDIES.columns if c.type != TEXTS))

SETS = {
    "three": (STUDIES, CONDITIONS, LOCATIONS),
    "sites": (STUDIES, LOCATIONS),
    "scalars": (SCALARS,),
}


def selection(relation: Relation) -> str:
    """The relation with its columns, as Trialbook's measurement wants to be told."""
    return f"{relation.name}:{','.join(column.name for column in relation.columns)}"


def shape(relations) -> dict:
    """The part of a study that the columns need: nested names down to a type, arrays as one-item lists."""
    root: dict = {}
    for relation in relations:
        for column in relation.columns:
            if column.type == ORDINAL:
                continue
            steps = column.path.split(".") if column.path else []
            if relation.path and not column.absolute:
                steps = relation.path.split(".") + ["[]"] + steps
            if column.type == TEXTS:
                steps.append("[]")
            _put(root, steps, TEXT if column.type in (TEXTS, DATE) else column.type)
    return root


def _put(node: dict, steps: list[str], leaf: str) -> None:
    step, rest = steps[0], steps[1:]
    if rest and rest[0] == "[]":
        if len(rest) == 1:
            node[step] = [leaf]
        else:
            node.setdefault(step, [{}])
            _put(node[step][0], rest[1:], leaf)
    elif rest:
        _put(node.setdefault(step, {}), rest, leaf)
    else:
        node[step] = leaf
