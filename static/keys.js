/* The key "/" opens the search on every page, unless somebody is typing. Who speaks to a computer, or has
   a keyboard with other things on it, switches that off on the page of search. */

const TYPING = "input, select, textarea, [contenteditable]";
const KEPT = "slash-key";

let isOff = false;
try {
  isOff = localStorage.getItem(KEPT) === "off";
} catch { /* nothing may be kept in this browser: the key is on */ }

const choice = document.querySelector("#slash-key");
if (choice) {
  choice.checked = !isOff;
  choice.addEventListener("change", () => {
    isOff = !choice.checked;
    try {
      localStorage.setItem(KEPT, isOff ? "off" : "on");
    } catch { /* then it holds for this page */ }
  });
}

document.addEventListener("keydown", (event) => {
  const { key, target, defaultPrevented, ctrlKey, metaKey, altKey } = event;
  if (isOff || key !== "/" || defaultPrevented || ctrlKey || metaKey || altKey || target.closest(TYPING)) return;
  const here = document.querySelector("#search input");
  const link = document.querySelector(".search-link");
  if (!here && !link) return;
  event.preventDefault();
  if (here) here.focus();
  else link.click();
});
