// What is being written about a task: kept in this browser until it is saved, so that nothing is lost on reload or cut-off.
import { all, find, letters, make } from "./dom.js";
import { card, cards, current, sha } from "./desk.js";

const shelf = (draft) => `giaoviec:${sha}:${draft}`;
const writtenIn = (form) => all("input[name]:not([type=hidden])", form).map((field) => [field.name, field.value]);

for (const name of ["input", "change"])
  document.addEventListener(name, (event) => {
    if (event.target.form?.dataset.draft) keep(event.target.form);
  });

function keep(form) {
  try {
    localStorage.setItem(shelf(form.dataset.draft), JSON.stringify(writtenIn(form)));
  } catch {
    /* no room: the form itself still holds it */
  }
}

const forget = (form) => localStorage.removeItem(shelf(form.dataset.draft));

// A form has come from the server: what was written before stands in it again, and the first field waits.
export function opened(form) {
  const kept = form.dataset.draft && localStorage.getItem(shelf(form.dataset.draft));
  if (kept) {
    restore(form, JSON.parse(kept));
    const note = find(".draft", form);
    if (note) note.hidden = false;
  }
  const seen = find("[data-seen]", form); // the decision the clerk has seen last: whoever comes second is told
  if (seen) seen.value = find("#standing").dataset.latest;
  find("input:not([type=hidden]), textarea", form)?.focus();
  find("[data-caret]", form)?.setSelectionRange(0, 0);
  form.scrollIntoView({ block: "nearest" });
}

function restore(form, pairs) {
  for (const name of new Set(pairs.map(([one]) => one))) {
    const written = pairs.filter(([one]) => one === name).map(([, value]) => value);
    const fields = () => all(`input[name="${name}"]`, form);
    while (fields().length < written.length) {
      const last = fields().at(-1);
      last.after(last.cloneNode());
    }
    fields().forEach((field, number) => (field.value = written[number] ?? ""));
  }
}

// Saved: the draft has done its duty. (Afterwards the form is gone, and the event would speak of what stands around it.)
document.addEventListener("htmx:beforeSwap", (event) => {
  const form = event.detail.requestConfig.elt;
  const { status } = event.detail.xhr;
  if (form.dataset?.draft && status >= 200 && status < 300) forget(form);
});

export function showDrafts() {
  for (const one of cards()) {
    if (!localStorage.getItem(shelf("sua:" + one.dataset.key)) || find(".kept", one)) continue;
    find(".head", one).append(make("span", { class: "badge s1 kept" }, "có bản nháp"));
  }
}

// A task is split where the caret stands.
document.addEventListener(
  "submit",
  (event) => {
    const caret = find("[data-caret]", event.target);
    if (caret) find("[data-at]", event.target).value = letters(caret.value.slice(0, caret.selectionStart));
  },
  true,
);

export function closeForm() {
  const form = find("form.edit");
  if (!form) return;
  form.remove();
  card(current())?.focus({ preventScroll: true });
}

// The draft is thrown away, and the form opened again as the machine or the last decision left it.
export function discard(button) {
  const form = button.form || button.closest("form");
  const [, key] = form.dataset.draft.split(/:(.*)/s);
  forget(form);
  form.remove();
  find(key ? `.card[data-key="${CSS.escape(key)}"] [data-do="edit"]` : "[data-do=header]").click();
}
