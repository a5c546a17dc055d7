// The list: files are dropped, sent and watched; filters are opened on a telephone.
"use strict";
(() => {
  const $ = (query, from = document) => from.querySelector(query);
  const all = (query, from = document) => [...from.querySelectorAll(query)];

  // ---- the inbox: drop files anywhere on the box
  const drop = $("#drop");
  if (drop) {
    for (const name of ["dragover", "dragleave", "drop"])
      drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.toggle("over", name === "dragover"); });
    drop.addEventListener("drop", (event) => {
      if (!event.dataTransfer.files.length) return;
      $("#files").files = event.dataTransfer.files;
      drop.requestSubmit();
    });
    const picked = $("#picked"), none = picked.textContent;
    drop.addEventListener("change", () => (picked.textContent = [...$("#files").files].map((file) => file.name).join(", ") || none));
    drop.addEventListener("reset", () => (picked.textContent = none));
    const button = $("button", drop); // sending takes a while: say so at once, and do not send twice
    const busy = (on) => { button.disabled = on; if (on) picked.textContent = "đang gửi " + picked.textContent + "…"; };
    document.addEventListener("htmx:beforeRequest", (event) => { if (event.target === drop) busy(true); });
    document.addEventListener("htmx:afterRequest", (event) => {
      if (event.target !== drop) return;
      busy(false);
      if (event.detail.successful) drop.reset(); else drop.dispatchEvent(new Event("change"));
    });
    let read = null; // what has just been read stands in the list without its being loaded anew
    document.addEventListener("htmx:afterSettle", () => {
      const done = all("#uploads .done").length;
      if (read !== null && done > read) htmx.ajax("GET", location.pathname + location.search, { target: "#list", swap: "innerHTML" });
      read = done;
    });
  }

  document.addEventListener("click", (event) => { // on a telephone
    const button = event.target.closest("[data-do=filters]");
    if (button) button.setAttribute("aria-expanded", String(button.form.classList.toggle("all")));
  });
})();
