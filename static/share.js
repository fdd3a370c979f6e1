// Copying a citation and the sharing of the device itself. Without this module the citation is
// there to be marked by hand, and the mail link works.

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue; // only where the page comes over HTTPS
  const told = button.parentElement.appendChild(document.createElement("span"));
  told.role = "status"; // there before it has something to say, or it would not be listened to
  told.className = "unseen";
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = told.textContent = button.dataset.done;
  });
}

for (const button of document.querySelectorAll("[data-share]")) {
  if (!navigator.share) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    const { share: url, title } = button.dataset;
    navigator.share({ title, url }).catch((refused) => {
      if (refused.name !== "AbortError") throw refused; // who closes the sheet has not failed
    });
  });
}
