/* The key "/" opens the search on every page, unless somebody is typing. */

const TYPING = "input, select, textarea, [contenteditable]";

document.addEventListener("keydown", (event) => {
  const { key, target, defaultPrevented, ctrlKey, metaKey, altKey } = event;
  if (key !== "/" || defaultPrevented || ctrlKey || metaKey || altKey || target.closest(TYPING)) return;
  const here = document.querySelector("#search input");
  const link = document.querySelector(".search-link");
  if (!here && !link) return;
  event.preventDefault();
  if (here) here.focus();
  else link.click();
});
