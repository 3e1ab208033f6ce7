"""How the kernel holds up beside others: starts, latencies and what becomes of a cell in trouble, in one run.

    ./trialbook bench kernel [--runs N] [--jdk JAVA_HOME]... [--peers PYTHON]... [--out FILE]

Each kernel gets the same requests over the same sockets, in the language that it speaks. `--jdk` adds ours on another
Java; `--peers` names a Python in whose environment other kernels are installed (jjava, kotlin-jupyter-kernel).
"""

import argparse
import datetime
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "kernels"))

from frontend import Frontend, Silence  # noqa: E402
from languages import of_kernel  # noqa: E402
from rows import BEHAVIOURS, SPEEDS, starts  # noqa: E402


def main():
    options = arguments()
    kernels = installed(options)
    table = {name: measure(name, spec, options.runs) for name, spec in kernels.items()}
    report = markdown(table, options.runs)
    print(report)
    if options.out:
        Path(options.out).write_text(report, encoding="utf-8")


def arguments():
    parser = argparse.ArgumentParser(prog="./trialbook bench kernel")
    parser.add_argument("--runs", type=int, default=9, help="starts of each kernel (9)")
    parser.add_argument("--jdk", action="append", default=[], help="the home of another JDK for ours")
    parser.add_argument("--peers", action="append", default=[], help="a Python with other kernels")
    parser.add_argument("--out", help="a Markdown file for the report")
    parser.add_argument("--java", default="java")
    parser.add_argument("--lib", required=True)
    parser.add_argument("--state", required=True)
    return parser.parse_args()


def installed(options):
    """The kernels by name: ipykernel first, then ours on each Java, then the peers."""
    found = {"ipykernel": {"argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
                           "interrupt_mode": "signal", "language": "python"}}
    homes = [Path(os.path.realpath(options.java)).parent.parent, *map(Path, options.jdk)]
    for home in homes:
        java = str(home / "bin" / "java")
        version = java_version(java)
        data = Path(options.state, f"kernel-{version}")
        subprocess.run([java, "-cp", f"{options.lib}/*", "org.trialbook.kernel.Install", "--data-dir", str(data)],
                       check=True, stdout=subprocess.DEVNULL)
        found[f"ours, Java {version}"] = spec(data / "kernels" / "trialbook")
    for python in options.peers:
        for folder in sorted(Path(python).parent.parent.glob("share/jupyter/kernels/*")):
            if (folder / "kernel.json").exists() and folder.name != "python3":
                read = spec(folder)
                read["env"] = read.get("env", {}) | {"PATH": f"{Path(python).parent}:{os.environ['PATH']}"}
                found[read["display_name"]] = read
    return found


def java_version(java):
    told = subprocess.run([java, "-XshowSettings:properties", "-version"], capture_output=True, text=True, check=True)
    return next(line.split("=")[1].strip() for line in told.stderr.splitlines() if "java.specification.version" in line)


def spec(folder):
    import json

    read = json.loads((folder / "kernel.json").read_text())
    read["argv"] = [part.replace("{resource_dir}", str(folder)) for part in read["argv"]]
    return read


def measure(name, spec, runs):
    """One column of the table: the row's name and what to write in it."""
    print(f"  {name} ...", file=sys.stderr, flush=True)
    language = of_kernel(spec["language"])
    with tempfile.TemporaryDirectory() as folder:

        def start():
            return Frontend(spec["argv"], spec.get("env"), folder, spec.get("interrupt_mode") == "message")

        cells = {row: shown(value) for row, value in starts(start, language, runs).items()}
        for row, measured in (SPEEDS | BEHAVIOURS).items():
            cells[row] = shown(attempt(start, language, measured))
            print(f"    {row}: {cells[row]}", file=sys.stderr, flush=True)
    return cells


def attempt(start, language, row):
    """Each row has a kernel of its own: one that dies in it spoils no other."""
    try:
        with start() as kernel:
            kernel.ask("kernel_info_request", patience=60)
            kernel.execute(language.warm, patience=60)
            return row(kernel, language)
    except Silence as problem:
        return f"no: {problem}"


def shown(value):
    if isinstance(value, list):
        return f"{statistics.median(value) * 1000:,.0f} ms"
    return "yes" if value is True else "no" if value is False else str(value)


def markdown(table, runs):
    rows = list(next(iter(table.values())))
    today = datetime.date.today().isoformat()
    lines = [f"# The kernel beside others", "",
             f"Made by `./trialbook bench kernel` on {today}: medians of {runs} starts and of 30 requests, one kernel at a",
             f"time, on {os.cpu_count()} processors.", "",
             "| | " + " | ".join(table) + " |", "|---" * (len(table) + 1) + "|"]
    lines += [f"| {row} | " + " | ".join(column.get(row, "") for column in table.values()) + " |" for row in rows]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
