(() => {
  "use strict";
  const root = document.documentElement;
  const notes = [...document.querySelectorAll(".note")];
  const rows = [...document.querySelectorAll(".row")].filter((row) => row.querySelector(".note"));
  const narrow = matchMedia("(max-width: 860px)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const hidden = new Set();
  let current = null;
  root.classList.add("script");

  // Notes longer than their paragraph fold, in three steps down to a line each: the text stays whole.
  const steps = ["tight", "tighter", "tightest"];
  const isLong = (row) => {
    const text = row.querySelector(".text").offsetHeight;
    const notes = [...row.querySelectorAll(".note:not([hidden])")];
    const gaps = Math.max(0, notes.length - 1) * 8;
    return notes.reduce((sum, note) => sum + note.offsetHeight, gaps) > text + 22;
  };
  const fold = () => {
    const shown = current;
    choose(null);
    for (const row of rows) row.classList.remove(...steps);
    let long = rows.filter((row) => narrow.matches || isLong(row));
    for (const step of narrow.matches ? ["tight"] : steps) {
      for (const row of long) row.classList.add(step);
      long = long.filter(isLong);
    }
    choose(shown);
  };

  // The current note of a folded row lies over what follows, so that the text does not move.
  let lowered = 0;
  const height = (element) => element.getBoundingClientRect().height;
  const overlay = () => {
    if (lowered) current.style.marginBottom = `${lowered - height(current)}px`;
  };

  const marksOf = (note) => document.querySelectorAll(`mark[data-note="${note.dataset.note}"]`);
  const choose = (note) => {
    if (current) {
      current.classList.remove("current");
      current.style.marginBottom = "";
      lowered = 0;
      current.removeAttribute("aria-current");
      for (const mark of marksOf(current)) mark.classList.remove("current");
    }
    current = note;
    if (!note) return;
    if (!narrow.matches && note.closest(".tight")) lowered = height(note);
    note.classList.add("current");
    overlay();
    note.setAttribute("aria-current", "true");
    for (const mark of marksOf(note)) mark.classList.add("current");
  };
  const move = (step) => {
    const shown = notes.filter((note) => !note.hidden);
    if (!shown.length) return;
    const at = shown.indexOf(current);
    const next = shown[at < 0 ? (step > 0 ? 0 : shown.length - 1) : Math.min(shown.length - 1, Math.max(0, at + step))];
    choose(next);
    next.focus({ preventScroll: true });
    const mark = marksOf(next)[0] ?? next;
    mark.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
    try { history.replaceState(null, "", `#${next.id}`); } catch { /* the address is a convenience */ }
  };

  // All pages opened from disk share one storage: the key carries the run.
  const key = `checker:${root.dataset.run}:keys`;
  const keys = document.getElementById("keys");
  const store = (value) => { try { localStorage.setItem(key, value); } catch { /* private mode */ } };
  try { keys.checked = localStorage.getItem(key) !== "off"; } catch { /* private mode */ }
  keys.parentElement.hidden = !notes.length;
  keys.addEventListener("change", () => store(keys.checked ? "on" : "off"));
  const isField = (element) => element.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    const step = { j: 1, k: -1 }[event.key];
    if (!step || !keys.checked || event.defaultPrevented || event.isComposing) return;
    if (event.ctrlKey || event.altKey || event.metaKey || isField(event.target)) return;
    event.preventDefault();
    move(step);
  });

  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const number = target?.closest("[data-note]")?.dataset.note;
    if (number) choose(notes.find((note) => note.dataset.note === number) ?? null);
    const closed = target?.closest("details");
    if (closed) { closed.open = true; target.scrollIntoView({ block: "center" }); }
  };
  addEventListener("hashchange", follow);
  document.addEventListener("toggle", (event) => { if (current?.contains(event.target)) overlay(); }, true);
  document.addEventListener("click", (event) => {
    const place = event.target.closest("mark, .note");
    if (place && !event.target.closest("a, summary")) choose(notes.find((note) => note.dataset.note === place.dataset.note));
  });
  document.addEventListener("focusin", (event) => {
    const note = event.target.closest(".note");
    if (note && note !== current && event.target.matches(":focus-visible")) choose(note);
  });

  const apply = () => {
    for (const note of notes) note.hidden = hidden.has(note.dataset.tone);
    for (const note of notes) {
      for (const part of document.querySelectorAll(`mark[data-note="${note.dataset.note}"], sup[data-note="${note.dataset.note}"]`)) {
        part.classList.toggle("off", note.hidden);
      }
    }
    if (current?.hidden) choose(null);
    fold();
  };
  for (const item of document.querySelectorAll("header .counts li")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = item.textContent;
    button.title = "Show or hide these";
    button.setAttribute("aria-pressed", "true");
    button.addEventListener("click", () => {
      const tone = item.dataset.tone;
      const isShown = hidden.delete(tone) || !hidden.add(tone);
      button.setAttribute("aria-pressed", String(isShown));
      apply();
    });
    item.replaceChildren(button);
  }

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll(".note details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => { for (const details of opened) details.open = false; });
  addEventListener("resize", fold);
  document.fonts?.ready.then(fold);
  fold();
  follow();
})();
