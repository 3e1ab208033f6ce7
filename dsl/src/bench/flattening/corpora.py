"""The corpora: real records repeated under new ids, and made-up ones; as NDJSON, .zst and bulk zip."""

import gzip
import itertools
import os
from pathlib import Path

FIRST_ID = 10_000_001  # far above the registry's own ids, which have only begun with NCT07


def real_records(registry: Path) -> list[bytes]:
    """The stored records of the real registry, one line each, without the line's end."""
    with gzip.open(registry / "records" / "studies.ndjson.gz") as lines:
        return [line.rstrip(b"\n") for line in lines]


def repeated(records: list[bytes], numbers=None):
    """The records again and again, each time as a new study: pairs of nctId and line."""
    own = [nct_id(record) for record in records]
    for number in numbers or itertools.count(FIRST_ID):
        at = (number - FIRST_ID) % len(records)
        new = b"NCT%08d" % number
        yield new.decode(), records[at].replace(own[at], new)


def nct_id(record: bytes) -> bytes:
    begin = record.index(b'"nctId":"') + len(b'"nctId":"')
    return record[begin : record.index(b'"', begin)]


def write_ndjson(studies, size: int, file: Path) -> None:
    """Studies, a line each, until the file has this size or they end."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    with open(part, "wb", buffering=1 << 20) as out:
        for _, study in studies:
            if out.tell() >= size:
                break
            out.write(study)
            out.write(b"\n")
    os.replace(part, file)
