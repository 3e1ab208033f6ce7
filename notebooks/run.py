"""Runs notebooks on the Trialbook kernel, from start to end, in a folder of their own.

    python run.py [--html] [--in-place] [--out DIR] NOTEBOOK...

Each notebook is executed with DIR as its working folder, so what its cells write lands there, and
is saved there with its outputs; --html adds the page that nbconvert makes of it; --in-place puts
the executed notebook back where it came from, without what belongs to this run alone (times, ids).
Exits 1 if a cell fails, after saving the notebook with the error in it.
"""

import argparse
import os
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbconvert import HTMLExporter

KERNEL = "trialbook"
CELL_TIMEOUT_SECONDS = 300


def write(path: Path, text: str) -> None:
    """Beside the target first, so that a stopped run leaves the old file whole."""
    beside = path.with_name(path.name + ".part")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, path)


def without_traces_of_this_run(notebook):
    """The notebook as it is committed: outputs stay, times and machine names go."""
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    for name in [key for key in notebook.metadata if key not in ("kernelspec", "language_info")]:
        del notebook.metadata[name]
    return notebook


def run(path: Path, out: Path, html: bool, in_place: bool) -> bool:
    began = time.monotonic()
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        kernel_name=KERNEL,
        timeout=CELL_TIMEOUT_SECONDS,
        resources={"metadata": {"path": str(out)}},
    )
    failure = None
    try:
        client.execute()
    except CellExecutionError as error:
        failure = error
    executed = nbformat.writes(without_traces_of_this_run(notebook)) + "\n"
    write(out / path.name, executed)
    if html:
        page, _ = HTMLExporter(embed_images=True).from_notebook_node(notebook)
        write(out / f"{path.stem}.html", page)
    if in_place and failure is None:
        write(path, executed)
    seconds = time.monotonic() - began
    print(f"{path.name}: {'FAILED' if failure else 'ok'} in {seconds:.1f} s", file=sys.stderr)
    if failure:
        print(failure, file=sys.stderr)
    return failure is None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--out", type=Path, default=Path.cwd(), help="where the results go")
    parser.add_argument("--html", action="store_true", help="also write the notebook as a page")
    parser.add_argument("--in-place", action="store_true", help="keep the outputs in the source")
    parser.add_argument("notebooks", type=Path, nargs="+")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    done = [
        run(path, arguments.out.resolve(), arguments.html, arguments.in_place)
        for path in arguments.notebooks
    ]
    return 0 if all(done) else 1


if __name__ == "__main__":
    sys.exit(main())
