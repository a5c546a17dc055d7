// What every script of the page uses: finding elements, counting letters, and telling the clerk.

export const find = (query, from = document) => from.querySelector(query);
export const all = (query, from = document) => [...from.querySelectorAll(query)];

// Characters as the server counts them: code points, not JavaScript's halves of them.
export const letters = (text) => [...text].length;

export function make(name, settings = {}, ...inner) {
  const made = document.createElement(name);
  setAll(made, settings);
  made.append(...inner);
  return made;
}

export function drawn(shape, settings = {}) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", shape);
  setAll(made, settings);
  return made;
}

export function setAll(element, settings) {
  for (const [key, value] of Object.entries(settings)) element.setAttribute(key, value);
}

let silence;
export function say(words) {
  const toast = find("#toast");
  toast.textContent = words;
  clearTimeout(silence);
  silence = setTimeout(() => (toast.textContent = ""), 8000);
}

// Whether a key pressed here is meant for what is being written, or for the browser.
export function isWriting(event) {
  return (
    event.target.matches("input, textarea, select") ||
    event.ctrlKey || event.metaKey || event.altKey ||
    find("dialog[open]") !== null
  );
}
