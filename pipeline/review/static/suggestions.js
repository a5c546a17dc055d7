// Units are suggested while their name is being typed: a list under the field, for mouse, finger and arrows.
import { all, find, make, setAll } from "./dom.js";

const ROOM = 240; // the list is at most as tall, in CSS pixels
let list = null; // the list that is open
let owner = null; // the field that it belongs to
let asked = 0; // answers to earlier letters come too late
let pause;

document.addEventListener("input", (event) => {
  const field = event.target;
  if (!field.matches("[data-suggest]")) return;
  clearTimeout(pause);
  pause = setTimeout(() => suggest(field), 150);
  addLine(field);
});
document.addEventListener("focusout", (event) => {
  if (event.target === owner) close();
});

function close() {
  if (list) list.remove();
  if (owner) owner.setAttribute("aria-expanded", "false");
  list = owner = null;
}

async function suggest(field) {
  const turn = ++asked;
  const address = "/goi-y?q=" + encodeURIComponent(field.value);
  const answer = await fetch(address, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (!answer || !answer.ok || turn !== asked || document.activeElement !== field) return;
  const options = await answer.text();
  close();
  if (options.includes("<li")) open(field, options);
}

function open(field, options) {
  owner = field;
  setAll(field, { role: "combobox", "aria-controls": "options", "aria-expanded": "true" });
  list = make("ul", { class: "options", id: "options", role: "listbox" });
  list.innerHTML = options;
  list.addEventListener("mousedown", (event) => {
    event.preventDefault(); // the field keeps the focus
    const option = event.target.closest("li");
    if (option) choose(option);
  });
  document.body.append(list);
  put(field.getBoundingClientRect());
}

function put(place) {
  const below = innerHeight - place.bottom - 8;
  const upwards = below < Math.min(160, list.offsetHeight);
  list.style.left = place.left + scrollX + "px";
  list.style.width = place.width + "px";
  if (!upwards) list.style.maxHeight = Math.min(ROOM, below) + "px";
  list.style.top = (upwards ? place.top - list.offsetHeight : place.bottom) + scrollY + "px";
}

function choose(option) {
  const field = owner;
  field.value = option.textContent.trim();
  close();
  asked++;
  addLine(field);
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

function move(step) {
  const options = all("li", list);
  const now = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
  const next = options[(now + step + options.length) % options.length] || options[0];
  for (const one of options) one.setAttribute("aria-selected", String(one === next));
  owner.setAttribute("aria-activedescendant", next.id);
  next.scrollIntoView({ block: "nearest" });
}

// Whether the key was for the suggestions; then nobody else may take it.
export function takesKey(event) {
  if (!list || owner !== event.target) return false;
  const chosen = find("[aria-selected=true]", list);
  if (event.key === "ArrowDown") move(1);
  else if (event.key === "ArrowUp") move(-1);
  else if (event.key === "Enter" && chosen) choose(chosen);
  else if (event.key === "Escape") close();
  else return false;
  event.preventDefault();
  return true;
}

// Another empty line once the last one is used: there may be one more unit.
function addLine(field) {
  const group = field.closest("[data-many]");
  if (!group || !field.value || field.name === "deadline") return;
  if (all("input[name]", group).at(-1) !== field) return;
  const line = field.cloneNode();
  line.value = "";
  field.after(line);
  htmx.process(line);
}
