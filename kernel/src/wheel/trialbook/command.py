"""The `trialbook` command: `install` and `doctor` are here, everything else is the Java command line."""

import json
import platform
import shutil
import sys
from importlib import metadata
from pathlib import Path

from trialbook import java

USAGE = """\
Trialbook: ask ClinicalTrials.gov a question in a notebook, get a table, a chart or a file back.

  trialbook install [--user | --prefix DIR]   register the kernel for Jupyters outside of this environment
  trialbook doctor                            what is there, what is missing and how to get it
"""


def main() -> None:
    verb, rest = (sys.argv[1], sys.argv[2:]) if len(sys.argv) > 1 else ("--help", [])
    if verb == "doctor":
        sys.exit(0 if doctor() else 1)
    if verb in ("--help", "-h", "help"):
        print(USAGE, flush=True)
        verb = "--help"
    try:
        program = java.find()
        java.checked(program)
    except java.NoJava as problem:
        sys.exit(f"trialbook: {problem}")
    if verb == "install":
        java.become(java.command(program, "org.trialbook.kernel.Install", *rest))
    terminal = shutil.get_terminal_size().columns if sys.stderr.isatty() else 0
    options = ("-XX:+UseParallelGC", "-XX:TieredStopAtLevel=1", f"-Dtrialbook.terminal={terminal}")
    java.become(java.command(program, "org.trialbook.cli.Main", verb, *rest, options=options))


def doctor() -> bool:
    """Prints a line for each thing that Trialbook needs; whether all are there."""
    problems = []

    def tell(name: str, fact: str, problem: str = "") -> None:
        print(f"  {'MISSING' if problem else 'ok':8} {name:10} {problem or fact}")
        problems.extend([problem] if problem else [])

    print(f"Trialbook {metadata.version('trialbook')} in {Path(java.LIB).parent}")
    try:
        program = java.find()
        tell("Java", f"{java.checked(program)} at {program}")
    except java.NoJava as problem:
        tell("Java", "", "\n                      ".join(str(problem).splitlines()))
    natives = [file.name for file in Path(java.LIB).glob("libduckdb_java*")]
    nothing = f"none for {platform.system()} {platform.machine()}: everything but Parquet files and SQL works"
    print(f"  {'ok' if natives else 'none':8} {'DuckDB':10} {natives[0] if natives else nothing}")
    specs = _kernelspecs()
    if specs is None:
        tell("Jupyter", "", "not in this environment: 'pip install jupyterlab', or 'trialbook install' for another one")
    else:
        tell("Jupyter", f"jupyter_client {metadata.version('jupyter_client')}")
        ours = specs.get("trialbook")
        tell("kernel", f"{ours}", "" if ours else "not registered: run 'trialbook install --user'")
        program = Path(json.loads(Path(ours, "kernel.json").read_text(encoding="utf-8"))["argv"][0]) if ours else None
        if program and program.is_absolute() and not program.exists():
            tell("kernel", "", f"its Java, {program}, is gone: run 'trialbook install' again")
    return not problems


def _kernelspecs():
    """The folders of the kernels that this environment's Jupyter knows; None without a Jupyter."""
    try:
        from jupyter_client.kernelspec import KernelSpecManager
    except ImportError:
        return None
    return KernelSpecManager().find_kernel_specs()
