"""Puts into the wheel what Maven built: the jars, without native code for other platforms, and the kernelspec."""

import os
import platform
import re
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

KERNEL = Path(__file__).resolve().parents[2]
LIB = KERNEL / "target/lib"
RESOURCES = KERNEL / "src/main/resources/org/trialbook/kernel"
KERNELSPEC = "share/jupyter/kernels/trialbook"

# What pip calls each platform that DuckDB has native code for. On any other, "any" does without Parquet and SQL.
TAGS = {
    "linux-x86_64": "manylinux_2_25_x86_64",
    "linux-arm64": "manylinux_2_25_aarch64",
    "macos-arm64": "macosx_11_0_arm64",
    "windows-x86_64": "win_amd64",
    "any": "any",
}

# The one library of gkl that is used. It has others for genomes, and all of them are for one processor.
ISAL = "com/intel/gkl/native/libgkl_compression.so"

NATIVE = re.compile(r"\.(so|dylib|jnilib|dll)(_\w+)?$")
SYSTEMS = {"linux": r"\blinux|_linux|\.so$", "macos": r"darwin|macos|osx|\.(dylib|jnilib)$", "windows": r"windows|\bwin\b|\.dll$"}
PROCESSORS = {"x86_64": r"x86_64|amd64", "arm64": r"aarch_?64|arm64"}


def this_platform() -> str:
    system = {"linux": "linux", "darwin": "macos", "win32": "windows"}.get(sys.platform)
    processor = next((name for name, words in PROCESSORS.items() if re.fullmatch(words, platform.machine().lower())), None)
    name = f"{system}-{processor}"
    return name if name in TAGS else "any"


def platform_of(native: str) -> str:
    """The platform that a native library in a jar is for, by the words of its path; its suffix where they are silent."""
    if native.startswith("com/intel/gkl/"):
        return "linux-x86_64" if native == ISAL else "other"

    def first(choices: dict) -> str:
        return next((name for name, words in choices.items() if re.search(words, native)), "other")

    return f"{first(SYSTEMS)}-{first(PROCESSORS)}"


class LicenseHook(MetadataHookInterface):
    """The licence of the whole wheel: ours, and those of the libraries in it."""

    def update(self, metadata: dict) -> None:
        parties = LIB / "THIRD-PARTY.txt"
        if not parties.is_file():
            raise SystemExit(f"{parties} is missing: ./trialbook wheel builds it first.")
        lines = parties.read_text(encoding="utf-8").splitlines()
        licences = {line.split(" | ")[1] for line in lines if " | " in line}
        metadata["license"] = " AND ".join(sorted({"Apache-2.0", *(f"({each})" if " OR " in each else each for each in licences)}))


class PlatformHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict) -> None:
        wanted = os.environ.get("TRIALBOOK_WHEEL_PLATFORM") or this_platform()
        if wanted not in TAGS:
            raise SystemExit(f"There is no platform {wanted}; there are {', '.join(TAGS)}.")
        self.folder = Path(tempfile.mkdtemp(prefix="trialbook-wheel-"))
        for file in sorted(LIB.iterdir()):
            for made in self.for_platform(file, wanted):
                build_data["force_include"][str(made)] = f"trialbook/lib/{made.name}"
        for file in [Path(self.root) / "kernel.json", *RESOURCES.glob("logo-*")]:
            build_data["shared_data"][str(file)] = f"{KERNELSPEC}/{file.name}"
        build_data["force_include"][str(KERNEL.parent / "LICENSE")] = "trialbook/LICENSE"
        build_data["pure_python"] = wanted == "any"
        build_data["tag"] = f"py3-none-{TAGS[wanted]}"

    def finalize(self, version: str, build_data: dict, artifact_path: str) -> None:
        shutil.rmtree(self.folder)

    def for_platform(self, file: Path, wanted: str) -> list:
        """The file as it is, or a copy of the jar for this platform, and what has to lie beside it.

        Classes are kept as they are: the wheel packs the jar as one, up to a third smaller than class by class, and stays
        below the 100 MB that package indexes take. Natives of other platforms are left out, and a native library that
        lies at the top of its jar is put beside it, where DuckDB finds it too: inside, each process would unpack its
        70 MB anew. So is what our own code loads.
        """
        if file.suffix != ".jar":
            return [file]
        with zipfile.ZipFile(file) as jar:
            natives = [entry for entry in jar.namelist() if NATIVE.search(entry)]
            beside = [entry for entry in natives if ("/" not in entry or entry == ISAL) and platform_of(entry) == wanted]
            dropped = {entry for entry in natives if platform_of(entry) != wanted or entry in beside}
            copy = self.folder / file.name
            with zipfile.ZipFile(copy, "w") as written:
                for entry in jar.infolist():
                    if entry.filename not in dropped:
                        written.writestr(entry, jar.read(entry), zipfile.ZIP_STORED)
            return [copy, *(Path(jar.extract(entry, self.folder)) for entry in beside)]
