"""Writes the states of widgets as ipywidgets itself makes them, for WidgetModelsTest to compare ours with.

    python ipywidgets_models.py > ../resources/org/trialbook/kernel/widget/ipywidgets.json
"""

import json

import ipywidgets as widgets

MADE = {
    "IntSlider": widgets.IntSlider(description="years", min=1, max=10, value=5),
    "FloatSlider": widgets.FloatSlider(description="share", min=0.0, max=1.0, value=0.5, step=0.01),
    "IntProgress": widgets.IntProgress(description="done", min=0, max=8, value=0),
    "FloatProgress": widgets.FloatProgress(description="done", min=0.0, max=1.0, value=0.0),
    "Checkbox": widgets.Checkbox(description="open", value=True),
    "Text": widgets.Text(description="condition", value="asthma"),
    "Textarea": widgets.Textarea(description="note", value="a"),
    "Dropdown": widgets.Dropdown(description="phase", options=["one", "two"]),
    "Button": widgets.Button(description="Go"),
    "Label": widgets.Label(value="a < b"),
    "HTML": widgets.HTML(value="<b>x</b>"),
    "HBox": widgets.HBox(),
    "VBox": widgets.VBox(),
    "Output": widgets.Output(),
    "Layout": widgets.Layout(),
    "SliderStyle": widgets.IntSlider().style,
    "ProgressStyle": widgets.IntProgress().style,
    "CheckboxStyle": widgets.Checkbox().style,
    "TextStyle": widgets.Text().style,
    "DescriptionStyle": widgets.Dropdown().style,
    "ButtonStyle": widgets.Button().style,
    "LabelStyle": widgets.Label().style,
    "HTMLStyle": widgets.HTML().style,
}

if __name__ == "__main__":
    states = {name: {key: value for key, value in widget.get_state().items() if key not in ("layout", "style")} for name, widget in MADE.items()}
    print(json.dumps({"version": widgets.__version__, "protocol": widgets._version.__protocol_version__, "states": states}, indent=1, sort_keys=True))
