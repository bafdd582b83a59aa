// What every page does beyond plain HTML. Without this file every page still works.

function closeMenus(except) {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (menu === except) continue;
    menu.open = false;
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
  }
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeMenus();
});

document.addEventListener("click", async (event) => {
  const target = event.target.closest?.("[data-copy], [data-print], [data-reveal]");
  closeMenus(event.target.closest?.("details[data-menu]"));
  if (!target) return;
  if ("print" in target.dataset) window.print();
  if (target.dataset.copy) {
    await navigator.clipboard.writeText(target.dataset.copy);
    if (target.dataset.copied) announce(target.dataset.copied);
  }
  if (target.dataset.reveal) {
    const field = document.querySelector(target.dataset.reveal);
    const shown = field.type === "text";
    field.type = shown ? "password" : "text";
    target.setAttribute("aria-pressed", String(!shown));
  }
});

// Tell screen readers what has just happened; sighted people see it happen.
function announce(text) {
  const place = document.querySelector("[data-announce]");
  if (place) place.textContent = text;
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  // A second question before something that cannot be taken back.
  const question = event.submitter?.dataset.confirm ?? form.dataset.confirm;
  if (question && !window.confirm(question)) {
    event.preventDefault();
    return;
  }
  if (form.hasAttribute("data-theme-form")) {
    event.preventDefault();
    switchTheme(form, event.submitter);
    return;
  }
  // A filter's address holds only what was chosen.
  if (form.hasAttribute("data-auto-submit")) {
    for (const field of form.elements) if (field.name && field.value === "") field.disabled = true;
  }
});

async function switchTheme(form, button) {
  const data = new FormData(form);
  data.set("theme", button.value);
  if (button.value) document.documentElement.dataset.bsTheme = button.value;
  else delete document.documentElement.dataset.bsTheme;
  for (const other of form.querySelectorAll("[aria-pressed]")) {
    other.setAttribute("aria-pressed", String(other === button));
  }
  await fetch(form.action, { method: "POST", body: data, redirect: "manual" });
}

document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form?.hasAttribute("data-auto-submit") && event.target.tagName === "SELECT") form.requestSubmit();
});

// A page that comes back from the browser's memory must not keep the fields switched off above.
window.addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("[data-auto-submit] :disabled")) field.disabled = false;
});

// A published page is one file for everybody; the light that a person chose is in a cookie.
const chosen = /(?:^|; )martabat_tampilan=(light|dark)/.exec(document.cookie);
if (chosen) document.documentElement.dataset.bsTheme = chosen[1];

// The list of people that a door keeps for when the line is down goes with who sat there, and with
// its day; programmes/door_store.js leaves the mark.
function clearDoor(leaving) {
  try {
    const kept = JSON.parse(localStorage.getItem("martabat:pintu"));
    const stays = !leaving && kept?.person === (document.body.dataset.person ?? "") && Date.now() < kept.until;
    if (!kept || stays) return;
    indexedDB.deleteDatabase("martabat-pintu");
    window.caches?.delete("martabat-pintu");
    localStorage.removeItem("martabat:pintu");
  } catch {
    // Storage is forbidden: nothing was kept.
  }
}
clearDoor(false);
document.addEventListener("submit", (event) => {
  if (event.target.hasAttribute?.("data-leave")) clearDoor(true);
});

document.querySelector("[data-focus]")?.focus();
