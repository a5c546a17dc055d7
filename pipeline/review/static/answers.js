// After the server has answered: the next open task is selected, boxes are drawn anew. (What is put in answers at once:
// htmx settles without its usual pause, so that no key or tap falls into it.)
import { all, find, setAll } from "./dom.js";
import { card, cards, current, panel, select, sheet, text, unselect } from "./desk.js";
import { opened, showDrafts } from "./forms.js";

let decided = null; // the task that was just decided about
let before = []; // the tasks as they stood

document.addEventListener("htmx:beforeRequest", (event) => {
  const form = event.detail.elt;
  if (form.tagName === "FORM" && ["accept", "reject"].includes(form.elements.kind?.value))
    decided = form.elements.key.value;
});
document.addEventListener("htmx:beforeSwap", (event) => {
  // a look that was under way when a form was opened must not take it away
  if (event.detail.requestConfig.elt.id === "standing" && find("form.edit")) event.detail.shouldSwap = false;
  if (event.detail.target === panel) before = cards().map((one) => one.dataset.key);
});
// Not sooner: settling sets classes anew.
document.addEventListener("htmx:afterSettle", (event) => {
  const { target } = event.detail;
  const form = find("form.edit", target);
  if (target === panel) refreshed();
  else if (form) opened(form);
});

function refreshed() {
  sizeCrops();
  redraw();
  const next = nextTask();
  decided = null;
  if (next) select(next.dataset.key);
  else unselect();
  showDrafts();
}

// The next open one after a decision; else what was added; else where the clerk was.
function nextTask() {
  const list = cards();
  const was = Math.max(0, before.indexOf(decided || current()));
  const isOpen = (one) => one.dataset.state === "open";
  const open = decided && (list.slice(was).find(isOpen) || list.find(isOpen));
  const added = before.length > 0 && list.find((one) => !before.includes(one.dataset.key));
  return open || added || card(current()) || list[was];
}

// Boxes of tasks that were added, split or joined come with the page.
async function redraw() {
  const keys = cards().map((one) => one.dataset.key);
  if (before.length && keys.sort().join() === [...before].sort().join()) return;
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer || !answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const one of all(".sheet", fresh)) {
    const own = sheet(one.dataset.page);
    if (own) find("svg", own).replaceWith(find("svg", one));
  }
  if (text()) text().replaceWith(find("#text", fresh));
  if (current()) select(current(), { turn: false, list: false });
}

// A crop of the page shows what was read as a number or a day: the page's picture at its own size, seen through a window.
export function sizeCrops() {
  for (const image of all(".crop image")) {
    const { width, height } = sheet(image.dataset.page)?.dataset ?? {};
    if (width) setAll(image, { width, height });
  }
}

// What colleagues decide meanwhile is looked for; not while something is being written.
setInterval(() => {
  if (!find("form.edit") && !document.hidden) htmx.trigger("#standing", "look");
}, 5000);
