// A missed task without a mouse: arrows go through the lines; Enter takes the first, and then the last.
import { all, drawn, find, say } from "./dom.js";
import { sha, sheet, sheets, show, text } from "./desk.js";
import { askFor, isMarking } from "./marking.js";

let lines = null; // of the notice, once asked for: offsets, words, and on pages their box in points
let line = null; // number of the line on which the clerk is
let first = null; // number of the line taken as the first

export const LINE_KEYS = {
  ArrowDown: () => walk(1),
  ArrowUp: () => walk(-1),
  PageDown: () => walk(15),
  PageUp: () => walk(-15),
  Enter: take,
  " ": take,
};

document.addEventListener("marking:end", () => {
  if (line !== null) clear();
  lines = line = first = null;
});

function clear() {
  for (const one of all("rect.line", sheets)) one.remove();
  if (text()) getSelection().removeAllRanges();
}

async function asked() {
  if (lines) return lines;
  const answer = await fetch(`/van-ban/${sha}/dong.json`).catch(() => null);
  if (!answer || !answer.ok) {
    say(answer ? await answer.text() : "Mất kết nối với máy chủ. Xin thử lại.");
    return [];
  }
  lines = (await answer.json()).map(([start, end, words, page, x0, top, x1, bottom]) => ({
    start, end, words, page, x0, top, x1, bottom,
  }));
  return lines;
}

async function walk(by) {
  const list = await asked();
  if (!list.length || !isMarking()) return;
  if (line === null) line = Math.max(0, list.findIndex(inSight));
  else line = Math.min(list.length - 1, Math.max(first ?? 0, line + by));
  light(list);
}

async function take() {
  const list = await asked();
  if (line === null) return;
  if (first !== null) {
    askFor(`them?start=${list[first].start}&end=${list[line].end}`);
    return;
  }
  first = line;
  light(list);
}

// Whether the line is not above what can be seen.
function inSight(one) {
  const above = sheets.getBoundingClientRect().top + 20;
  if (!one.page) return (nodeAt(one.start)?.[0].parentElement.getBoundingClientRect().bottom ?? 0) > above;
  const frame = sheet(one.page)?.getBoundingClientRect();
  if (!frame) return false;
  return frame.top + (one.top / sheet(one.page).dataset.height) * frame.height > above;
}

function light(list) {
  clear();
  const now = list[line];
  say(
    first === null
      ? `Dòng đầu: ${now.words} – Enter để bắt đầu từ đây, ↑ ↓ để đổi dòng.`
      : `Đến hết dòng: ${now.words} – Enter để thêm, ↑ ↓ để đổi dòng cuối.`,
  );
  const chosen = list.slice(first ?? line, line + 1);
  if (now.page) lightOnPages(chosen);
  else lightInText(chosen);
}

function lightOnPages(chosen) {
  const shapes = chosen.filter((one) => sheet(one.page)).map((one) => {
    const place = { x: one.x0 - 2, y: one.top - 1, width: one.x1 - one.x0 + 4, height: one.bottom - one.top + 2 };
    const shape = drawn("rect", { class: "line", ...place });
    find("svg", sheet(one.page)).append(shape);
    return shape;
  });
  if (shapes.length) show(shapes.at(-1));
}

function lightInText(chosen) {
  const from = nodeAt(chosen[0].start);
  const to = nodeAt(chosen.at(-1).end);
  if (!from || !to) return;
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  show(range);
}

// The text node that holds a character, and its place there as JavaScript counts.
function nodeAt(offset) {
  for (const span of all("#text [data-at]")) {
    const begins = Number(span.dataset.at);
    const inside = [...span.textContent];
    if (offset <= begins + inside.length && span.firstChild)
      return [span.firstChild, inside.slice(0, offset - begins).join("").length];
  }
  return null;
}
