// What opens and closes around the scanning: the gate's name, people found by name, people without
// a ticket, and the camera.

const MOST_FOUND = 12;
const CAMERA = "martabat:kamera";

export function preparePanels(door) {
  const { root, said, take } = door;
  const buttons = [...document.querySelectorAll("[data-opens]")];
  const panelOf = (button) => root.querySelector(`[data-panel="${button.dataset.opens}"]`);

  function toggle(wanted) {
    for (const button of buttons) {
      const panel = panelOf(button);
      panel.hidden = button !== wanted || !panel.hidden;
      button.setAttribute("aria-expanded", String(!panel.hidden));
      if (!panel.hidden) panel.querySelector("input").focus();
    }
  }
  for (const button of buttons) {
    button.addEventListener("click", () => toggle(button));
    button.hidden = false;
  }
  const close = () => toggle(null);

  prepareGate(door, close);
  prepareSearch(door, close);
  const guest = root.querySelector("[data-guest]");
  guest.addEventListener("submit", (event) => {
    event.preventDefault();
    const { name, institution } = guest.elements;
    take({ guest: { name: name.value, institution: institution.value }, direction: "in" });
    guest.reset();
    close();
  });
}

function prepareGate({ root, gate }, close) {
  const name = document.querySelector("[data-gate-name]");
  const field = document.getElementById("id_gate");
  const show = () => {
    name.dataset.none ??= name.textContent;
    name.textContent = gate.name || name.dataset.none;
    document.querySelector("[data-gate-comma]").hidden = false;
    field.value = gate.name;
  };
  root.querySelector("[data-gate-form]").addEventListener("submit", (event) => {
    event.preventDefault();
    gate.name = field.value.trim();
    show();
    close();
  });
  show();
}

function prepareSearch({ root, said, list, listOf, fill, take, asked, isOnline, lost }, close) {
  const field = document.getElementById("id_name_part");
  const state = root.querySelector("[data-search-state]");
  const template = document.querySelector("template[data-person]");
  const inside = document.querySelector('template[data-verdict="ULANG"]').dataset.title;
  let turn = 0;

  async function found(text) {
    if (isOnline()) {
      try {
        const answer = await asked(`${said.search}?q=${encodeURIComponent(text)}`);
        if (answer.ok) return (await answer.json()).people;
      } catch {
        lost();
      }
    }
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (person) => words.every((word) => `${person.name} ${person.institution}`.toLowerCase().includes(word));
    const people = (await list.everybody()).filter(fits).slice(0, MOST_FOUND);
    return people.map((person) => ({ ...person, inside: Boolean(person.since) }));
  }

  function rowOf(person) {
    const { name, institution } = person;
    const row = fill(template.content.cloneNode(true), { name, institution, state: person.inside ? inside : "" });
    row.querySelector("button").addEventListener("click", () => {
      take({ ticket: person.ticket, name });
      field.value = "";
      listOf("found").replaceChildren();
      close();
    });
    return row;
  }

  field.addEventListener("input", async () => {
    const text = field.value.trim();
    const mine = ++turn;
    const few = text.replace(/\s/g, "").length < 2;
    const people = few ? [] : await found(text);
    if (mine !== turn) return;
    const nobody = people.length ? "" : said.saidNobody;
    state.textContent = few ? said.saidFew : nobody;
    listOf("found").replaceChildren(...people.map(rowOf));
  });
}

// The camera stays off until somebody switches it on; then this device remembers.
export function prepareCamera(box, { said, start, seen }) {
  const frame = box.querySelector(".door-frame");
  const text = box.querySelector("[data-camera-text]");
  const button = box.querySelector("button");
  const aim = text.textContent;
  const open = async () => {
    try {
      await start(frame.querySelector("video"), said.reader, seen);
      localStorage.setItem(CAMERA, "1");
      for (const part of [frame, box]) part.classList.add("on");
      text.textContent = aim;
      button.hidden = true;
    } catch {
      localStorage.removeItem(CAMERA);
      text.textContent = said.saidCameraOff;
    }
  };
  button.addEventListener("click", open);
  box.hidden = false;
  if (localStorage.getItem(CAMERA)) open();
}
