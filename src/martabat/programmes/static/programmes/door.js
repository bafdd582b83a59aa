// The door: every scan is written down on the device first, then sent; while the line is down the
// device decides by its own list, and the server has the last word when it is back.

const root = document.getElementById("pintu-presensi");
const { openQueue, openList, mark, keepPage } = await import(root.dataset.store);
const { codeIn, dayOf, decide, hashOf, timeOf } = await import(root.dataset.rules);
const { hasCamera, startCamera } = await import(root.dataset.camera);
const { prepareCamera, preparePanels } = await import(root.dataset.panels);

const said = root.dataset;
const activity = Number(said.activity);
const place = { zone: said.zone, firstDay: said.firstDay, lastDay: said.lastDay };
const entry = document.getElementById("entri");
const codeField = entry.elements.code;
const [PATIENCE, BATCH, RETRY, MINUTE, MOST_ROWS] = [5000, 200, 4000, 60_000, 8];
const GATE = `martabat:pintu:${activity}`;

// The name of the gate is this device's own.
const gate = {
  get name() {
    return localStorage.getItem(GATE) ?? "";
  },
  set name(text) {
    localStorage.setItem(GATE, text);
    entry.elements.gate.value = text;
  },
};
const queue = await openQueue();
const list = await openList(activity);
let facts = await list.facts();
// The server's clock against this device's, so that a wrong clock decides nothing.
const fresh = !("copy" in said);
let skew = fresh ? new Date(said.now) - Date.now() : (facts.skew ?? 0);
let online = fresh && navigator.onLine;
let sending = Promise.resolve();
let verdictOf = null;
// Scans begun and settled: counts asked for in between may or may not hold them.
let [begun, settled, begunThen] = [0, 0, 0];

const part = (name) => root.querySelector(`[data-part="${name}"]`);
const listOf = (name) => document.querySelector(`[data-list="${name}"]`);
const numbers = new Intl.NumberFormat(document.documentElement.lang);
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_whole, name) => values[name] ?? "");
const asked = (address, options) => {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  return fetch(address, { redirect: "manual", signal: stop.signal, ...options }).finally(() => clearTimeout(timer));
};
const now = () => new Date(Date.now() + skew);
const newNonce = () => crypto.randomUUID?.() ?? "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (c) => (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16));

// Showing

function fill(element, values) {
  for (const [name, text] of Object.entries(values)) {
    const slot = element.querySelector(`[data-slot="${name}"]`);
    if (slot) slot.textContent = text ?? "";
  }
  return element;
}

function wordsOf(told) {
  const word = document.querySelector(`template[data-verdict="${told.reason}"]`);
  const known = { time: told.since, gate: told.gate, days: said.days };
  const text = told.gate || !word.dataset.bare ? word.dataset.text : word.dataset.bare;
  const who = told.institution && told.reason === "SAH" ? filled(said.saidParticipant, told) : "";
  const needs = told.needs === true ? said.saidNeedsUnknown : told.needs && filled(said.saidNeeds, told);
  return { title: word.dataset.title, name: told.name, text: text ? filled(text, known) : who, needs: told.reason === "SAH" ? needs : "" };
}

function showVerdict(told, scan) {
  const words = wordsOf(told);
  const box = document.querySelector(`template[data-verdict="${told.reason}"]`).content.cloneNode(true);
  document.getElementById("putusan").replaceChildren(fill(box, words));
  verdictOf = { told, scan };
  part("again").hidden = told.reason !== "ULANG";
  navigator.vibrate?.(told.reason === "SAH" || told.reason === "KELUAR" ? 60 : [120, 80, 120]);
}

function showRow(told) {
  const row = document.querySelector(`template[data-row="${told.reason}"]`).content.cloneNode(true);
  const word = { SAH: said.saidIn, KELUAR: said.saidOut }[told.reason];
  const since = told.reason === "ULANG" && told.since ? filled(said.saidSince, { time: told.since }) : "";
  const text = word ?? (since || wordsOf(told).title);
  fill(row, { name: told.name || said.saidUnnamed, text, time: told.time });
  const rows = listOf("recent");
  rows.prepend(row);
  while (rows.children.length > MOST_ROWS) rows.lastElementChild.remove();
  document.querySelector("[data-list-empty]").hidden = true;
}

function showLine(state) {
  online = state;
  for (const name of ["online", "offline"]) {
    document.querySelector(`[data-line="${name}"]`).hidden = (name === "online") !== state;
  }
}

async function showPending() {
  const waiting = (await queue.all()).filter((scan) => scan.offline).length;
  part("pending").hidden = !waiting;
  part("pending").querySelector("[data-pending-one]").hidden = waiting !== 1;
  const many = part("pending").querySelector("[data-pending-many]");
  many.hidden = waiting === 1;
  many.dataset.text ??= many.textContent;
  many.textContent = filled(many.dataset.text, { n: numbers.format(waiting) });
}

// Counts: the server's, and what this device knows beyond them.

function countOne() {
  const counts = document.getElementById("hitungan");
  const came = Number(counts.dataset.came) + 1;
  const figure = counts.querySelector("b");
  figure.textContent = figure.textContent.replace(/[\d.,]+/, numbers.format(came));
  counts.dataset.came = came;
}

async function countLocally() {
  const everybody = await list.everybody();
  const came = everybody.filter((person) => person.came).length;
  const counts = document.getElementById("hitungan");
  if (everybody.length && came > Number(counts.dataset.came)) {
    counts.dataset.came = came - 1;
    countOne();
  }
}

// Sending

async function post(address, data) {
  const headers = { "Content-Type": "application/json", "X-CSRFToken": entry.elements.csrfmiddlewaretoken.value };
  const body = JSON.stringify(data);
  let answer = await asked(address, { method: "POST", headers, body });
  if (answer.status === 403 && (await renewToken())) {
    headers["X-CSRFToken"] = entry.elements.csrfmiddlewaretoken.value;
    answer = await asked(address, { method: "POST", headers, body });
  }
  part("session").hidden = answer.type !== "opaqueredirect";
  if (!answer.ok) throw new Error(`${answer.status}`);
  const told = await answer.json();
  skew = new Date(told.now) - Date.now();
  return told;
}

// A page from before signing in again carries the token of the session before.
async function renewToken() {
  const answer = await asked(location.pathname);
  const found = answer.ok && /name="csrfmiddlewaretoken" value="([^"]+)"/.exec(await answer.text());
  if (found) entry.elements.csrfmiddlewaretoken.value = found[1];
  return Boolean(found);
}

const outgoing = (scan) => ({ nonce: scan.nonce, code: scan.code, ticket: scan.ticket, guest: scan.guest, direction: scan.direction, at: scan.at, offline: scan.offline });

async function send(address, scans) {
  const gate = scans[0].gate;
  const told = await post(address, { now: new Date().toISOString(), gate, scans: scans.map(outgoing) });
  // What cannot be dropped is sent again, and counts once.
  await queue.drop(scans.map((scan) => scan.nonce)).catch(() => {});
  return told.results;
}

// What waited goes in batches of one gate; where the server says other than the device did, that
// is shown.
async function flush() {
  const waiting = (await queue.all()).filter((scan) => scan.offline);
  waiting.sort((one, other) => one.at.localeCompare(other.at));
  while (waiting.length) {
    const first = waiting[0];
    const batch = waiting.filter((scan) => scan.address === first.address && scan.gate === first.gate).slice(0, BATCH);
    const results = await send(first.address, batch);
    for (const told of results) {
      const scan = batch.find((one) => one.nonce === told.nonce);
      if (scan.told && scan.told !== "SIMPAN" && scan.told !== told.reason) showDifference(told, scan);
      if (scan.activity === activity) await learn(told, scan).catch(() => {});
    }
    for (const scan of batch) waiting.splice(waiting.indexOf(scan), 1);
    await showPending();
  }
}

function showDifference(told, scan) {
  const title = (reason) => document.querySelector(`template[data-verdict="${reason}"]`).dataset.title;
  const item = document.createElement("li");
  item.textContent = filled(said.saidDiffers, { name: told.name || scan.name || said.saidUnnamed, told: title(scan.told), reason: title(told.reason) });
  listOf("differences").append(item);
  part("differences").hidden = false;
}

// The device's list follows what the server has said.
async function learn(told, scan) {
  const person = told.ticket && (await list.byTicket(told.ticket));
  if (!person) return;
  const entered = told.reason === "SAH" || told.reason === "ULANG";
  const stay = told.reason === "KELUAR" ? { since: null } : told.reason === "SAH" && !person.since ? { since: now().toISOString(), gate: scan.gate } : {};
  await list.keep({ ...person, came: person.came || entered, ...stay });
}

async function decideHere(scan) {
  const listed = Boolean(facts.taken);
  let person = null;
  if (scan.ticket) person = await list.byTicket(scan.ticket);
  else if (scan.code && listed && crypto.subtle) person = await list.byHash(await hashOf(scan.code));
  if (scan.guest) {
    return { reason: "SAH", first: true, name: scan.guest.name, institution: scan.guest.institution };
  }
  if (!listed || (scan.code && !crypto.subtle)) return { reason: "SIMPAN" };
  const told = decide(person ?? null, { ...scan, moment: now() }, place);
  if (told.person) await list.keep(told.person);
  if (person) Object.assign(told, { name: person.name, institution: person.institution, needs: person.needs });
  if (told.since) told.since = timeOf(new Date(told.since), place.zone);
  return told;
}

// One scan after the other, so that the verdict shown is the last one's.
function take(seen) {
  const scan = { nonce: newNonce(), activity, address: said.scan, at: new Date().toISOString(), gate: gate.name, direction: entry.elements.direction.value, offline: false, ...seen };
  begun += 1;
  sending = sending
    .then(() => settle(scan))
    .catch(() => showVerdict({ reason: "GAGAL" }, scan))
    .finally(() => (settled += 1));
  return sending;
}

async function settle(scan) {
  const kept = await queue.put(scan).then(() => true, () => false);
  let told = null;
  if (online && navigator.onLine) {
    try {
      [told] = await send(scan.address, [scan]);
      await learn(told, scan).catch(() => {});
    } catch {
      showLine(false);
    }
  }
  if (!told) {
    if (!kept) throw new Error("neither sent nor kept");
    told = { time: timeOf(now(), place.zone), ...(await decideHere(scan)) };
    await queue.put({ ...scan, offline: true, told: told.reason, name: told.name });
    await showPending();
  }
  if (told.first) countOne();
  showVerdict(told, scan);
  showRow(told);
}

async function reconnect() {
  if (!navigator.onLine) return;
  try {
    await flush();
    if (!online) await ask();
    if (!online && Date.now() - (facts.taken ?? 0) > MINUTE) await takeList();
    showLine(true);
  } catch {
    showLine(false);
  }
}

// Whether there is a server at the other end; a line alone is not enough.
async function ask() {
  const answer = await asked(document.getElementById("hitungan").getAttribute("hx-get"));
  part("session").hidden = answer.type !== "opaqueredirect";
  if (!answer.ok) throw new Error(`${answer.status}`);
}

function flushSoon() {
  sending = sending.then(reconnect);
  return sending;
}

// The list for when the line goes down; never while scans of this device are still unknown to it.
async function takeList() {
  const today = dayOf(now(), place.zone);
  if (place.lastDay && today > place.lastDay) return;
  if ((await queue.all()).length) return;
  const told = await post(said.list, {});
  const people = told.tickets.map(([ticket, hash, name, institution, needs, state, came, since]) => ({ ticket, hash, name, institution, needs, state, came, since }));
  await list.replace(people);
  facts = { taken: Date.now(), skew };
  await list.keepFacts(facts);
  mark(Date.parse(`${place.lastDay || today}T23:59:59Z`) - skew);
  showListed(people.length);
}

function showListed(count) {
  root.querySelector("[data-list-state]").textContent = filled(said.saidListed, { n: numbers.format(count) });
}

// What people press

entry.addEventListener("submit", (event) => {
  event.preventDefault();
  const code = codeIn(codeField.value);
  codeField.value = "";
  if (code) take({ code });
  codeField.focus();
});

// A scanner that types begins wherever the focus is.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (!typing && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && /[\w-]/.test(event.key)) codeField.focus();
});

root.addEventListener("click", (event) => {
  const does = event.target.closest("[data-does]")?.dataset.does;
  if (does === "out") {
    const { told, scan } = verdictOf;
    take({ ...(told.ticket || scan.ticket ? { ticket: told.ticket ?? scan.ticket } : { code: scan.code }), direction: "out" });
  }
  if (does === "out" || does === "ignore") {
    part("again").hidden = true;
    codeField.focus({ preventScroll: true });
  }
  if (does === "seen") {
    listOf("differences").replaceChildren();
    part("differences").hidden = true;
  }
});

// The counts come by htmx, and are left where a scan was under way meanwhile. An answer that is not
// the counts is the page for signing in.
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.elt.id !== "hitungan") return;
  if (!(online && navigator.onLine) || begun !== settled) event.preventDefault();
  begunThen = begun;
});
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.id !== "hitungan") return;
  const counts = event.detail.serverResponse.includes('id="hitungan"');
  if (!counts) part("session").hidden = false;
  if (!counts || begun !== begunThen) event.detail.shouldSwap = false;
});

document.addEventListener("submit", (event) => {
  if (event.target.hasAttribute?.("data-leave") && !part("pending").hidden && !window.confirm(said.saidLeave)) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, true);

window.addEventListener("offline", () => showLine(false));
window.addEventListener("online", flushSoon);
setInterval(async () => {
  if (!online || (await queue.all()).some((scan) => scan.offline)) flushSoon();
}, RETRY);
setInterval(() => {
  if (online) sending = sending.then(takeList).catch(() => showLine(false));
}, 10 * MINUTE);

// Beginning

for (const scan of await queue.all()) if (!scan.offline) await queue.put({ ...scan, offline: true });
showLine(online);
entry.elements.gate.value = gate.name;
preparePanels({ root, said, gate, list, listOf, fill, take, asked, isOnline: () => online && navigator.onLine, lost: () => showLine(false) });
part("other").hidden = false;
if (hasCamera()) prepareCamera(part("camera"), { said, start: startCamera, seen: (text) => take({ code: codeIn(text) }) });
if (matchMedia("(pointer: fine)").matches) codeField.focus({ preventScroll: true });
await showPending();
if (facts.taken) showListed((await list.everybody()).length);
await flushSoon();
if (online) await (sending = sending.then(takeList).catch(() => showLine(false)));
await countLocally();
if ("serviceWorker" in navigator && online) {
  await navigator.serviceWorker.register(said.worker);
  await keepPage().catch(() => {});
}
root.dataset.ready = "";
