// The notice on the left, its tasks on the right: which task is selected, and pointing from one side to the other.
import { all, find } from "./dom.js";

export const panel = find("#panel");
export const sheets = find("#sheets");
export const text = () => find("#text"); // stands in for pages where a file has none
export const sheet = (page) => find(`.sheet[data-page="${page}"]`);
export const sha = find(".desk").dataset.sha;

let selected = null; // the key of a task
export const current = () => selected;
export const cards = () => all(".card", panel);
export const card = (key) => cards().find((one) => one.dataset.key === key);

const PLACE = "rect.task, .text .task";
const keyAt = (place) => place.dataset.key || place.dataset.keys.split(" ").at(-1); // the innermost of several
const holds = (words, one) => (words || "").split(" ").includes(one);

function places(key) {
  return all(PLACE, sheets).filter((one) => one.dataset.key === key || holds(one.dataset.keys, key));
}

function valuePlaces(ref, key) {
  const onPages = all("rect.value", sheets).filter((one) => one.dataset.key === key && one.dataset.ref === ref);
  return onPages.concat(all(".text [data-refs]", sheets).filter((one) => holds(one.dataset.refs, ref)));
}

// `turn`: whether the page is turned to the task's place; `list`: whether its card is brought into sight.
export function select(key, { turn = true, list = true } = {}) {
  selected = key;
  for (const one of cards()) {
    one.classList.toggle("on", one.dataset.key === key);
    one.toggleAttribute("aria-current", one.dataset.key === key);
  }
  for (const one of all(".on", sheets)) one.classList.remove("on");
  const found = places(key);
  const values = all("rect.value", sheets).filter((one) => one.dataset.key === key);
  for (const one of [...found, ...values]) one.classList.add("on");
  if (turn && found[0]) show(found[0]);
  if (list) card(key)?.scrollIntoView({ block: "nearest" });
}

export function unselect() {
  selected = null;
}

export function step(by) {
  const list = cards();
  const now = list.findIndex((one) => one.dataset.key === selected);
  const next = list[now < 0 ? 0 : Math.min(list.length - 1, Math.max(0, now + by))];
  if (!next) return;
  select(next.dataset.key);
  next.focus({ preventScroll: true });
}

// Brings a place of the page, or a range of the text, into sight.
export function show(place) {
  const inner = place.getBoundingClientRect();
  const outer = sheets.getBoundingClientRect();
  if (inner.top < outer.top + 40 || inner.bottom > outer.bottom - 40)
    sheets.scrollBy({ top: inner.top - outer.top - outer.height / 3 });
}

function point(event, on) {
  const value = event.target.closest?.("[data-ref]");
  if (value && panel.contains(value)) pointAtValue(value, on);
  else pointAtTask(event.target.closest?.(".card, " + PLACE), on);
}

function pointAtValue(value, on) {
  const found = valuePlaces(value.dataset.ref, value.dataset.key);
  for (const place of found) place.classList.toggle(place.tagName === "rect" ? "hover" : "vhover", on);
  if (on && found[0] && value.closest(".card.on, .about")) show(found[0]);
}

function pointAtTask(one, on) {
  if (!one) return;
  const key = keyAt(one);
  for (const place of places(key)) place.classList.toggle("hover", on);
  card(key)?.classList.toggle("hover", on);
}

for (const area of [panel, sheets]) {
  for (const name of ["mouseover", "focusin"]) area.addEventListener(name, (event) => point(event, true));
  for (const name of ["mouseout", "focusout"]) area.addEventListener(name, (event) => point(event, false));
}

sheets.addEventListener("click", (event) => {
  if (document.body.classList.contains("marking") || String(getSelection())) return;
  const place = event.target.closest(PLACE);
  if (place) select(keyAt(place), { turn: false });
});

panel.addEventListener("click", (event) => {
  const link = event.target.closest("[data-go]");
  if (link) {
    event.preventDefault();
    select(link.dataset.go);
    card(link.dataset.go).scrollIntoView();
    return;
  }
  const one = event.target.closest(".card");
  if (one && one.dataset.key !== selected) select(one.dataset.key, { list: false });
});
