// Sorts the rows of each grid that is not live yet, and turns its pages. Makes text, never markup.
for (const grid of document.querySelectorAll(".trialbook .grid:not([data-live])")) {
  grid.dataset.live = "";
  const size = Number(grid.dataset.page), total = Number(grid.dataset.rows);
  const body = grid.querySelector("tbody"), note = grid.querySelector("p");
  const heads = [...grid.querySelectorAll("thead th")];
  const isNumber = heads.map(head => head.classList.contains("number"));
  const count = number => number.toLocaleString("en-US");

  // A row is what its cells say, null where they are missing; its element is made when first shown.
  const here = [...body.rows].map(element => ({
    element,
    cells: [...element.cells].map(cell => (cell.className === "missing" ? null : cell.textContent)),
  }));
  const data = grid.querySelector("script[type='application/json']");
  for (const cells of JSON.parse(data.textContent)) here.push({ cells });

  const make = row => {
    const element = document.createElement("tr");
    row.cells.forEach((text, index) => {
      const cell = element.insertCell();
      const line = text === null ? "–" : text.replace(/\s*[\r\n]+\s*/g, " ").trim();
      const letters = [...line];
      cell.className = text === null ? "missing" : isNumber[index] ? "number" : "";
      const shown = letters.length > 80 ? letters.slice(0, 79).join("") + "…" : line;
      if (/^https?:\/\/[\w.~:\/?#@!$&()*+,;=%-]+$/.test(shown)) {
        const link = cell.appendChild(document.createElement("a"));
        Object.assign(link, { href: shown, target: "_blank", rel: "noopener noreferrer", textContent: shown });
      } else {
        cell.textContent = shown;
      }
      cell.title = text === null ? "missing" : letters.length > 80 ? text : "";
    });
    return element;
  };
  const key = (row, index) => {
    const text = row.cells[index];
    return text === null || !isNumber[index] ? text : Number(text.replaceAll(",", ""));
  };
  const compare = (a, b) =>
    a === null || b === null ? (a === null) - (b === null)
      : step * (typeof a === "number" ? a - b : a.localeCompare(b, "en", { numeric: true }));

  let rows = here, page = 0, column = -1, step = 1;
  const pages = Math.ceil(here.length / size);
  const button = (sign, title, by) => {
    const made = document.createElement("button");
    made.textContent = sign;
    made.title = title;
    made.onclick = () => { page += by; show(); };
    return made;
  };
  const before = button("‹", "the rows before", -1), after = button("›", "the rows after", 1);
  const place = document.createElement("span");
  if (pages > 1) {
    const extent = note.textContent.replace(/^.* of /, "");
    const part = here.length < total ? ", the first " + count(here.length) + " of them here" : "";
    note.replaceChildren(before, place, after, " of " + extent + part);
  }
  const show = () => {
    const first = page * size, last = Math.min(first + size, rows.length);
    const shown = rows.slice(first, last);
    body.replaceChildren(...shown.map(row => (row.element ??= make(row))));
    place.textContent = " rows " + count(first + 1) + "–" + count(last) + " ";
    before.disabled = page === 0;
    after.disabled = page === pages - 1;
  };
  const sortBy = index => {
    if (column !== index) { column = index; step = 1; }
    else if (step === 1) step = -1;
    else column = -1;
    heads.forEach((head, at) => {
      if (at !== column) head.removeAttribute("aria-sort");
      else head.setAttribute("aria-sort", step === 1 ? "ascending" : "descending");
    });
    rows = column < 0 ? here : [...here].sort((a, b) => compare(key(a, column), key(b, column)));
    page = 0;
    show();
  };
  heads.forEach((head, index) => {
    head.tabIndex = 0;
    head.title = "sort by this column";
    head.onclick = () => sortBy(index);
    head.onkeydown = event => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        event.stopPropagation();
        sortBy(index);
      }
    };
  });
  show();
}
