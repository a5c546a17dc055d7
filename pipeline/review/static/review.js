// The review page: what moves without asking the server. Everything works on data-… attributes; nothing is evaluated.
"use strict";
(() => {
  const $ = (query, from = document) => from.querySelector(query);
  const all = (query, from = document) => [...from.querySelectorAll(query)];
  const quoted = (text) => CSS.escape(text);
  const desk = $(".desk");
  const points = (text) => [...text].length; // code points, as the server counts

  let toastTimer;
  function say(words) {
    const toast = $("#toast");
    toast.textContent = words;
    clearTimeout(toastTimer);
    toastTimer = setTimeout(() => (toast.textContent = ""), 8000);
  }
  document.addEventListener("htmx:responseError", (event) => {
    const xhr = event.detail.xhr;
    if (xhr.status === 409) return;
    if (xhr.status === 401) say("Phiên làm việc đã hết. Xin đăng nhập lại ở thẻ khác rồi thử lại; những gì đang viết dở vẫn được giữ.");
    else say((xhr.responseText || "Máy chủ chưa làm được việc này.").slice(0, 400));
  });
  document.addEventListener("htmx:sendError", () => say("Mất kết nối với máy chủ nên chưa ghi được. Những gì đang viết dở vẫn được giữ; xin thử lại."));

  // ---- suggestions of units
  let box = null, owner = null, asked = 0;
  function closeOptions() { if (box) box.remove(); if (owner) owner.setAttribute("aria-expanded", "false"); box = owner = null; }
  async function suggest(input) {
    const turn = ++asked;
    const answer = await fetch("/goi-y?q=" + encodeURIComponent(input.value), { headers: { "HX-Request": "true" } }).catch(() => null);
    if (!answer || !answer.ok || turn !== asked || document.activeElement !== input) return;
    const html = await answer.text();
    closeOptions();
    if (!html.includes("<li")) return;
    box = document.createElement("ul");
    box.className = "options"; box.id = "options"; box.setAttribute("role", "listbox");
    box.innerHTML = html;
    owner = input;
    input.setAttribute("role", "combobox"); input.setAttribute("aria-controls", "options"); input.setAttribute("aria-expanded", "true");
    const place = input.getBoundingClientRect();
    box.style.left = place.left + scrollX + "px"; box.style.width = place.width + "px";
    document.body.append(box);
    const below = innerHeight - place.bottom - 8, upwards = below < Math.min(160, box.offsetHeight); // no room below: above
    if (!upwards) box.style.maxHeight = Math.min(240, below) + "px";
    box.style.top = (upwards ? place.top - box.offsetHeight : place.bottom) + scrollY + "px";
    box.addEventListener("mousedown", (event) => { event.preventDefault(); const li = event.target.closest("li"); if (li) choose(li); });
  }
  function choose(li) {
    const input = owner;
    input.value = li.textContent.trim();
    closeOptions(); asked++;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    grow(input);
    if (input.form && input.form.dataset.draft) keep(input.form);
  }
  function moveOption(step) {
    const options = all("li", box), at = options.findIndex((li) => li.getAttribute("aria-selected") === "true");
    const next = options[(at + step + options.length) % options.length] || options[0];
    options.forEach((li) => li.setAttribute("aria-selected", String(li === next)));
    owner.setAttribute("aria-activedescendant", next.id);
    next.scrollIntoView({ block: "nearest" });
  }
  function optionKey(event) { // whether the key was for the suggestions
    if (!box || owner !== event.target) return false;
    const on = $("[aria-selected=true]", box);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") moveOption(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter" && on) choose(on);
    else if (event.key === "Escape") { closeOptions(); event.stopPropagation(); }
    else return false;
    event.preventDefault();
    return true;
  }
  function grow(input) { // another empty line once the last one is used
    const group = input.closest("[data-many]");
    if (!group || !input.value || input.name === "deadline") return;
    const inputs = all("input[name]", group), last = inputs[inputs.length - 1];
    if (last !== input) return;
    const copy = last.cloneNode(); copy.value = "";
    last.after(copy); htmx.process(copy);
  }
  let waiting;
  document.addEventListener("input", (event) => {
    const input = event.target;
    if (input.matches("[data-suggest]")) { clearTimeout(waiting); waiting = setTimeout(() => suggest(input), 150); grow(input); }
    if (input.form && input.form.dataset.draft) keep(input.form);
  });
  document.addEventListener("focusout", (event) => { if (event.target === owner) closeOptions(); });
  document.addEventListener("click", (event) => { if (event.target.closest("[data-do=keys]")) $("#keys").showModal(); });
  if (!desk) { keysOutside(); return; }

  // ---- selecting, and highlighting both ways
  const sha = desk.dataset.sha, panel = $("#panel"), sheets = $("#sheets");
  let current = null;
  const cards = () => all(".card", panel);
  const card = (key) => cards().find((one) => one.dataset.key === key);
  function marks(key) { return all(`rect.task[data-key="${quoted(key)}"], .text .task`, sheets).filter((one) => one.dataset.key === key || (one.dataset.keys || "").split(" ").includes(key)); }
  function values(ref, key) { return all(`rect.value[data-key="${quoted(key)}"][data-ref="${quoted(ref)}"]`, sheets).concat(all(".text [data-refs]", sheets).filter((one) => one.dataset.refs.split(" ").includes(ref))); }
  function select(key, { page = true, list = true } = {}) {
    current = key;
    cards().forEach((one) => { one.classList.toggle("on", one.dataset.key === key); one.toggleAttribute("aria-current", one.dataset.key === key); });
    all(".on", sheets).forEach((one) => one.classList.remove("on"));
    const places = marks(key);
    places.forEach((one) => one.classList.add("on"));
    all(`rect.value[data-key="${quoted(key)}"]`, sheets).forEach((one) => one.classList.add("on"));
    if (page && places[0]) show(places[0]);
    const it = card(key);
    if (list && it) it.scrollIntoView({ block: "nearest" });
  }
  function show(place) {
    const inner = place.getBoundingClientRect(), outer = sheets.getBoundingClientRect();
    if (inner.top < outer.top + 40 || inner.bottom > outer.bottom - 40) sheets.scrollBy({ top: inner.top - outer.top - outer.height / 3 });
  }
  function hover(event, on) {
    const value = event.target.closest && event.target.closest("[data-ref]");
    if (value && panel.contains(value)) {
      const places = values(value.dataset.ref, value.dataset.key);
      places.forEach((place) => place.classList.toggle(place.tagName === "rect" ? "hover" : "vhover", on));
      if (on && places[0] && value.closest(".card.on, .about")) show(places[0]);
      return;
    }
    const one = event.target.closest && event.target.closest(".card, rect.task, .text .task");
    if (!one) return;
    const key = one.dataset.key || one.dataset.keys.split(" ").pop();
    marks(key).forEach((place) => place.classList.toggle("hover", on));
    const it = card(key);
    if (it) it.classList.toggle("hover", on);
  }
  for (const area of [panel, sheets]) {
    area.addEventListener("mouseover", (event) => hover(event, true));
    area.addEventListener("mouseout", (event) => hover(event, false));
    area.addEventListener("focusin", (event) => hover(event, true));
    area.addEventListener("focusout", (event) => hover(event, false));
  }
  sheets.addEventListener("click", (event) => {
    if (document.body.classList.contains("marking") || String(getSelection())) return;
    const place = event.target.closest("rect.task, .text .task");
    if (place) select(place.dataset.key || place.dataset.keys.split(" ").pop(), { page: false });
  });
  panel.addEventListener("click", (event) => {
    const go = event.target.closest("[data-go]");
    if (go) { event.preventDefault(); select(go.dataset.go); card(go.dataset.go).scrollIntoView(); return; }
    const it = event.target.closest(".card");
    if (it && it.dataset.key !== current) select(it.dataset.key, { list: false });
  });
  function step(by) {
    const list = cards(), at = list.findIndex((one) => one.dataset.key === current);
    const next = list[at < 0 ? 0 : Math.min(list.length - 1, Math.max(0, at + by))];
    if (next) { select(next.dataset.key); next.focus({ preventScroll: true }); }
  }

  // ---- after the server has answered
  let settling = false, queue = []; // what was just put in does not answer yet: a key pressed meanwhile waits
  const once = (act) => (settling ? queue.push(act) : act());
  document.addEventListener("htmx:afterSwap", () => { settling = true; });
  document.addEventListener("htmx:afterSettle", () => { settling = false; setTimeout(() => { const waiting = queue; queue = []; waiting.forEach((act) => act()); }); });
  let settled = null; // the task that was just decided about: go on to the next open one
  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = event.detail.elt;
    if (form.tagName === "FORM" && ["accept", "reject"].includes((form.elements.kind || {}).value)) settled = form.elements.key.value;
  });
  const latest = () => $("#standing").dataset.latest;
  let before = [];
  document.addEventListener("htmx:beforeSwap", (event) => { // a look that was under way when a form was opened must not take it away
    if (event.detail.requestConfig.elt.id === "standing" && $("form.edit")) event.detail.shouldSwap = false;
  });
  document.addEventListener("htmx:beforeSwap", (event) => { if (event.detail.target === panel) before = cards().map((one) => one.dataset.key); });
  document.addEventListener("htmx:afterSettle", (event) => { // not before: settling sets classes anew
    if (event.detail.target === panel) refreshed();
    const form = $("form.edit", event.detail.target);
    if (form && event.detail.target !== panel) opened(form);
  });
  function refreshed() {
    crops();
    redraw();
    const list = cards(), at = before.indexOf(settled || current);
    const after = settled ? list.slice(Math.max(0, at)).find((one) => one.dataset.state === "open") || list.find((one) => one.dataset.state === "open") : null;
    const added = list.find((one) => !before.includes(one.dataset.key));
    const next = after || (before.length && added) || card(current) || list[Math.max(0, at)];
    settled = null;
    if (next) select(next.dataset.key); else current = null;
    showDrafts();
  }
  async function redraw() { // boxes of tasks that were added, split or joined come with the page
    if (before.length && cards().map((one) => one.dataset.key).sort().join() === [...before].sort().join()) return;
    const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!answer || !answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    all(".sheet", fresh).forEach((sheet) => { const own = $(`.sheet[data-page="${sheet.dataset.page}"] svg`); if (own) own.replaceWith($("svg", sheet)); });
    if ($("#text", fresh) && $("#text")) $("#text").replaceWith($("#text", fresh));
    if (current) select(current, { page: false, list: false });
  }
  function crops() { all(".crop image").forEach((image) => { const sheet = $(`.sheet[data-page="${image.dataset.page}"]`); if (sheet) { image.setAttribute("width", sheet.dataset.width); image.setAttribute("height", sheet.dataset.height); } }); }
  setInterval(() => { if (!$("form.edit") && !document.hidden) htmx.trigger("#standing", "look"); }, 5000);

  // ---- drafts: what is being written is kept in this browser until it is saved
  const name = (form) => `giaoviec:${sha}:${form.dataset.draft}`;
  const content = (form) => all("input[name]:not([type=hidden])", form).map((input) => [input.name, input.value]);
  function keep(form) { try { localStorage.setItem(name(form), JSON.stringify(content(form))); } catch { /* no room: the form itself still holds it */ } }
  function opened(form) {
    const kept = localStorage.getItem(name(form));
    if (form.dataset.draft && kept) { restore(form, JSON.parse(kept)); const note = $(".draft", form); if (note) note.hidden = false; }
    const seen = $("[data-seen]", form);
    if (seen) seen.value = latest();
    const first = $("input:not([type=hidden]), textarea", form);
    if (first) first.focus();
    const caret = $("[data-caret]", form);
    if (caret) caret.setSelectionRange(0, 0);
    form.scrollIntoView({ block: "nearest" });
  }
  function restore(form, pairs) {
    for (const field of new Set(pairs.map(([one]) => one))) {
      const written = pairs.filter(([one]) => one === field).map(([, value]) => value);
      let inputs = all(`input[name="${field}"]`, form);
      while (inputs.length < written.length) { const copy = inputs[inputs.length - 1].cloneNode(); inputs[inputs.length - 1].after(copy); inputs = all(`input[name="${field}"]`, form); }
      inputs.forEach((input, at) => (input.value = written[at] ?? ""));
    }
  }
  document.addEventListener("htmx:beforeSwap", (event) => { // afterwards the form is gone, and the event would speak of what stands around it
    const form = event.detail.requestConfig.elt, status = event.detail.xhr.status;
    if (form.dataset && form.dataset.draft && status >= 200 && status < 300) localStorage.removeItem(name(form));
  });
  function showDrafts() {
    for (const it of cards()) if (localStorage.getItem(`giaoviec:${sha}:sua:${it.dataset.key}`) && !$(".kept", it)) {
      const sign = document.createElement("span");
      sign.className = "badge s1 kept"; sign.textContent = "có bản nháp";
      $(".head", it).append(sign);
    }
  }
  document.addEventListener("submit", (event) => {
    const caret = $("[data-caret]", event.target);
    if (caret) $("[data-at]", event.target).value = points(caret.value.slice(0, caret.selectionStart));
  }, true);

  // ---- marking a missed task
  function marking(on) {
    if (document.body.classList.contains("marking") && !on) say("");
    document.body.classList.toggle("marking", on);
    held = null;
    if (on) { say(told()); sheets.focus({ preventScroll: true }); }
    else { if (rows) say(""); unlit(); rows = null; row = first = null; }
  }
  function told() {
    if (matchMedia("(pointer: coarse)").matches) return $("#text") ? "Hãy nhấn giữ để chọn đoạn giao việc bị sót, rồi bấm “Thêm việc sót” lần nữa. Chưa chọn gì mà bấm nút đó là thôi." : "Hãy kéo ngón tay trên trang, từ đầu đến cuối đoạn giao việc bị sót. Bấm “Thêm việc sót” lần nữa để thôi.";
    return ($("#text") ? "Hãy bôi đen đoạn giao việc bị sót" : "Hãy kéo chuột trên trang, từ đầu đến cuối đoạn giao việc bị sót") + ", hoặc bấm ↓ để chọn bằng bàn phím. Esc để thôi.";
  }
  let held = null; // what a finger has chosen in a text: a tap on the button would undo it
  document.addEventListener("selectionchange", () => {
    const chosen = getSelection(), text = $("#text");
    if (document.body.classList.contains("marking") && !rows && text && !chosen.isCollapsed && text.contains(chosen.anchorNode)) held = chosen.getRangeAt(0).cloneRange();
  });
  function takeText(range) {
    const offset = (node, inner) => { const span = (node.nodeType === 3 ? node.parentElement : node).closest("[data-at]"); return span ? Number(span.dataset.at) + points(span.textContent.slice(0, inner)) : NaN; };
    const start = offset(range.startContainer, range.startOffset), end = offset(range.endContainer, range.endOffset);
    if (start < end) ask(`/van-ban/${sha}/them?start=${start}&end=${end}`);
  }
  function add() { // the button a second time: that is all, or let it be
    if (!document.body.classList.contains("marking")) marking(true);
    else if (held) takeText(held);
    else marking(false);
  }
  const ask = (address) => { marking(false); htmx.ajax("GET", address, { target: "#adding", swap: "innerHTML" }); };

  // ---- the same without a mouse: lines are walked through by arrows; Enter takes the first and then the last
  let rows = null, row = null, first = null;
  function unlit() { all("rect.line", sheets).forEach((one) => one.remove()); if ($("#text") && rows) getSelection().removeAllRanges(); }
  async function rowsOf() {
    if (rows) return rows;
    const answer = await fetch(`/van-ban/${sha}/dong.json`).catch(() => null);
    if (!answer || !answer.ok) { say(answer ? await answer.text() : "Mất kết nối với máy chủ. Xin thử lại."); return []; }
    return (rows = (await answer.json()).map(([start, end, words, page, x0, top, x1, bottom]) => ({ start, end, words, page, x0, top, x1, bottom })));
  }
  async function walk(by) {
    const list = await rowsOf();
    if (!list.length || !document.body.classList.contains("marking")) return;
    row = row === null ? Math.max(0, list.findIndex(below)) : Math.min(list.length - 1, Math.max(first ?? 0, row + by));
    light(list);
  }
  function below(one) { // the first line that can be seen
    if (!one.page) { const place = nodeAt(one.start); return place && place[0].parentElement.getBoundingClientRect().bottom > sheets.getBoundingClientRect().top + 20; }
    const sheet = $(`.sheet[data-page="${one.page}"]`);
    if (!sheet) return false;
    const frame = sheet.getBoundingClientRect();
    return frame.top + (one.top / sheet.dataset.height) * frame.height > sheets.getBoundingClientRect().top + 20;
  }
  function light(list) {
    unlit();
    const chosen = list.slice(first ?? row, row + 1);
    say((first === null ? "Dòng đầu: " : "Đến hết dòng: ") + list[row].words + (first === null ? " – Enter để bắt đầu từ đây, ↑ ↓ để đổi dòng." : " – Enter để thêm, ↑ ↓ để đổi dòng cuối."));
    if (!list[row].page) { lightText(chosen); return; }
    let last = null;
    for (const one of chosen) {
      const sheet = $(`.sheet[data-page="${one.page}"]`);
      if (!sheet) continue;
      last = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      last.setAttribute("class", "line");
      for (const [key, value] of Object.entries({ x: one.x0 - 2, y: one.top - 1, width: one.x1 - one.x0 + 4, height: one.bottom - one.top + 2 })) last.setAttribute(key, value);
      $("svg", sheet).append(last);
    }
    if (last) show(last);
  }
  function nodeAt(offset) { // the text node that holds the character, and its place there; JavaScript counts otherwise than the server
    for (const span of all("#text [data-at]")) {
      const begins = Number(span.dataset.at), letters = [...span.textContent];
      if (offset <= begins + letters.length && span.firstChild) return [span.firstChild, letters.slice(0, offset - begins).join("").length];
    }
    return null;
  }
  function rangeOf(start, end) {
    const from = nodeAt(start), to = nodeAt(end);
    if (!from || !to) return null;
    const range = document.createRange();
    range.setStart(...from); range.setEnd(...to);
    return range;
  }
  function lightText(chosen) {
    const range = rangeOf(chosen[0].start, chosen[chosen.length - 1].end);
    if (!range) return;
    getSelection().removeAllRanges(); getSelection().addRange(range);
    show(range);
  }
  async function take() {
    const list = await rowsOf();
    if (row === null) return;
    if (first === null) { first = row; light(list); return; }
    ask(`/van-ban/${sha}/them?start=${list[first].start}&end=${list[row].end}`);
  }
  const walking = { ArrowDown: () => walk(1), ArrowUp: () => walk(-1), PageDown: () => walk(15), PageUp: () => walk(-15), Enter: take, " ": take };
  let from = null, shape = null;
  function at(event, sheet) {
    const frame = sheet.getBoundingClientRect();
    return [((event.clientX - frame.left) / frame.width) * sheet.dataset.width, ((event.clientY - frame.top) / frame.height) * sheet.dataset.height];
  }
  sheets.addEventListener("pointerdown", (event) => {
    const sheet = event.target.closest(".sheet");
    if (!sheet || !document.body.classList.contains("marking")) return;
    event.preventDefault();
    from = { sheet, place: at(event, sheet) };
    shape = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    shape.setAttribute("class", "drag");
    $("svg", sheet).append(shape);
    sheets.setPointerCapture(event.pointerId);
  });
  sheets.addEventListener("pointermove", (event) => {
    if (!from) return;
    const [x, y] = at(event, from.sheet), [x0, y0] = from.place;
    for (const [key, value] of Object.entries({ x: Math.min(x, x0), y: Math.min(y, y0), width: Math.abs(x - x0), height: Math.abs(y - y0) })) shape.setAttribute(key, value);
  });
  sheets.addEventListener("pointerup", (event) => {
    if (from) {
      const [x, y] = at(event, from.sheet), [x0, y0] = from.place;
      shape.remove();
      const number = from.sheet.dataset.page;
      from = null;
      const query = new URLSearchParams({ page_number: number, x0: x0.toFixed(1), y0: y0.toFixed(1), x1: x.toFixed(1), y1: y.toFixed(1) });
      ask(`/van-ban/${sha}/danh-dau?${query}`);
    } else if (document.body.classList.contains("marking") && $("#text")) {
      const range = getSelection().rangeCount && getSelection().getRangeAt(0);
      if (range && !range.collapsed && event.pointerType !== "touch") takeText(range);
    }
  });

  // ---- zoom
  let zoom = Number(localStorage.getItem("giaoviec:zoom")) || 100;
  function zoomed(by) {
    zoom = Math.min(250, Math.max(50, zoom + by));
    localStorage.setItem("giaoviec:zoom", zoom);
    const strip = $(".strip");
    if (strip) strip.style.width = zoom + "%";
  }

  // ---- keyboard and buttons
  const nothing = { bulk: "Không có việc nào thuộc loại không cần xem để chấp nhận hàng loạt.", undo: "Không còn quyết định nào của bạn để hoàn tác.", redo: "Không còn gì để làm lại." };
  function press(what) {
    const it = card(current), button = (it && $(`[data-do="${what}"]`, it)) || $(`.bar [data-do="${what}"]`);
    if (button) button.click();
    else if (nothing[what] && $(".bar [data-do=add]")) say(nothing[what]);
  }
  function cancel() { const form = $("form.edit"); if (form) { form.remove(); const it = card(current); if (it) it.focus({ preventScroll: true }); } marking(false); }
  const actions = { add, "zoom-in": () => zoomed(25), "zoom-out": () => zoomed(-25), cancel };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (!button) return;
    if (button.dataset.do === "discard") { const form = button.form || button.closest("form"); localStorage.removeItem(name(form)); const key = form.dataset.draft.slice(4); form.remove(); $(key ? `.card[data-key="${quoted(key)}"] [data-do="edit"]` : "[data-do=header]").click(); return; }
    const act = actions[button.dataset.do];
    if (act) act();
  });
  const keys = { j: () => step(1), k: () => step(-1), a: () => press("accept"), x: () => press("reject"), e: () => press("edit"), s: () => press("split"), m: () => press("merge"), p: () => press("work"), n: () => marking(true), h: () => { const about = $(".about"); if (about) about.open = true; const button = $("[data-do=header]"); if (button) button.click(); }, u: () => press("undo"), U: () => press("redo"), A: () => press("bulk"), "?": () => $("#keys").showModal(), "+": actions["zoom-in"], "=": actions["zoom-in"], "-": actions["zoom-out"] };
  document.addEventListener("keydown", (event) => {
    if (optionKey(event)) return;
    const form = event.target.closest && event.target.closest("form.edit");
    if (form && event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); once(() => form.requestSubmit()); return; }
    if (event.key === "Escape" && !$("dialog[open]")) { cancel(); return; }
    if (event.target.matches("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey || $("dialog[open]")) return;
    if (document.body.classList.contains("marking") && walking[event.key]) { event.preventDefault(); walking[event.key](); return; }
    const act = keys[event.key];
    if (act) { event.preventDefault(); once(act); }
  });
  crops(); zoomed(0); showDrafts();
  const start = location.hash.startsWith("#viec-") ? location.hash.slice(6) : (($(".card[data-state=open]") || $(".card") || { dataset: {} }).dataset.key);
  if (start && card(start)) select(start);

  function keysOutside() {
    document.addEventListener("keydown", (event) => {
      if (optionKey(event)) return;
      if (event.target.matches("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey || $("dialog[open]")) return;
      if (event.key === "?") { event.preventDefault(); $("#keys").showModal(); }
      const rows = all(".entries .row"), now = rows.indexOf(document.activeElement);
      if (event.key === "/" && $("#q")) { event.preventDefault(); $("#q").focus(); }
      if (event.key === "j" && rows.length) rows[Math.min(rows.length - 1, now + 1)].focus();
      if (event.key === "k" && rows.length) rows[Math.max(0, now - 1)].focus();
    });
  }
})();
