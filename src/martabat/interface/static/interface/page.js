// What every page does beyond plain HTML. Without this file every page still works.

const shortcut = document.querySelector("[data-shortcut]");

function typing(target) {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]");
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const menu of document.querySelectorAll("details[data-menu][open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
  if (!shortcut || event.key !== shortcut.dataset.shortcut) return;
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.documentElement.classList.contains("shortcuts-off")) return;
  event.preventDefault();
  location.assign(shortcut.href);
});

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// A second question before something that cannot be taken back: <form data-confirm="…">
document.addEventListener("submit", (event) => {
  const question = event.submitter?.dataset.confirm ?? event.target.dataset.confirm;
  if (question && !window.confirm(question)) event.preventDefault();
});

// Filters send themselves when something is chosen: <form data-auto-submit>
document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form?.hasAttribute("data-auto-submit") && event.target.tagName === "SELECT") form.requestSubmit();
});

document.querySelector("[data-focus]")?.focus();
