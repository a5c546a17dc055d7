// A missed task is marked where it stands: by mouse or finger over the page, or as a passage of the text.
import { drawn, find, letters, say, setAll } from "./dom.js";
import { sha, sheets, text } from "./desk.js";

const BY_MOUSE = ", hoặc bấm ↓ để chọn bằng bàn phím. Esc để thôi.";
const HOW = {
  mousePage: "Hãy kéo chuột trên trang, từ đầu đến cuối đoạn giao việc bị sót" + BY_MOUSE,
  mouseText: "Hãy bôi đen đoạn giao việc bị sót" + BY_MOUSE,
  fingerPage:
    "Hãy kéo ngón tay trên trang, từ đầu đến cuối đoạn giao việc bị sót. Bấm “Thêm việc sót” lần nữa để thôi.",
  fingerText:
    "Hãy nhấn giữ để chọn đoạn giao việc bị sót, rồi bấm “Thêm việc sót” lần nữa. Chưa chọn gì mà bấm nút đó là thôi.",
};
const hand = () => (matchMedia("(pointer: coarse)").matches ? "finger" : "mouse");

export const isMarking = () => document.body.classList.contains("marking");
let held = null; // what a finger has chosen in the text: a tap on the button would undo it
let drag = null; // on the page: where it began, and the shape that shows it

export function startMarking() {
  document.body.classList.add("marking");
  held = null;
  say(HOW[hand() + (text() ? "Text" : "Page")]);
  sheets.focus({ preventScroll: true });
}

export function stopMarking() {
  if (isMarking()) say("");
  document.body.classList.remove("marking");
  held = null;
  document.dispatchEvent(new Event("marking:end"));
}

// The button a second time: that is all, or let it be.
export function markOrTake() {
  if (!isMarking()) startMarking();
  else if (held) takeRange(held);
  else stopMarking();
}

// The form for the passage; offsets are characters of the notice's text.
export function askFor(address) {
  stopMarking();
  htmx.ajax("GET", `/van-ban/${sha}/${address}`, { target: "#adding", swap: "innerHTML" });
}

// ---- over the page
function placeOn(sheet, event) {
  const frame = sheet.getBoundingClientRect();
  return {
    x: ((event.clientX - frame.left) / frame.width) * sheet.dataset.width,
    y: ((event.clientY - frame.top) / frame.height) * sheet.dataset.height,
  };
}

sheets.addEventListener("pointerdown", (event) => {
  const sheet = event.target.closest(".sheet");
  if (!sheet || !isMarking()) return;
  event.preventDefault();
  drag = { sheet, from: placeOn(sheet, event), shape: drawn("rect", { class: "drag" }) };
  find("svg", sheet).append(drag.shape);
  sheets.setPointerCapture(event.pointerId);
});

sheets.addEventListener("pointermove", (event) => {
  if (!drag) return;
  const { from, shape } = drag;
  const to = placeOn(drag.sheet, event);
  setAll(shape, {
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    width: Math.abs(to.x - from.x),
    height: Math.abs(to.y - from.y),
  });
});

sheets.addEventListener("pointerup", (event) => {
  if (drag) takeDrag(event);
  else if (isMarking() && text() && event.pointerType !== "touch" && !getSelection().isCollapsed)
    takeRange(getSelection().getRangeAt(0));
});

sheets.addEventListener("pointercancel", () => {
  drag?.shape.remove();
  drag = null;
});

function takeDrag(event) {
  const { sheet, from, shape } = drag;
  const to = placeOn(sheet, event);
  shape.remove();
  drag = null;
  const corners = { x0: from.x, y0: from.y, x1: to.x, y1: to.y };
  const query = new URLSearchParams({ page_number: sheet.dataset.page });
  for (const [name, value] of Object.entries(corners)) query.set(name, value.toFixed(1));
  askFor("danh-dau?" + query);
}

// ---- in a text
document.addEventListener("selectionchange", () => {
  const chosen = getSelection();
  if (isMarking() && text() && !chosen.isCollapsed && text().contains(chosen.anchorNode))
    held = chosen.getRangeAt(0).cloneRange();
});

function takeRange(range) {
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  if (start < end) askFor(`them?start=${start}&end=${end}`);
}

function offsetOf(node, inner) {
  const span = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-at]");
  return span ? Number(span.dataset.at) + letters(span.textContent.slice(0, inner)) : NaN;
}
