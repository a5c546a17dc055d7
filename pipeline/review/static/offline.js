"use strict";
(() => {
  const all = (query) => [...document.querySelectorAll(query)];
  const holds = (list, one) => (list || "").split(" ").includes(one);
  const places = (key) => all("rect[data-key], .text .task").filter((one) => (one.dataset.key === key && !one.dataset.ref) || holds(one.dataset.keys, key));
  const values = (ref) => all("rect[data-ref], .text [data-refs]").filter((one) => one.dataset.ref === ref || holds(one.dataset.refs, ref));
  const light = (list, name, on) => list.forEach((one) => one.classList.toggle(one.tagName === "rect" || name === "on" ? "on" : name, on));
  function point(event, on) {
    const value = event.target.closest("#fields [data-ref]"), one = event.target.closest(".card, rect.task, .text .task");
    if (value) { const found = values(value.dataset.ref); light(found, "von", on); if (on && found[0]) found[0].scrollIntoView({ block: "nearest" }); }
    if (!one) return;
    const key = one.dataset.key || one.dataset.keys.split(" ").pop();
    light(places(key), "on", on);
    all(".card").filter((card) => card.dataset.key === key).forEach((card) => card.classList.toggle("on", on));
  }
  for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) document.addEventListener(name, (event) => point(event, on));
  document.addEventListener("click", (event) => {
    const place = event.target.closest("rect.task, .text .task"), card = event.target.closest(".card");
    const key = place && (place.dataset.key || place.dataset.keys.split(" ").pop());
    const target = place ? all(".card").find((one) => one.dataset.key === key) : card && places(card.dataset.key)[0];
    if (target) target.scrollIntoView({ block: place ? "nearest" : "center" });
  });
})();
