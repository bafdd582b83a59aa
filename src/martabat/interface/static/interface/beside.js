// A table on the left, one item at the right: links with data-beside="address of the whole page"
// open in #panel where there is room for it. On a phone, and without this file, they are links.

const panel = document.getElementById("panel");

document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("a[data-beside]");
  if (!link || !panel || panel.offsetParent === null) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  await window.htmx.ajax("GET", link.href, { target: "#panel", swap: "innerHTML" });
  history.replaceState(null, "", link.dataset.beside);
  const chosen = new URL(link.dataset.beside, location.href).searchParams.get("indikator");
  for (const row of document.querySelectorAll("tr[data-item]")) {
    const here = row.dataset.item === chosen;
    row.classList.toggle("selected", here);
    row.toggleAttribute("aria-current", here);
  }
  panel.querySelector("[data-heading]")?.focus({ preventScroll: true });
  panel.scrollIntoView({ block: "nearest" });
});
