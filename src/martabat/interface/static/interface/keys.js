// Keyboard shortcuts: an element with data-key="t" is pressed by T, data-key="ctrl+enter" by both.
// Anyone may switch them off (WCAG 2.1.4): data-shortcuts-switch, remembered on this device.

const STORE = "martabat:pintasan";
const root = document.documentElement;

function remembered() {
  try {
    return localStorage.getItem(STORE) !== "mati";
  } catch {
    return true;
  }
}

function apply(on) {
  root.classList.toggle("shortcuts-off", !on);
  for (const control of document.querySelectorAll("[data-shortcuts-switch]")) {
    if (control.type === "checkbox") control.checked = on;
    else control.setAttribute("aria-pressed", String(on));
  }
}

function pressed(event) {
  const parts = [];
  if (event.ctrlKey || event.metaKey) parts.push("ctrl");
  if (event.altKey) parts.push("alt");
  parts.push(event.key.toLowerCase());
  return parts.join("+");
}

function typing(target) {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]");
}

document.addEventListener("keydown", (event) => {
  const key = pressed(event);
  const single = !key.includes("+") && key !== "escape";
  if (single && (typing(event.target) || root.classList.contains("shortcuts-off"))) return;
  const target = document.querySelector(`[data-key="${CSS.escape(key)}"]:not(:disabled)`);
  if (!target || event.defaultPrevented || event.repeat) return;
  event.preventDefault();
  if (target.matches("input:not([type=submit]), textarea, select")) target.focus();
  else target.click();
});

document.addEventListener("click", (event) => {
  const control = event.target.closest?.("[data-shortcuts-switch]");
  if (!control) return;
  const on = control.type === "checkbox" ? control.checked : root.classList.contains("shortcuts-off");
  try {
    localStorage.setItem(STORE, on ? "hidup" : "mati");
  } catch {
    // A device that stores nothing keeps the choice for this page only.
  }
  apply(on);
});

apply(remembered());
