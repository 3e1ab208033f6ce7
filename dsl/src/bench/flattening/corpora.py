"""Real records repeated under new ids, and studies as NDJSON, as .zst and as the registry's bulk zip."""

import collections
import concurrent.futures
import gzip
import itertools
import os
import random
import shutil
import zipfile
import zlib
from contextlib import contextmanager
from pathlib import Path

import zstandard

FIRST_ID = 10_000_001  # above all ids of the registry, which has only come to NCT07
REGISTRY_MEAN = 17_300  # bytes of a study in the registry's bulk file: 10.33 GB of 597,913 studies
REGISTRY_WITH_RESULTS = 79_700 / 598_000
DAY = (2026, 11, 23, 0, 0, 0)  # that entries are of, so that the same studies make the same file
LEVEL = 6  # of deflate, as the registry's zip: 3.8 times smaller


def real_records(registry: Path) -> list[bytes]:
    """The stored records of the real registry, one line each, without the line's end."""
    with gzip.open(registry / "records" / "studies.ndjson.gz") as lines:
        return [line.rstrip(b"\n") for line in lines]


def registry_mix(records: list[bytes], draws: int = 30_000) -> list[bytes]:
    """These records drawn so that mean size and share of results are the registry's.

    The stored records are 1.6 times larger than the registry's. Each is drawn the less often the larger it is, by the
    power of its size that makes the mean right; so the largest stay in.
    """
    halves = [[r for r in records if (b'"resultsSection":' in r) == results] for results in (True, False)]
    shares = REGISTRY_WITH_RESULTS, 1 - REGISTRY_WITH_RESULTS
    weak, strong = 0.0, 3.0
    for _ in range(40):
        power = (weak + strong) / 2
        weights = [[len(record) ** -power for record in half] for half in halves]
        means = [sum(w * len(r) for w, r in zip(ws, half)) / sum(ws) for ws, half in zip(weights, halves)]
        if sum(share * mean for share, mean in zip(shares, means)) > REGISTRY_MEAN:
            weak = power
        else:
            strong = power
    chances = [share * w / sum(ws) for share, ws in zip(shares, weights) for w in ws]
    return random.Random(1).choices(halves[0] + halves[1], chances, k=draws)


def repeated(records: list[bytes]):
    """The records again and again, each time as a new study: pairs of nctId and line, without an end."""
    own = [nct_id(record) for record in records]
    for number in itertools.count():
        at = number % len(records)
        new = b"NCT%08d" % (FIRST_ID + number)
        yield new.decode(), records[at].replace(own[at], new)


def nct_id(record: bytes) -> bytes:
    begin = record.index(b'"nctId":"') + len(b'"nctId":"')
    return record[begin : record.index(b'"', begin)]


@contextmanager
def _whole(file: Path):
    """A file that has its name only when it is complete."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(file.name + ".part")
    yield part
    os.replace(part, file)


def write_ndjson(studies, size: int, file: Path) -> None:
    """Studies, a line each, until the file has this size."""
    with _whole(file) as part, open(part, "wb", buffering=1 << 20) as out:
        written = 0
        for _, study in studies:
            if written >= size:
                break
            out.write(study + b"\n")
            written += len(study) + 1


def write_zst(lines, file: Path, frame: int = 0) -> int:
    """Lines as one frame, as ``zstd -T0`` writes it, or as frames of so many bytes; the bytes that went in."""
    compressor = zstandard.ZstdCompressor(level=3, threads=os.cpu_count())
    size = 0
    with _whole(file) as part, open(part, "wb") as out:
        while True:
            begin = size
            with compressor.stream_writer(out, closefd=False) as writer:
                for line in lines:
                    writer.write(line)
                    size += len(line)
                    if frame and size - begin >= frame:
                        break
            if size == begin or not frame:
                return size


def write_zip(studies, file: Path) -> int:
    """Studies as the registry's bulk file, ``{last two digits}/{nctId}.json``, deflated by all cores; the bytes in."""
    size = 0
    batches = iter(lambda: list(itertools.islice(studies, 64)), [])
    with _whole(file) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as workers:
            for entries in _ahead(workers, _deflate_all, batches):
                for entry, deflated in entries:
                    _append(archive, entry, deflated)
                    size += entry.file_size
    return size


def _ahead(workers, work, items, most: int = 16):
    """The results in the order of the items, with a bounded number of them ahead."""
    waiting: collections.deque = collections.deque()
    for item in items:
        waiting.append(workers.submit(work, item))
        if len(waiting) >= most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _deflate_all(studies):
    return [_deflate(name, study) for name, study in studies]


def _deflate(name: str, study: bytes):
    entry = zipfile.ZipInfo(f"{name[-2:]}/{name}.json", DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    deflater = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    deflated = deflater.compress(study) + deflater.flush()
    entry.CRC, entry.file_size, entry.compress_size = zlib.crc32(study), len(study), len(deflated)
    return entry, deflated


def _append(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, deflated: bytes) -> None:
    """What ZipFile.writestr does, for data that is deflated already."""
    entry.header_offset = archive.fp.tell()
    archive.fp.write(entry.FileHeader(zip64=False) + deflated)
    archive.filelist.append(entry)
    archive.NameToInfo[entry.filename] = entry
    archive.start_dir = archive.fp.tell()
    archive._didModify = True


def named(lines):
    """Lines of NDJSON as pairs of nctId and study."""
    for line in lines:
        study = line.rstrip(b"\n")
        yield nct_id(study).decode(), study


def room(folder: Path, size: int) -> None:
    """Refuses to fill the disk."""
    free = shutil.disk_usage(folder).free
    if free < size * 1.2:
        raise SystemExit(f"{size / 1e9:.1f} GB are needed in {folder}, {free / 1e9:.1f} GB are free.")
