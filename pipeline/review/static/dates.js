// Days as they are written in Vietnam, ngày/tháng/năm, whatever the browser's language; and a calendar on demand.
"use strict";
(() => {
  const WEEKDAYS = ["T2", "T3", "T4", "T5", "T6", "T7", "CN"], NAMES = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"];
  const two = (number) => String(number).padStart(2, "0");
  const shown = (day) => `${two(day.getDate())}/${two(day.getMonth() + 1)}/${day.getFullYear()}`;
  const iso = (day) => `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
  function today() { // in Vietnam, as on the server, whatever zone the machine is set to
    const [year, month, day] = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Ho_Chi_Minh" }).format().split("-");
    return new Date(Number(year), Number(month) - 1, Number(day));
  }
  const same = (one, other) => one && other && iso(one) === iso(other);
  function parsed(text) { // the day, undefined for an empty field, null for what is no day
    if (!text.trim()) return undefined;
    const parts = /^\s*(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4})\s*$/.exec(text) || /^\s*(\d\d)(\d\d)(\d{4})\s*$/.exec(text);
    if (!parts) return null;
    const day = new Date(Number(parts[3]), Number(parts[2]) - 1, Number(parts[1]));
    return day.getMonth() === Number(parts[2]) - 1 ? day : null;
  }

  // ---- the field: digits are enough, the slashes come by themselves
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!field.matches("[data-date]")) return;
    field.setCustomValidity("");
    field.value.includes("//") && (field.value = field.value.replace(/\/{2,}/g, "/"));
    if (event.inputType === "insertText" && /^(\d\d|\d\d\/\d\d)$/.test(field.value)) field.value += "/";
  });
  document.addEventListener("change", (event) => { // before anything is asked of the server
    const field = event.target;
    if (!field.matches("[data-date]")) return;
    const day = parsed(field.value);
    if (day) field.value = shown(day);
    field.setCustomValidity(day === null ? "Không có ngày này. Xin ghi ngày/tháng/năm, ví dụ 05/03/2026." : "");
    if (day === null) field.reportValidity();
  }, true);

  // ---- the calendar
  let box = null, field = null, at = null, chosen = null;
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-calendar]");
    if (button) open(button.parentElement.querySelector("input"), button);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && event.altKey && event.target.matches("[data-date]")) { event.preventDefault(); open(event.target, event.target); }
  });
  function open(input, beside) {
    field = input;
    chosen = parsed(field.value) || null;
    at = chosen || today();
    box = document.createElement("dialog");
    box.className = "days"; box.setAttribute("aria-label", "Lịch");
    box.addEventListener("close", closed);
    box.addEventListener("click", pressed);
    box.addEventListener("keydown", moved);
    document.body.append(box);
    draw();
    box.showModal();
    const place = beside.getBoundingClientRect();
    box.style.left = Math.max(8, Math.min(place.left, innerWidth - box.offsetWidth - 8)) + "px";
    box.style.top = (place.bottom + box.offsetHeight + 8 < innerHeight ? place.bottom + 4 : Math.max(8, place.top - box.offsetHeight - 4)) + "px";
    focused();
  }
  function closed() { box.remove(); box = null; field.focus(); }
  function element(name, settings = {}, ...inner) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(settings)) made.setAttribute(key, value);
    made.append(...inner);
    return made;
  }
  function draw() {
    const first = new Date(at.getFullYear(), at.getMonth(), 1), day = new Date(first);
    day.setDate(1 - ((first.getDay() + 6) % 7)); // Monday first
    const rows = [];
    do {
      const row = element("tr");
      for (let number = 0; number < 7; number++, day.setDate(day.getDate() + 1)) row.append(element("td", {}, button(day)));
      rows.push(row);
    } while (day.getMonth() === first.getMonth());
    const heads = WEEKDAYS.map((words, number) => element("th", { scope: "col", abbr: NAMES[number] }, words));
    box.replaceChildren(
      element("div", { class: "month" },
        element("button", { type: "button", "data-months": "-1", "aria-label": "Tháng trước" }, "←"),
        element("b", { "aria-live": "polite" }, `Tháng ${at.getMonth() + 1} năm ${at.getFullYear()}`),
        element("button", { type: "button", "data-months": "1", "aria-label": "Tháng sau" }, "→")),
      element("table", {}, element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...rows)),
      element("div", { class: "month" },
        element("button", { type: "button", "data-on": iso(today()) }, "Hôm nay"),
        element("button", { type: "button", "data-shut": "" }, "Đóng")));
  }
  function button(day) {
    const made = element("button", { type: "button", "data-on": iso(day), tabindex: same(day, at) ? "0" : "-1", "aria-label": `${NAMES[(day.getDay() + 6) % 7]}, ${shown(day)}` }, String(day.getDate()));
    if (day.getMonth() !== at.getMonth()) made.className = "outside";
    if (same(day, today())) made.setAttribute("aria-current", "date");
    if (same(day, chosen)) made.setAttribute("aria-pressed", "true");
    return made;
  }
  function focused() { box.querySelector(`td [data-on="${iso(at)}"]`).focus(); }
  function months(by) {
    const last = new Date(at.getFullYear(), at.getMonth() + by + 1, 0).getDate();
    at = new Date(at.getFullYear(), at.getMonth() + by, Math.min(at.getDate(), last));
    draw();
  }
  function pressed(event) {
    const target = event.target.closest("button");
    if (event.target === box) { // beside it
      const frame = box.getBoundingClientRect();
      if (event.clientX < frame.left || event.clientX > frame.right || event.clientY < frame.top || event.clientY > frame.bottom) box.close();
      return;
    }
    if (!target) return;
    if (target.dataset.months) { const by = target.dataset.months; months(Number(by)); box.querySelector(`[data-months="${by}"]`).focus(); }
    else if (target.dataset.on) choose(target.dataset.on);
    else box.close();
  }
  function choose(on) {
    const words = on.split("-").reverse().join("/");
    field.value = field.name === "deadline" ? "chậm nhất ngày " + words : words;
    for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
    box.close();
  }
  const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  function moved(event) {
    if (!event.target.closest("td")) return;
    if (event.key in steps) { at = new Date(at.getFullYear(), at.getMonth(), at.getDate() + steps[event.key]); draw(); }
    else if (event.key === "PageUp" || event.key === "PageDown") months(event.key === "PageUp" ? -1 : 1);
    else if (event.key === "Home") { at = today(); draw(); }
    else return;
    event.preventDefault();
    focused();
  }
})();
