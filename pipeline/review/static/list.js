// Pages with a list: files are dropped, sent and watched; arrows of the keyboard go through the rows.
import { showKeys } from "./page.js";
import { all, find, isWriting } from "./dom.js";
import { takesKey } from "./suggestions.js";

const box = find("#drop");
if (box) takeFiles();

function takeFiles() {
  const picked = find("#picked");
  const nothing = picked.textContent;
  for (const name of ["dragover", "dragleave", "drop"])
    box.addEventListener(name, (event) => {
      event.preventDefault();
      box.classList.toggle("over", name === "dragover");
    });
  box.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    find("#files").files = event.dataTransfer.files;
    box.requestSubmit();
  });
  box.addEventListener("change", () => {
    picked.textContent = [...find("#files").files].map((file) => file.name).join(", ") || nothing;
  });
  box.addEventListener("reset", () => (picked.textContent = nothing));
  sendOnce(picked);
  watchReading();
}

// Sending takes a while: it is said at once, and nothing is sent twice.
function sendOnce(picked) {
  const button = find("button", box);
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target !== box) return;
    button.disabled = true;
    picked.textContent = "đang gửi " + picked.textContent + "…";
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.target !== box) return;
    button.disabled = false;
    if (event.detail.successful) box.reset();
    else box.dispatchEvent(new Event("change"));
  });
}

// What has just been read stands in the list without the page being loaded anew.
function watchReading() {
  let read = null;
  document.addEventListener("htmx:afterSettle", () => {
    const done = all("#uploads .done").length;
    if (read !== null && done > read)
      htmx.ajax("GET", location.pathname + location.search, { target: "#list", swap: "innerHTML" });
    read = done;
  });
}

// On a telephone the filters are opened on demand.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do=filters]");
  if (button) button.setAttribute("aria-expanded", String(button.form.classList.toggle("all")));
});

const rows = () => all(".entries .row");
const now = () => rows().indexOf(document.activeElement);
const KEYS = {
  "?": showKeys,
  "/": () => find("#q")?.focus(),
  j: () => rows()[Math.min(rows().length - 1, now() + 1)]?.focus(),
  k: () => rows()[Math.max(0, now() - 1)]?.focus(),
};
document.addEventListener("keydown", (event) => {
  if (takesKey(event) || isWriting(event) || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});
