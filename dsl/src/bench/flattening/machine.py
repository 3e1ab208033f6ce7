"""What was measured on, and with which versions."""

import os
import platform
import re
import subprocess
from importlib.metadata import version
from pathlib import Path


def facts(java: str, lib: Path) -> dict:
    """Words for a table: the machine and the versions of everything that took part."""
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=True).stderr.splitlines()
    memory = re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())
    return {
        "processor": f"{os.cpu_count()} cores of {_processor()}",
        "memory": f"{int(memory[1]) / 1e6:.0f} GB" if memory else "unknown",
        "system": f"{platform.system()} {platform.release()}",
        "Java": said[1].strip() if len(said) > 1 else said[0],
        "Trialbook": _commit(),
        "libraries": ", ".join(
            _jar(lib, name) for name in ("jackson-databind", "arrow-vector", "duckdb_jdbc")
        ),
        "Python": platform.python_version(),
        "peers": ", ".join(f"{name} {version(name)}" for name in ("duckdb", "polars", "pandas", "pyarrow")),
    }


def _processor() -> str:
    found = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    return found[1].strip() if found else platform.machine()


def _commit() -> str:
    home = Path(__file__).parent
    said = subprocess.run(
        ["git", "-C", home, "describe", "--always", "--dirty"], capture_output=True, text=True
    )
    return "commit " + said.stdout.strip() if said.returncode == 0 else "unknown commit"


def _jar(lib: Path, name: str) -> str:
    jars = sorted(lib.glob(f"{name}-[0-9]*.jar"))
    return jars[-1].stem.replace(f"{name}-", f"{name} ") if jars else f"{name} (none)"
