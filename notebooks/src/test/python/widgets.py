"""A person who moves widgets in JupyterLab, in a real browser.

    python widgets.py --jupyter BIN/jupyter --chromium PATH --notebook ANY --out DIR

A slider draws a chart again, a button and a text are heard, a page that is loaded anew shows what was, hostile text
stays text, and JupyterLab's console has no error. Pictures are in DIR; ends with an exception where something is missing.
"""

import argparse
import re
from pathlib import Path

from browser import ERRORS, RUNS_WITHIN, STARTS_WITHIN, Lab, empty_notebook
from jupyter_server import serve
from playwright.sync_api import expect, sync_playwright

# The page has no network but the Jupyter server, and says so.
OFFLINE = ("net::ERR_", "Failed to load resource")

CHART = (
    'interact(intSlider("years", 1, 10), years -> { System.out.println("drawn for " + years);'
    ' return Chart.bar(Table.create("t", StringColumn.create("a", "x", "y"),'
    ' DoubleColumn.create("n", years, 2.0 * years)), "a", "n"); });'
)
FAILING = 'interact(intSlider("divisor", 0, 4), n -> 12 / n);'
ALL = (
    'var go = button("Go").onClick(() -> System.out.println("clicked"));'
    ' var name = text("name", ""); name.onChange(n -> System.out.println("hello " + n));'
    ' var done = intProgress("done", 0, 4);'
    ' vbox(hbox(go, name, checkbox("open", true)), dropdown("phase", PHASE2, PHASE3), floatSlider("share", 0, 1),'
    ' textarea("note", "n"), floatProgress("part", 0, 1), done, label("<i>label</i>"),'
    ' htmlWidget("<b id=given>%s</b>", "<img src=x onerror=alert(1)>"), output())'
)
MODULE = (
    'anyWidget("export default { render({ model, el }) { const b = document.createElement(\'button\');'
    " b.className = 'counter'; const show = () => { b.textContent = 'count ' + model.get('count'); }; show();"
    " model.on('change:count', show);"
    " b.onclick = () => { model.set('count', model.get('count') + 1); model.save_changes(); }; el.append(b); } }\","
    ' Map.of("count", 0)).onChange(w -> System.out.println("counted " + w.get("count")))'
)


def put(lab: Lab, code: str):
    """Runs code that was pasted, not typed, so that the editor adds no brackets of its own."""
    cell = lab.cells.nth(lab.cells.count() - 1)
    cell.locator(".cm-content").click()
    lab.page.keyboard.insert_text(code)
    lab.page.keyboard.press("Shift+Enter")
    return cell


def slider(lab: Lab, cell) -> None:
    """The chart is drawn again for the value that the slider is at, in its place."""
    handle = cell.locator(".noUi-handle")
    expect(handle).to_be_visible(timeout=STARTS_WITHIN)
    drawing = cell.locator(".jp-OutputArea-output .jp-OutputArea")
    expect(drawing).to_contain_text("drawn for 5", timeout=RUNS_WITHIN)
    expect(cell.locator(".vega-embed")).to_have_count(1, timeout=RUNS_WITHIN)
    lab.picture("slider-before")
    handle.click()
    for _ in range(3):
        lab.page.keyboard.press("ArrowRight")
    expect(drawing).to_contain_text("drawn for 8", timeout=RUNS_WITHIN)
    expect(drawing).not_to_contain_text("drawn for 5")
    expect(cell.locator(".vega-embed")).to_have_count(1, timeout=RUNS_WITHIN)
    expect(cell.locator(".widget-readout")).to_have_text("8")
    lab.picture("slider-after")


def failure(lab: Lab, cell) -> None:
    """What the drawing throws stands where it draws, and goes when it draws again."""
    handle = cell.locator(".noUi-handle")
    expect(cell).to_contain_text("6", timeout=RUNS_WITHIN)
    handle.click()
    for _ in range(2):
        lab.page.keyboard.press("ArrowLeft")
    expect(cell.locator(ERRORS)).to_contain_text("ArithmeticException", timeout=RUNS_WITHIN)
    lab.picture("failure-in-place")
    lab.page.keyboard.press("ArrowRight")
    expect(cell.locator(".jp-OutputArea-output .jp-OutputArea")).to_contain_text("12", timeout=RUNS_WITHIN)
    expect(cell.locator(ERRORS)).to_have_count(0)


def controls(lab: Lab, cell) -> None:
    """Each kind is there; clicks and text reach the cell that has made the handlers."""
    expect(cell.get_by_role("button", name="Go")).to_be_visible(timeout=RUNS_WITHIN)
    cell.get_by_role("button", name="Go").click()
    expect(cell).to_contain_text("clicked", timeout=RUNS_WITHIN)
    cell.locator("input[type=text]").first.fill("Ana")
    expect(cell).to_contain_text("hello Ana", timeout=RUNS_WITHIN)
    expect(cell.locator("#given")).to_have_text("<img src=x onerror=alert(1)>")
    expect(cell.locator("img")).to_have_count(0)
    expect(cell).to_contain_text("<i>label</i>")
    put(lab, "done.value(3);")
    expect(cell.locator(".progress-bar").nth(1)).to_have_attribute("style", re.compile("width: 75%"), timeout=RUNS_WITHIN)
    lab.picture("controls")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    for name in ("jupyter", "chromium", "notebook", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    arguments = parser.parse_args()
    folder = arguments.out / "notebooks"
    folder.mkdir(parents=True)
    empty_notebook(folder / "widgets.ipynb")
    errors = []
    with serve(arguments.jupyter, folder, arguments.out / "server") as (address, token), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=arguments.chromium, args=["--no-sandbox"])
        page = browser.new_context(viewport={"width": 1280, "height": 1000}).new_page()
        page.route(lambda url: not url.startswith(address), lambda route: route.abort("internetdisconnected"))
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{address}/lab?token={token}")
        lab = Lab(page, address, arguments.out)
        try:
            lab.open("widgets.ipynb")
            slider(lab, put(lab, CHART))
            failure(lab, put(lab, FAILING))
            controls(lab, put(lab, ALL))
            counter = put(lab, MODULE)
            counter.locator("button.counter").click(timeout=RUNS_WITHIN)
            expect(counter).to_contain_text("count 1", timeout=RUNS_WITHIN)
            expect(counter).to_contain_text("counted 1", timeout=RUNS_WITHIN)
            lab.menu("File", "Save Notebook")
            expect(page.locator(".jp-mod-dirty")).to_have_count(0)
            page.reload()
            again = lab.cells.first
            expect(again.locator(".widget-readout")).to_have_text("8", timeout=STARTS_WITHIN)
            expect(again.locator(".vega-embed")).to_have_count(1, timeout=STARTS_WITHIN)
            again.locator(".noUi-handle").click()
            page.keyboard.press("ArrowRight")
            expect(again).to_contain_text("drawn for 9", timeout=RUNS_WITHIN)
            lab.picture("loaded-anew")
        except BaseException:
            lab.picture("failure")
            print("\n".join(errors))
            raise
        browser.close()
    told = [error for error in errors if not any(each in error for each in OFFLINE)]
    assert not told, "\n".join(told)
    print("no errors in the console")


if __name__ == "__main__":
    main()
