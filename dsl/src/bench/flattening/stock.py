"""Which corpora there are, and making them once: they stay in the state folder for the next run."""

import itertools
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

from flattening import corpora


@dataclass
class Corpus:
    """The same studies in several forms; ``megabytes`` are those of the NDJSON."""

    name: str
    about: str
    megabytes: float
    studies: int
    ndjson: Path
    zst: Path
    frames: Path
    zip: Path


class Stock:
    """Corpora in a folder, of the real records where there are some."""

    def __init__(self, folder: Path, registry: Path, write_sample, say):
        self.folder, self.write_sample, self.say = folder, write_sample, say
        self.records = corpora.real_records(registry) if registry.is_dir() else []

    def real(self, megabytes: int) -> Corpus:
        """The real records again and again under new ids."""
        corpus = self._corpus(
            f"real-{megabytes}", f"{len(self.records):,} real records, repeated under new ids"
        )
        self._make(corpus.ndjson, megabytes, lambda file: self._repeat(megabytes, file))
        return self._measured(corpus)

    def sample(self, megabytes: int) -> Corpus:
        """Made-up studies, as the sample command writes them."""
        corpus = self._corpus(f"sample-{megabytes}", "the built-in sample: made-up studies")
        self._make(corpus.ndjson, megabytes, lambda file: self._sample(megabytes, file))
        return self._measured(corpus)

    def registry_sized(self, studies: int) -> Corpus:
        """Real records in the registry's mix, as the bulk zip and as .zst; as NDJSON they would be 10 GB more."""
        corpus = self._corpus(
            f"full-{studies}",
            "real records drawn until mean size and share of results are the registry's, under new ids",
        )
        known = self.folder / f"{corpus.name}.json"
        if not known.exists():
            corpora.room(self.folder, studies * corpora.REGISTRY_MEAN * 0.4)
            mix = corpora.registry_mix(self.records)
            self._made(corpus.zip)
            size = corpora.write_zip(itertools.islice(corpora.repeated(mix), studies), corpus.zip)
            self._made(corpus.zst)
            lines = (study + b"\n" for _, study in itertools.islice(corpora.repeated(mix), studies))
            corpora.write_zst(lines, corpus.zst)
            known.write_text(json.dumps({"megabytes": (size + studies) / 1e6, "studies": studies}))
        facts = json.loads(known.read_text())
        corpus.megabytes, corpus.studies = facts["megabytes"], facts["studies"]
        return corpus

    def archives(self, corpus: Corpus) -> None:
        """Makes the compressed forms of a corpus."""
        forms = (
            (corpus.zst, lambda lines, file: corpora.write_zst(lines, file)),
            (corpus.frames, lambda lines, file: corpora.write_zst(lines, file, frame=8 << 20)),
            (corpus.zip, lambda lines, file: corpora.write_zip(corpora.named(lines), file)),
        )
        for file, write in forms:
            if not file.exists():
                self._made(file)
                with open(corpus.ndjson, "rb") as lines:
                    write(lines, file)

    def slice(self, corpus: Corpus, studies: int) -> Corpus:
        """The first studies of a corpus."""
        part = self._corpus(f"{corpus.name}-first-{studies}", f"the first {studies:,} studies")
        if not part.ndjson.exists():
            with open(corpus.ndjson, "rb") as lines:
                first = ((None, line.rstrip(b"\n")) for line in itertools.islice(lines, studies))
                corpora.write_ndjson(first, 1 << 62, part.ndjson)
        return self._measured(part)

    def _corpus(self, name: str, about: str) -> Corpus:
        forms = (self.folder / f"{name}{end}" for end in (".ndjson", ".zst", "-frames.zst", ".zip"))
        return Corpus(name, about, 0.0, 0, *forms)

    def _make(self, file: Path, megabytes: int, write) -> None:
        if not file.exists():
            corpora.room(self.folder, megabytes * 1e6)
            self._made(file)
            write(file)

    def _made(self, file: Path) -> None:
        self.say(f"making {file.name} ...")

    def _repeat(self, megabytes: int, file: Path) -> None:
        corpora.write_ndjson(corpora.repeated(self.records), int(megabytes * 1e6), file)

    def _sample(self, megabytes: int, file: Path) -> None:
        probe = file.with_suffix(".probe.ndjson")
        self.write_sample(probe, 2000)
        studies = int(1.2 * megabytes * 1e6 / (probe.stat().st_size / 2000))
        probe.unlink()
        self.write_sample(file, studies)
        with open(file, "r+b") as written:  # their mean size is known only roughly before
            written.seek(int(megabytes * 1e6))
            written.readline()
            written.truncate()

    @staticmethod
    def _measured(corpus: Corpus) -> Corpus:
        corpus.megabytes = corpus.ndjson.stat().st_size / 1e6
        corpus.studies = int(
            subprocess.run(
                ["wc", "-l", corpus.ndjson], capture_output=True, text=True, check=True
            ).stdout.split()[0]
        )
        return corpus
