// Saving as one goes, also on a weak signal. A form with data-saves="unique name" is sent by htmx
// (hx-trigger must contain "retry"). What has not reached the server stays on this device, and is
// sent with the version it was written against, so that the server can tell two writers apart.

const PREFIX = `martabat:isian:${document.body.dataset.person ?? ""}:`;
const WAITS = [2, 5, 15, 30];
const failures = new Map();

const storage = {
  get(name) {
    try {
      return JSON.parse(localStorage.getItem(PREFIX + name));
    } catch {
      return null;
    }
  },
  set(name, entries) {
    try {
      localStorage.setItem(PREFIX + name, JSON.stringify(entries));
    } catch {
      // Full or forbidden: the text stays in the page.
    }
  },
  drop(name) {
    try {
      localStorage.removeItem(PREFIX + name);
    } catch {
      // Nothing was stored.
    }
  },
  dropAll() {
    try {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith("martabat:isian:")) localStorage.removeItem(key);
      }
    } catch {
      // Nothing was stored.
    }
  },
};

function formOf(element) {
  return element instanceof Element ? element.closest("form[data-saves]") : null;
}

function entriesOf(form) {
  return [...new FormData(form)].filter(
    ([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string",
  );
}

function show(state) {
  for (const place of document.querySelectorAll("[data-save-state]")) {
    const time = new Date().toTimeString().slice(0, 5);
    const clock = document.documentElement.lang === "en" ? time : time.replace(":", ".");
    place.classList.toggle("failed", state === "failed");
    const text = place.querySelector("[data-text]");
    text.textContent = (place.dataset[state] ?? "").replace("{time}", clock);
    const sign = place.querySelector(".icon");
    if (sign) sign.toggleAttribute("hidden", state !== "saved");
  }
}

function retryLater(element, form) {
  const name = form.dataset.saves;
  const count = failures.get(name) ?? 0;
  failures.set(name, count + 1);
  const wait = WAITS[Math.min(count, WAITS.length - 1)];
  setTimeout(() => {
    if (failures.has(name) && navigator.onLine) retry(element, form);
  }, wait * 1000);
}

function retry(element, form) {
  const target = element.isConnected ? element : document.querySelector(`[data-saves="${CSS.escape(form.dataset.saves)}"]`);
  target?.dispatchEvent(new CustomEvent("retry", { bubbles: true }));
}

function failed(event) {
  const form = formOf(event.detail.elt);
  if (!form) return;
  storage.set(form.dataset.saves, entriesOf(form));
  show(navigator.onLine ? "failed" : "offline");
  retryLater(event.detail.elt, form);
}

document.addEventListener("input", (event) => {
  const form = formOf(event.target);
  if (form) storage.set(form.dataset.saves, entriesOf(form));
});
document.addEventListener("htmx:beforeRequest", (event) => {
  if (formOf(event.detail.elt)) show("saving");
});
document.addEventListener("htmx:afterRequest", (event) => {
  const form = formOf(event.detail.elt);
  if (!form || !event.detail.xhr) return;
  const status = event.detail.xhr.status;
  if (status >= 200 && status < 500 && status !== 429 && status !== 408) {
    // The server has the text, or has said in the page why it does not take it.
    failures.delete(form.dataset.saves);
    if (status < 400 || status === 409) storage.drop(form.dataset.saves);
    show(status < 400 ? "saved" : "refused");
  } else if (status) {
    failed(event);
  }
});
document.addEventListener("htmx:sendError", failed);
document.addEventListener("htmx:timeout", failed);

window.addEventListener("online", () => {
  for (const form of document.querySelectorAll("form[data-saves]")) {
    if (storage.get(form.dataset.saves)) retry(form, form);
  }
});
window.addEventListener("offline", () => show("offline"));

// Text that never arrived comes back into its form, with the version it was written against.
function restore() {
  for (const form of document.querySelectorAll("form[data-saves]")) {
    const entries = storage.get(form.dataset.saves);
    if (!entries) continue;
    const now = JSON.stringify(entriesOf(form));
    if (now === JSON.stringify(entries)) {
      storage.drop(form.dataset.saves);
      continue;
    }
    for (const [name, value] of entries) {
      for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (field.type === "radio" || field.type === "checkbox") field.checked = field.value === value;
        else if (field.type !== "file") field.value = value;
      }
    }
    form.dispatchEvent(new CustomEvent("retry", { bubbles: true }));
  }
}

// Another person at this computer must not find it.
document.addEventListener("submit", (event) => {
  if (event.target.hasAttribute?.("data-leave")) storage.dropAll();
});

window.addEventListener("load", restore);
