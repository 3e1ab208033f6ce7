"""Draws the data of our charts as someone does who knows Altair, to look at both pictures side by side.

    python beside_altair.py --out DIR BARS.json LINE.json

Each file is a chart of ours that was saved as Vega-Lite, bars from left to right or a line over years; a picture of it
belongs beside it as NAME.png. In DIR lie NAME-altair.png, made of the same numbers at the same size, and NAME-both.png.
It needs altair and vl-convert-python, which no test does: requirements-bench.txt names them.
"""

import argparse
import json
from pathlib import Path

import altair
from PIL import Image


def of_altair(spec: dict) -> altair.Chart:
    data = altair.Data(values=spec["data"]["values"])
    fields = {axis: spec["encoding"][axis]["field"] for axis in "xy"}
    if "sort" in spec["encoding"]["y"]:
        chart = altair.Chart(data).mark_bar().encode(x=f"{fields['x']}:Q", y=altair.Y(f"{fields['y']}:N", sort="-x"))
    else:
        chart = altair.Chart(data).mark_line(point=True).encode(x=f"{fields['x']}:O", y=f"{fields['y']}:Q")
    title = altair.TitleParams(" ".join(spec["title"]["text"]), subtitle=spec["title"].get("subtitle", []))
    size = {"width": spec["width"], "height": spec["height"], "autosize": altair.AutoSizeParams(type="fit", contains="padding")}
    return chart.properties(title=title, **size).configure_axis(labelFontSize=16, titleFontSize=18).configure_title(fontSize=24, subtitleFontSize=18, anchor="start")


def side_by_side(ours: Path, theirs: Path) -> Image.Image:
    pictures = [Image.open(path).convert("RGB") for path in (ours, theirs)]
    both = Image.new("RGB", (sum(each.width for each in pictures), max(each.height for each in pictures)), "white")
    left = 0
    for each in pictures:
        both.paste(each, (left, 0))
        left += each.width
    return both


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("charts", type=Path, nargs="+")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for file in arguments.charts:
        theirs = arguments.out / f"{file.stem}-altair.png"
        of_altair(json.loads(file.read_text(encoding="utf-8"))).save(theirs, scale_factor=2)
        side_by_side(file.with_suffix(".png"), theirs).save(arguments.out / f"{file.stem}-both.png")


if __name__ == "__main__":
    main()
