// The notice in one file: pointing at a task or a value shows its place on the page, and back. Nothing is asked of anybody.
"use strict";
(() => {
  const TASK = "rect.task, .text .task";
  const sheets = document.querySelector("#sheets");
  const all = (query) => [...document.querySelectorAll(query)];
  const holds = (words, one) => (words || "").split(" ").includes(one);
  const keyAt = (place) => place.dataset.key || place.dataset.keys.split(" ").at(-1); // the innermost of several

  const places = (key) => all(TASK).filter((one) => one.dataset.key === key || holds(one.dataset.keys, key));
  const valuePlaces = (ref) =>
    all("rect[data-ref], .text [data-refs]").filter((one) => one.dataset.ref === ref || holds(one.dataset.refs, ref));
  const cards = (key) => all(".card").filter((card) => card.dataset.key === key);

  function light(found, on, inText = "on") {
    for (const one of found) one.classList.toggle(one.tagName === "rect" ? "on" : inText, on);
  }

  // Turns the pages, and nothing else: on a telephone the card stays where it is.
  function turnTo(place) {
    const inner = place.getBoundingClientRect();
    const outer = sheets.getBoundingClientRect();
    if (inner.top < outer.top + 20 || inner.bottom > outer.bottom - 20)
      sheets.scrollBy({ top: inner.top - outer.top - outer.height / 3 });
  }

  function point(event, on) {
    const value = event.target.closest("#fields [data-ref]");
    if (value) {
      const found = valuePlaces(value.dataset.ref);
      light(found, on, "von");
      if (on && found[0]) turnTo(found[0]);
    }
    const one = event.target.closest(".card, " + TASK);
    if (!one) return;
    light(places(keyAt(one)), on);
    light(cards(keyAt(one)), on);
  }
  for (const name of ["mouseover", "focusin"]) document.addEventListener(name, (event) => point(event, true));
  for (const name of ["mouseout", "focusout"]) document.addEventListener(name, (event) => point(event, false));

  document.addEventListener("click", (event) => {
    const place = event.target.closest(TASK);
    const card = event.target.closest(".card");
    if (place) cards(keyAt(place))[0]?.scrollIntoView({ block: "nearest" });
    else if (card && places(card.dataset.key)[0]) turnTo(places(card.dataset.key)[0]);
  });
})();
