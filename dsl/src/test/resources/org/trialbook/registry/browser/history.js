// Builds the page as a site of one page does: nothing of it is in the HTML.
const versions = [
  ["2020-01-20", []],
  ["2021-03-05", ["Study Status", "Contacts/Locations"]],
  ["2022-06-30", ["Recruitment Status", "Study Status", "Outcome Measures"]],
];
const said = [
  ["Not yet recruiting", "March 2020", "June 2021 [Anticipated]", "1,200 [Anticipated]"],
  ["Recruiting", "2020-03-15", "June 15, 2022 [Anticipated]", "900 [Anticipated]"],
  ["Completed", "2020-03-15", "June 20, 2022 [Actual]", "880 [Actual]"],
];

function element(name, text, parent) {
  const made = document.createElement(name);
  made.textContent = text;
  parent.append(made);
  return made;
}

function row(section, cells, name) {
  const made = element("tr", "", section);
  for (const cell of cells) element(name, cell, made);
  return made;
}

function table(main) {
  const made = element("table", "", main);
  row(element("thead", "", made), ["Version", "A", "B", "Version Date", "Changes"], "th");
  const body = element("tbody", "", made);
  // One row after the other, as from a slow service.
  versions.forEach(([day, modules], i) =>
    setTimeout(() => {
      const made = row(body, [i + 1, "", "", day, modules.length ? "" : "None (earliest Version on record)"], "td");
      for (const module of modules) element("div", module, made.lastChild);
    }, 100 + 100 * i));
}

function labelled(panel, label, value) {
  const line = element("div", "", panel);
  element("div", label, line);
  element("div", value, line);
}

function version(main, i) {
  const panel = element("section", "", main);
  panel.id = "version-content-panel";
  element("h3", "Study Status", panel);
  const [status, start, end, enrolment] = said[i];
  labelled(panel, "Overall Status", status);
  labelled(panel, "Study Start", start);
  labelled(panel, "Primary Completion", end);
  element("h3", "Study Design", panel);
  labelled(panel, "Enrollment", enrolment);
  element("h3", "Outcome Measures", panel);
  element("h4", "Primary Outcome Measures", panel);
  outcome(panel, 1, i < 2 ? "Death from any cause" : "Pain score", "Deaths are counted:\n1. in hospital\n2. at home");
  element("h4", "Secondary Outcome Measures", panel);
  outcome(panel, 1, "Change in <b>serum</b> potassium", "");
  outcome(panel, 2, i < 2 ? "Pain score" : "Death from any cause", "");
  element("h3", "Eligibility", panel);
  labelled(panel, "Minimum Age", "18 Years");
}

function outcome(panel, number, title, description) {
  const made = element("div", "", panel);
  element("span", number + ". ", made);
  element("span", title, made);
  element("div", "[Time Frame: " + number + " year]", made);
  for (const line of description.split("\n")) element("div", line, made);
}

const parameters = new URLSearchParams(location.search);
setTimeout(() => {
  const main = document.getElementById("application");
  main.textContent = "";
  table(main);
  if (parameters.has("a")) version(main, parameters.get("a") - 1);
}, 200);
