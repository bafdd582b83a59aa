// Printing and copying. Without this file the buttons stay hidden and the browser's own menu does it.

for (const button of document.querySelectorAll("[data-print], [data-copy]")) button.hidden = false;

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-print], [data-copy]");
  if (!button) return;
  if (button.dataset.copy === undefined) {
    for (const fold of document.querySelectorAll("main details")) fold.open = true;
    window.print();
    return;
  }
  await navigator.clipboard.writeText(button.dataset.copy);
  button.classList.add("active");
});
