"""A person in a real browser: opens notebooks on the Trialbook kernel, types, waits and looks.

    python browser.py --jupyter BIN/jupyter --chromium PATH --notebook FILE.ipynb --out DIR [--gallery FILE.ipynb ...]

The page has no network but the Jupyter server. What it must show is checked, what it looks like is kept as pictures
in DIR. Ends with an exception where something is missing.
"""

import argparse
import shutil
from pathlib import Path

import nbformat
from jupyter_server import serve
from playwright.sync_api import Page, expect, sync_playwright

STARTS_WITHIN = RUNS_WITHIN = 120_000
ERRORS = "[data-mime-type='application/vnd.jupyter.error'], [data-mime-type='application/vnd.jupyter.stderr']"


CHART = 'Chart.bar(Table.create("t", StringColumn.create("a", "x"), DoubleColumn.create("n", 7.0)), "a", "n")'


class Lab:
    """JupyterLab as its user sees it."""

    def __init__(self, page: Page, address: str, out: Path):
        self.page, self.address, self.out = page, address, out
        self.cells = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell")

    def open(self, notebook: str) -> None:
        self.page.goto(f"{self.address}/lab/tree/{notebook}")
        # What was open before comes back first, and what is typed then would go there.
        current = self.page.locator(".lm-DockPanel-tabBar .lm-TabBar-tab.jp-mod-current")
        expect(current).to_contain_text(notebook, timeout=STARTS_WITHIN)
        self.page.wait_for_timeout(2000)
        expect(current).to_contain_text(notebook)
        self.await_status("Idle")

    def await_status(self, status: str) -> None:
        expect(self.page.locator("#jp-main-statusbar").get_by_text(f"| {status}")).to_be_visible(timeout=RUNS_WITHIN)

    def menu(self, name: str, item: str) -> None:
        self.page.locator(".lm-MenuBar-item", has_text=name).click()
        self.page.locator(".lm-Menu-item", has_text=item).first.click()

    def type(self, code: str):
        """Types into the last cell as a person does, so what the editor adds by itself counts; gives that cell."""
        cell = self.cells.nth(self.cells.count() - 1)
        cell.locator(".cm-content").click()
        self.page.keyboard.type(code)
        return cell

    def run(self, code: str):
        cell = self.type(code)
        self.page.keyboard.press("Shift+Enter")
        return cell

    def theme(self, name: str) -> None:
        self.menu("Settings", "Theme")
        self.page.locator(".lm-Menu-itemLabel").get_by_text(name, exact=True).click()
        expect(self.page.locator("body")).to_have_attribute("data-jp-theme-name", name)

    def draw_again(self) -> None:
        """What is shown already keeps the colours of its theme until the page is loaded again."""
        self.menu("File", "Save Notebook")
        expect(self.page.locator(".jp-mod-dirty")).to_have_count(0)
        self.page.reload()
        expect(self.page.locator(".vega-embed").first).to_be_attached(timeout=STARTS_WITHIN)

    def picture(self, name: str) -> None:
        self.page.screenshot(path=self.out / f"{name}.png")


def story(lab: Lab, notebook: str, code_cells: int) -> None:
    """The notebook runs from start to end; its tables and charts are there, in light and in dark."""
    lab.open(notebook)
    lab.menu("Run", "Run All Cells")
    last = lab.cells.nth(code_cells - 1)
    expect(last.locator(".jp-InputPrompt")).to_have_text(f"[{code_cells}]:", timeout=RUNS_WITHIN)
    expect(lab.page.locator(ERRORS)).to_have_count(0)
    tables = lab.cells.locator("table:visible")
    charts = lab.cells.locator(".vega-embed")
    expect(tables.nth(2)).to_be_attached()
    expect(charts.nth(3)).to_be_attached()
    for theme in ("JupyterLab Light", "JupyterLab Dark"):
        lab.theme(theme)
        if theme == "JupyterLab Dark":
            lab.draw_again()
        for name, shown in (("table", tables.first), ("chart", charts.first), ("line", charts.nth(1)), ("bars", charts.nth(2))):
            shown.scroll_into_view_if_needed()
            lab.page.wait_for_timeout(300)
            lab.picture(f"lab-{theme.split()[1].lower()}-{name}")
    hover(lab, charts.nth(2))


def hover(lab: Lab, chart) -> None:
    """The chart is drawn by the page and answers the mouse."""
    chart.scroll_into_view_if_needed()
    box = chart.locator("canvas, svg").first.bounding_box()
    tooltip = lab.page.locator("#vg-tooltip-element.visible")
    for part in range(1, 20):  # somewhere along a bar
        lab.page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * part / 20)
        if tooltip.is_visible():
            break
    expect(tooltip).to_be_visible()
    lab.picture("lab-dark-tooltip")


def gallery(lab: Lab, names: list) -> None:
    """The committed notebooks as a reader opens them, in light and in dark: the first screen, and the first chart."""
    for theme in ("JupyterLab Light", "JupyterLab Dark"):
        lab.theme(theme)
        for name in names:
            lab.page.goto(f"{lab.address}/lab/tree/{name}?reset")
            expect(lab.cells.first).to_be_visible(timeout=STARTS_WITHIN)
            charts = lab.cells.locator(".vega-embed")
            expect(charts.first).to_be_attached(timeout=STARTS_WITHIN)
            expect(lab.page.locator(ERRORS)).to_have_count(0)
            kind, stem = theme.split()[1].lower(), Path(name).stem
            lab.picture(f"gallery-{kind}-{stem}")
            charts.first.scroll_into_view_if_needed()
            lab.page.wait_for_timeout(300)
            lab.picture(f"gallery-{kind}-{stem}-chart")


def notebook_7(page: Page, address: str, name: str, out: Path) -> None:
    """The same kernel in Notebook 7: a cell runs, a chart is drawn."""
    page.goto(f"{address}/notebooks/{name}")
    cell = page.locator(".jp-CodeCell").last
    expect(cell).to_be_visible(timeout=STARTS_WITHIN)
    # Until the kernel is there the page takes the focus out of cells, and what is typed then are commands.
    expect(page.locator(".jp-Notebook-ExecutionIndicator[data-status='idle']")).to_be_visible(timeout=STARTS_WITHIN)
    editor = cell.locator(".cm-content")
    editor.click()
    expect(editor).to_be_focused()
    page.keyboard.type(CHART)
    expect(editor).to_contain_text("Chart.bar")
    page.keyboard.press("Shift+Enter")
    expect(page.locator(".jp-OutputArea-output .vega-embed").first).to_be_attached(timeout=RUNS_WITHIN)
    page.screenshot(path=out / "notebook-7.png")


def classic(page: Page, address: str, name: str, out: Path) -> None:
    """The same kernel in the classic Notebook, which draws no Vega-Lite: the picture stands there instead."""
    page.goto(f"{address}/nbclassic/notebooks/{name}")
    page.locator("#kernel_indicator_icon.kernel_idle_icon").wait_for(timeout=STARTS_WITHIN)
    page.locator(".code_cell .CodeMirror").last.click()
    page.keyboard.type(CHART)
    page.keyboard.press("Shift+Enter")
    expect(page.locator(".output_png img").first).to_be_attached(timeout=RUNS_WITHIN)
    page.screenshot(path=out / "classic.png")


def editing(lab: Lab, notebook: str) -> None:
    """Tab completes, a busy cell can be stopped, a cell can ask."""
    lab.theme("JupyterLab Light")
    lab.open(notebook)
    page = lab.page

    lab.type("search().s")
    completer = page.locator(".jp-Completer:visible")
    for _ in range(10):  # JupyterLab gives up on a kernel after a second; a person then presses Tab again
        page.keyboard.press("Tab")
        page.wait_for_timeout(1500)
        if completer.is_visible():
            if "sponsor" in completer.inner_text():
                break
            page.keyboard.press("Escape")
    expect(completer).to_contain_text("sponsor")
    lab.picture("lab-completion")
    page.keyboard.type("pons")
    page.keyboard.press("Enter")
    editor = lab.cells.last.locator(".cm-content")
    expect(editor).to_contain_text("search().sponsor")
    page.keyboard.type('"Elivonix")' if "(" in editor.inner_text()[len("search()") :] else '("Elivonix")')
    page.keyboard.press("Shift+Enter")
    expect(lab.cells.first.locator(".jp-OutputArea")).to_contain_text("Elivonix", timeout=RUNS_WITHIN)

    busy = lab.run("var i = 0; while (true) { i++; }")
    lab.await_status("Busy")
    page.locator("[data-jp-item-name='interrupt'] jp-button:visible").click()
    expect(busy.locator(ERRORS)).to_be_visible(timeout=RUNS_WITHIN)
    lab.await_status("Idle")
    lab.picture("lab-interrupted")

    asking = lab.run('var name = input("Your name? ");')
    box = asking.locator(".jp-Stdin-input")
    expect(box).to_be_visible(timeout=RUNS_WITHIN)
    lab.picture("lab-input")
    box.fill("Ana")
    box.press("Enter")
    greeting = lab.run('"Hello " + name + ", i is kept: " + (i > 0)')
    expect(greeting.locator(".jp-OutputArea")).to_contain_text("Hello Ana, i is kept: true", timeout=RUNS_WITHIN)
    lab.picture("lab-answered")


def empty_notebook(path: Path) -> None:
    kernel = {"name": "trialbook", "display_name": "Trialbook (Java)", "language": "java"}
    cells = [nbformat.v4.new_code_cell("")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)


def without_outputs(source: Path, path: Path) -> int:
    """Writes the notebook as if it had never run; the number of its code cells."""
    notebook = nbformat.read(source, 4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for cell in code:
        cell.outputs, cell.execution_count = [], None
    nbformat.write(notebook, path)
    return len(code)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    for name in ("jupyter", "chromium", "notebook", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--gallery", type=Path, nargs="*", default=[])
    arguments = parser.parse_args()
    folder = arguments.out / "notebooks"
    folder.mkdir(parents=True)
    code_cells = without_outputs(arguments.notebook, folder / "story.ipynb")
    for name in ("editing", "seven", "classic"):
        empty_notebook(folder / f"{name}.ipynb")
    for shown in arguments.gallery:
        shutil.copy(shown, folder)

    with serve(arguments.jupyter, folder, arguments.out / "server") as (address, token), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=arguments.chromium, args=["--no-sandbox"])
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.route(lambda url: not url.startswith(address), lambda route: route.abort("internetdisconnected"))
        page.goto(f"{address}/lab?token={token}")
        lab = Lab(page, address, arguments.out)
        try:
            story(lab, "story.ipynb", code_cells)
            editing(lab, "editing.ipynb")
            gallery(lab, [shown.name for shown in arguments.gallery])
            notebook_7(page, address, "seven.ipynb", arguments.out)
            classic(page, address, "classic.ipynb", arguments.out)
        except BaseException:
            lab.picture("failure")
            raise
        browser.close()


if __name__ == "__main__":
    main()
