// What all pages have: words when the server does not answer as hoped, and the list of keys.
import "./dates.js";
import "./suggestions.js";
import { find, say } from "./dom.js";

const LOGGED_OUT =
  "Phiên làm việc đã hết. Xin tải lại trang để đăng nhập; những gì đang viết dở vẫn được giữ.";
const CUT_OFF = "Mất kết nối với máy chủ nên chưa ghi được. Những gì đang viết dở vẫn được giữ; xin thử lại.";

document.addEventListener("htmx:responseError", (event) => {
  const answer = event.detail.xhr;
  if (answer.status === 409) return; // somebody else was first: the answer itself says so, in its place
  if (answer.status === 401) say(LOGGED_OUT);
  else say((answer.responseText || "Máy chủ chưa làm được việc này.").slice(0, 400));
});
document.addEventListener("htmx:sendError", () => say(CUT_OFF));

export const showKeys = () => find("#keys")?.showModal(); // nobody who has not logged in has them
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-do=keys]")) showKeys();
});
