"""Runs notebooks, and the java fences of Markdown pages, on the Trialbook kernel.

    python run.py [--html] [--in-place] [--out DIR] FILE...

A file runs from start to end in a kernel of its own, with DIR as its working folder, so what its
cells write lands there. A notebook is saved there with its outputs; --html adds the page that
nbconvert makes of it; --in-place puts the executed notebook back where it came from, without what
belongs to this run alone. In a Markdown page each java fence is a cell, and a text fence that
follows one is what the cell has to show. Exits 1 if a cell fails or shows something else.
"""

import argparse
import os
import re
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbconvert import HTMLExporter

KERNEL = "trialbook"
CELL_TIMEOUT_SECONDS = 300
PROGRESS = re.compile("[█░]{20} ")
FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", re.DOTALL | re.MULTILINE)


class Disappointed(Exception):
    """A cell failed, or showed something else than its page says."""


def write(path: Path, text: str) -> None:
    """Beside the target first, so that a stopped run leaves the old file whole."""
    beside = path.with_name(path.name + ".part")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, path)


def execute(notebook, folder: Path) -> None:
    # What runs here is nobody's typing, as nbconvert too keeps its runs out of IPython's history.
    os.environ.setdefault("TRIALBOOK_HISTORY", "off")
    client = NotebookClient(
        notebook,
        kernel_name=KERNEL,
        timeout=CELL_TIMEOUT_SECONDS,
        resources={"metadata": {"path": str(folder)}},
    )
    try:
        client.execute()
    except CellExecutionError as error:
        raise Disappointed(str(error)) from None
    for cell in notebook.cells:
        if "outputs" in cell:
            cell.outputs = [output for output in cell.outputs if not is_progress(output)]


def is_progress(output) -> bool:
    """How a long question got on, which is shown where the machine is slow and tells of that alone."""
    return bool(PROGRESS.match(output.get("data", {}).get("text/plain", "")))


def without_traces_of_this_run(notebook):
    """The notebook as it is committed: outputs stay, times and machine names go."""
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    for name in [key for key in notebook.metadata if key not in ("kernelspec", "language_info")]:
        del notebook.metadata[name]
    return notebook


def run_notebook(path: Path, out: Path, html: bool, in_place: bool) -> None:
    notebook = nbformat.read(path, as_version=4)
    try:
        execute(notebook, out)
    finally:
        executed = nbformat.writes(without_traces_of_this_run(notebook)) + "\n"
        write(out / path.name, executed)
        if html:
            page, _ = HTMLExporter(embed_images=True).from_notebook_node(notebook)
            write(out / f"{path.stem}.html", page)
    if in_place:
        write(path, executed)


def shown(cell) -> str:
    """What a cell shows a reader of plain text: what it printed, then its value."""
    parts = []
    for output in cell.outputs:
        if output.output_type == "stream":
            parts.append(output.text)
        elif "text/plain" in output.get("data", {}):
            parts.append(output.data["text/plain"] + "\n")
    return "".join(parts)


def lines(text: str) -> list:
    return [line.rstrip() for line in text.rstrip().splitlines()]


def run_page(path: Path, out: Path) -> None:
    text = path.read_text(encoding="utf-8")
    cells, expectations, end_of_cell = [], {}, None
    for fence in FENCE.finditer(text):
        if fence[1] == "java":
            cells.append(nbformat.v4.new_code_cell(fence[2].rstrip()))
            end_of_cell = fence.end()
        elif fence[1] == "text" and cells and not text[end_of_cell : fence.start()].strip():
            expectations[len(cells) - 1] = fence[2]
    if not cells:
        return
    notebook = nbformat.v4.new_notebook(cells=cells)
    execute(notebook, out)
    for index, expected in expectations.items():
        actual = shown(notebook.cells[index])
        if lines(actual) != lines(expected):
            raise Disappointed(
                f"after the cell\n\n{cells[index].source}\n\nthe page says\n\n{expected}\n"
                f"and the cell shows\n\n{actual}"
            )


def run(path: Path, out: Path, html: bool, in_place: bool) -> bool:
    began = time.monotonic()
    try:
        if path.suffix == ".md":
            run_page(path, out)
        else:
            run_notebook(path, out, html, in_place)
        failure = None
    except Disappointed as error:
        failure = error
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
    parser.add_argument("files", type=Path, nargs="+")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    done = [
        run(path, arguments.out.resolve(), arguments.html, arguments.in_place)
        for path in arguments.files
    ]
    return 0 if all(done) else 1


if __name__ == "__main__":
    sys.exit(main())
