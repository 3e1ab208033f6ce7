"""Compares the still picture of each chart with the live one of JupyterLab in a real browser, in light and in dark.

    python charts.py --jupyter BIN/jupyter --chromium PATH --notebook EXECUTED.ipynb --out DIR

The notebook's cells have kept their charts as NAME.svg beside it. Both pictures have to hold the same marks, each with
its label and colour, and the same texts, ticks included, at the same places but for what two measures of the same
letters differ by. Both are kept side by side in DIR. Prints a line for each chart; ends with an exception where two differ.
"""

import argparse
import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import nbformat
from browser import STARTS_WITHIN, Lab
from jupyter_server import serve
from playwright.sync_api import expect, sync_playwright

VEGA_LITE = "application/vnd.vegalite.v5+json"
KEPT = re.compile(r'keep\("([\w-]+)"')
GRADIENT = re.compile(r"url\(.*\)")
MOVE = re.compile(r"translate\(([-\d.e]+)[ ,]+([-\d.e]+)\)")
# The JDK and Chromium may find letters of other widths; a margin that fits them moves all that is beside it.
PIXELS = 12


class Scene:
    """What a picture of Vega shows: its marks, and its texts with their places."""

    def __init__(self, svg: str):
        self.marks, self.texts = Counter(), []
        self._read(ElementTree.fromstring(svg), 0.0, 0.0, "")

    def _read(self, element, x: float, y: float, group: str) -> None:
        move = MOVE.search(element.get("transform", ""))
        if move:
            x, y = x + float(move[1]), y + float(move[2])
        tag = element.tag.rsplit("}", 1)[-1]
        group = next((name for name in element.get("class", "").split() if name.startswith("mark-")), group)
        if tag == "text":
            self.texts.append(("".join(element.itertext()), x, y))
        elif tag in ("path", "line", "rect", "image") and group:
            self.marks[(group, tag, element.get("aria-label", ""), colour(element, "fill"), colour(element, "stroke"))] += 1
        for child in element:
            self._read(child, x, y, group)

    def words(self) -> list:
        return [text for text, _, _ in self.texts]


def colour(element, name: str) -> str:
    """The colour of a mark; that there is none is said in two ways, and a gradient by its place in its own page."""
    return GRADIENT.sub("gradient", element.get(name, "").replace("transparent", ""))


def differences(still: Scene, live: Scene) -> list:
    found = [f"mark only in the still picture: {mark}" for mark in (still.marks - live.marks)]
    found += [f"mark only in the live one: {mark}" for mark in (live.marks - still.marks)]
    if still.words() != live.words():
        found.append(f"texts: {still.words()}\n   and: {live.words()}")
    else:
        found += [f"place of '{text}': {x:.0f}, {y:.0f} and {to_x:.0f}, {to_y:.0f}"
                  for (text, x, y), (_, to_x, to_y) in zip(still.texts, live.texts)
                  if abs(x - to_x) > PIXELS or abs(y - to_y) > PIXELS]
    return found


def drawn_as_lines(source: Path, target: Path) -> list:
    """Asks JupyterLab to draw charts as SVG, which can be read, where it would draw pixels; the names of the charts."""
    notebook = nbformat.read(source, 4)
    names = []
    for cell in notebook.cells:
        kept = KEPT.search(cell.source) if cell.cell_type == "code" and "Chart keep(" not in cell.source else None
        for output in cell.get("outputs", []):
            if kept and VEGA_LITE in output.get("data", {}):
                output.metadata[VEGA_LITE] = {"embed_options": {"renderer": "svg"}}
                names.append(kept[1])
    nbformat.write(notebook, target)
    return names


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    for name in ("jupyter", "chromium", "notebook", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    arguments = parser.parse_args()
    folder = arguments.out / "notebooks"
    folder.mkdir(parents=True)
    names = drawn_as_lines(arguments.notebook, folder / "charts.ipynb")
    wrong = []
    expect.set_options(timeout=STARTS_WITHIN)
    with serve(arguments.jupyter, folder, arguments.out / "server") as (address, token), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=arguments.chromium, args=["--no-sandbox"])
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.route(lambda url: not url.startswith(address), lambda route: route.abort("internetdisconnected"))
        page.goto(f"{address}/lab?token={token}")
        lab = Lab(page, address, arguments.out)
        for theme in ("Light", "Dark"):
            lab.theme(f"JupyterLab {theme}")
            page.goto(f"{address}/lab/tree/charts.ipynb?reset")
            charts = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .vega-embed svg.marks")
            expect(charts).to_have_count(len(names), timeout=STARTS_WITHIN)
            for number, name in enumerate(names):
                chart = charts.nth(number)
                chart.scroll_into_view_if_needed()
                chart.screenshot(path=arguments.out / f"{name}-{theme.lower()}.png")
                live = Scene(chart.evaluate("svg => new XMLSerializer().serializeToString(svg)"))
                still = Scene((arguments.notebook.parent / f"{name}.svg").read_text(encoding="utf-8"))
                found = differences(still, live)
                print(f"{theme.lower()} {name}: {sum(still.marks.values())} marks, {len(still.texts)} texts, {len(found)} differences")
                wrong += [f"{theme.lower()} {name}: {one}" for one in found]
        page = browser.new_page()
        for name in names:
            page.set_content((arguments.notebook.parent / f"{name}.svg").read_text(encoding="utf-8"))
            page.locator("svg").first.screenshot(path=arguments.out / f"{name}-still.png")
        browser.close()
    assert names and not wrong, "\n".join(wrong)


if __name__ == "__main__":
    main()
