// The page of one notice: its keys and buttons. What they do stands in the scripts named below.
import { all, find, isWriting, say } from "./dom.js";
import { showKeys } from "./page.js";
import { takesKey } from "./suggestions.js";
import { card, current, select, step } from "./desk.js";
import { closeForm, discard, showDrafts } from "./forms.js";
import { sizeCrops } from "./answers.js";
import { isMarking, markOrTake, startMarking, stopMarking } from "./marking.js";
import { LINE_KEYS } from "./lines.js";

const NOTHING = {
  bulk: "Không có việc nào thuộc loại không cần xem để chấp nhận hàng loạt.",
  undo: "Không còn quyết định nào của bạn để hoàn tác.",
  redo: "Không còn gì để làm lại.",
};

// Presses the button of the selected task, else that of the bar; says so where there is nothing to do.
function press(what) {
  const one = card(current());
  const button = (one && find(`[data-do="${what}"]`, one)) || find(`.bar [data-do="${what}"]`);
  const mayDecide = find(".bar [data-do=add]") !== null;
  if (button) button.click();
  else if (NOTHING[what] && mayDecide) say(NOTHING[what]);
}

function openHeader() {
  const about = find(".about");
  if (about) about.open = true;
  find("[data-do=header]")?.click();
}

let zoom = Number(localStorage.getItem("giaoviec:zoom")) || 100; // percent of the column's width
function zoomBy(percent) {
  zoom = Math.min(250, Math.max(50, zoom + percent));
  localStorage.setItem("giaoviec:zoom", zoom);
  const strip = find(".strip");
  if (strip) strip.style.width = zoom + "%";
}

function cancel() {
  closeForm();
  stopMarking();
}

const BUTTONS = {
  add: markOrTake,
  cancel,
  discard,
  "zoom-in": () => zoomBy(25),
  "zoom-out": () => zoomBy(-25),
};
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button) BUTTONS[button.dataset.do]?.(button);
});

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  a: () => press("accept"),
  x: () => press("reject"),
  e: () => press("edit"),
  s: () => press("split"),
  m: () => press("merge"),
  p: () => press("work"),
  n: startMarking,
  h: openHeader,
  u: () => press("undo"),
  U: () => press("redo"),
  A: () => press("bulk"),
  "?": showKeys,
  "+": () => zoomBy(25),
  "=": () => zoomBy(25),
  "-": () => zoomBy(-25),
};
document.addEventListener("keydown", (event) => {
  if (takesKey(event) || sends(event)) return;
  if (event.key === "Escape" && !find("dialog[open]")) cancel();
  else if (!isWriting(event)) act(event);
});

// Ctrl+Enter saves what is being written.
function sends(event) {
  const form = event.target.closest?.("form.edit");
  if (!form || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return false;
  event.preventDefault();
  form.requestSubmit();
  return true;
}

function act(event) {
  const walk = isMarking() && LINE_KEYS[event.key];
  if (!walk && !KEYS[event.key]) return;
  event.preventDefault();
  (walk || KEYS[event.key])();
}

function start() {
  sizeCrops();
  zoomBy(0);
  showDrafts();
  const linked = location.hash.startsWith("#viec-") && card(location.hash.slice(6));
  const first = linked || find(".card[data-state=open]") || all(".card")[0];
  if (first) select(first.dataset.key);
}
start();
