(() => {
  "use strict";
  document.documentElement.classList.add("script");
  const collator = new Intl.Collator("en", { numeric: true });

  const compare = (one, other, kind) => {
    if (kind === "text") return collator.compare(one, other);
    // Articles without a score come last in both directions.
    return Number(one) - Number(other);
  };
  const sort = (table, column, kind, direction) => {
    const body = table.tBodies[0];
    const value = (row) => row.cells[column].dataset.value;
    const rows = [...body.rows];
    const known = rows.filter((row) => value(row) !== "");
    known.sort((one, other) => direction * compare(value(one), value(other), kind));
    body.append(...known, ...rows.filter((row) => value(row) === ""));
  };

  for (const table of document.querySelectorAll("table[data-sortable]")) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const kind = head.dataset.sort;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      button.addEventListener("click", () => {
        const before = head.getAttribute("aria-sort");
        const first = kind === "number" ? "descending" : "ascending";
        const second = kind === "number" ? "ascending" : "descending";
        const order = before === first ? second : first;
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", order);
        sort(table, column, kind, order === "ascending" ? 1 : -1);
      });
      head.replaceChildren(button);
    });
  }
})();
