// Sorts and searches the rows of each grid that is not live yet, and turns its pages. Makes text, never markup.
for (const grid of document.querySelectorAll(".trialbook .grid:not([data-live])")) {
  // A grid of one row has nothing to sort; it is none of the script's, which came with another.
  const data = grid.querySelector("script[type='application/json']");
  if (!data) continue;
  grid.dataset.live = "";
  const size = Number(grid.dataset.page), total = Number(grid.dataset.rows);
  const body = grid.querySelector("tbody"), note = grid.querySelector("p");
  const heads = [...grid.querySelectorAll("thead th")];
  const isNumber = heads.map(head => head.classList.contains("number"));
  const count = number => number.toLocaleString("en-US");

  // A row is what its cells say, null where they are missing, and what they hold where that is more;
  // its element is made when first shown.
  const here = [...body.rows].map(element => ({
    element,
    cells: [...element.cells].map(cell => (cell.className === "missing" ? null : cell.textContent)),
    whole: [...element.cells].map(cell => cell.title || cell.textContent),
  }));
  for (const values of JSON.parse(data.textContent)) {
    here.push({
      cells: values.map(value => (Array.isArray(value) ? value[0] : value)),
      whole: values.map(value => (Array.isArray(value) ? value[1] : value)),
    });
  }

  const make = row => {
    const element = document.createElement("tr");
    row.cells.forEach((text, index) => {
      const cell = element.insertCell();
      const line = text === null ? "–" : text.replace(/\s*[\r\n]+\s*/g, " ").trim();
      const letters = [...line];
      cell.className = text === null ? "missing" : isNumber[index] ? "number" : letters.length > 30 ? "long" : "";
      const shown = letters.length > 80 ? letters.slice(0, 79).join("") + "…" : line;
      if (/^https?:\/\/[\w.~:\/?#@!$&()*+,;=%-]+$/.test(shown)) {
        const link = cell.appendChild(document.createElement("a"));
        Object.assign(link, { href: shown, target: "_blank", rel: "noopener noreferrer", textContent: shown });
      } else {
        cell.textContent = shown;
      }
      const whole = row.whole[index];
      cell.title = text === null ? "missing" : whole !== text || letters.length > 80 ? whole : "";
    });
    return element;
  };
  const key = (row, index) => {
    const text = row.cells[index];
    return text === null || !isNumber[index] ? text : Number(row.whole[index].replaceAll(",", ""));
  };
  const compare = (a, b) =>
    a === null || b === null ? (a === null) - (b === null)
      : step * (typeof a === "number" ? a - b : a.localeCompare(b, "en", { numeric: true }));

  let rows = here, page = 0, column = -1, step = 1, words = [];
  const button = (sign, title, by) => {
    const made = document.createElement("button");
    made.textContent = sign;
    made.title = title;
    made.onclick = () => { page += by; show(); };
    return made;
  };
  const before = button("‹", "the rows before", -1), after = button("›", "the rows after", 1);
  const place = document.createElement("span"), found = document.createElement("span");
  const part = here.length < total ? ", the first " + count(here.length) + " of them here" : "";
  if (here.length > size) {
    note.replaceChildren(before, place, after, " of " + note.textContent.replace(/^.* of /, "") + part);
  }
  const search = document.createElement("input");
  search.type = "search";
  search.placeholder = "search";
  search.title = "the rows in which all of these words stand";
  search.setAttribute("aria-label", search.title);
  search.oninput = () => {
    words = search.value.toLowerCase().split(/\s+/).filter(word => word);
    arrange();
  };
  search.onkeydown = event => event.stopPropagation(); // keys are commands of the notebook elsewhere
  if (here.length > 5) note.append(search, found);

  const show = () => {
    const first = page * size, last = Math.min(first + size, rows.length);
    body.replaceChildren(...rows.slice(first, last).map(row => (row.element ??= make(row))));
    place.textContent = rows.length ? " rows " + count(first + 1) + "–" + count(last) + " " : " no rows ";
    found.textContent = words.length ? " " + count(rows.length) + " found" : "";
    before.disabled = page === 0;
    after.disabled = last >= rows.length;
  };
  const finds = row => words.every(word =>
    row.cells.some((text, index) => text !== null
      && (text.toLowerCase().includes(word) || row.whole[index].toLowerCase().includes(word))));
  const arrange = () => {
    const all = words.length ? here.filter(finds) : here;
    rows = column < 0 ? all : [...all].sort((a, b) => compare(key(a, column), key(b, column)));
    page = 0;
    show();
  };
  const sortBy = index => {
    if (column !== index) { column = index; step = 1; }
    else if (step === 1) step = -1;
    else column = -1;
    heads.forEach((head, at) => {
      if (at !== column) head.removeAttribute("aria-sort");
      else head.setAttribute("aria-sort", step === 1 ? "ascending" : "descending");
    });
    arrange();
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
