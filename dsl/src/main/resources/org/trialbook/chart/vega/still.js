// Vega without a browser: what it asks of one, and a chart drawn as SVG. There is no network, no file, and no code but this.
var result = {};
var quiet = () => {};
var console = {log: quiet, warn: quiet, error: quiet, debug: quiet};
var setInterval = quiet, clearInterval = quiet, clearTimeout = quiet;
var setTimeout = work => { Promise.resolve().then(work); };
// A canvas that only measures: Vega looks for one when it is loaded.
var document = {
  createElement: () => ({
    getContext: () => ({
      font: "",
      measureText(text) {
        const size = Number((/([\d.]+)px/.exec(this.font) || [0, 11])[1]);
        return {width: widthOf(String(text), size, /\b(bold|[6-9]00)\b/.test(this.font))};
      }
    })
  })
};

// Controls are no letters of a picture, and a text would end at the first of them.
var letters = (name, value) => typeof value === "string" ? value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "") : value;

function draw(text) {
  result = {};
  const fail = error => { result.error = result.error || String(error && error.message || error); };
  const refuse = address => {
    fail("it reads " + address + ", and a picture is made of data that lie in the chart");
    return Promise.reject(Error("not read"));
  };
  const logger = {level() { return this; }, error(...said) { fail(said.join(" ")); return this; }, warn() { return this; },
    info() { return this; }, debug() { return this; }};
  try {
    const compiled = vegaLite.compile(JSON.parse(text, text.includes("\\u00") ? letters : undefined), {logger}).spec;
    const view = new vega.View(vega.parse(compiled, null, {ast: true}), {
      renderer: "none", expr: vega.expressionInterpreter, logger,
      loader: {load: refuse, file: refuse, http: refuse, sanitize: () => Promise.reject(Error("no links in pictures"))}
    });
    view.toSVG().then(svg => { result.svg = svg; view.finalize(); }, fail);
  } catch (error) {
    fail(error);
  }
}
