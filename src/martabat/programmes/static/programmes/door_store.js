// What the device keeps. Two stores: the list of people, which goes with signing out and when the
// day is over, and scans that wait to be sent, which carry no name and stay until the server has them.

const LIST = "martabat-pintu";
const QUEUE = "martabat-pindaian";
export const CACHE = "martabat-pintu";
const MARK = "martabat:pintu";

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function opened(name, upgrade) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => upgrade(request.result);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
  });
}

export async function openQueue() {
  const db = await opened(QUEUE, (made) => made.createObjectStore("scans", { keyPath: "nonce" }));
  const store = (mode) => db.transaction("scans", mode).objectStore("scans");
  return {
    put: async (scan) => done(store("readwrite").put(scan)),
    all: () => done(store("readonly").getAll()),
    async drop(nonces) {
      const place = store("readwrite");
      await Promise.all(nonces.map((nonce) => done(place.delete(nonce))));
    },
  };
}

export async function openList(activity) {
  const db = await opened(LIST, (made) => {
    const people = made.createObjectStore("people", { keyPath: ["activity", "ticket"] });
    people.createIndex("code", ["activity", "hash"]);
    made.createObjectStore("facts", { keyPath: "activity" });
  });
  const range = IDBKeyRange.bound([activity], [activity, []]);
  const store = (name, mode) => db.transaction(name, mode).objectStore(name);
  return {
    facts: async () => (await done(store("facts", "readonly").get(activity))) ?? { activity },
    keepFacts: (facts) => done(store("facts", "readwrite").put({ ...facts, activity })),
    byHash: (hash) => done(store("people", "readonly").index("code").get([activity, hash])),
    byTicket: (ticket) => done(store("people", "readonly").get([activity, ticket])),
    keep: async (person) => done(store("people", "readwrite").put({ ...person, activity })),
    everybody: () => done(store("people", "readonly").getAll(range)),
    async replace(people) {
      const tx = db.transaction("people", "readwrite");
      const place = tx.objectStore("people");
      place.delete(range);
      for (const person of people) place.put({ ...person, activity });
      await new Promise((resolve, reject) => {
        tx.oncomplete = resolve;
        tx.onerror = () => reject(tx.error);
      });
    },
  };
}

// page.js of every page reads this mark and clears the list when somebody else sits down or the
// day is over.
export function mark(until) {
  const person = document.body.dataset.person ?? "";
  localStorage.setItem(MARK, JSON.stringify({ person, until }));
}

// The page and what it is made of, for opening it without a line.
export async function keepPage() {
  if (!("caches" in window)) return;
  const cache = await caches.open(CACHE);
  const files = performance.getEntriesByType("resource").map((entry) => entry.name.split("#")[0]);
  const icons = [...document.querySelectorAll("use")].map((use) => use.href.baseVal.split("#")[0]);
  const readers = [document.querySelector("[data-reader]").dataset.reader];
  const ours = [...files, ...icons, ...readers]
    .map((address) => new URL(address, location.href))
    .filter((url) => url.origin === location.origin && (url.searchParams.has("v") || url.pathname.endsWith(".woff2")));
  const wanted = new Set(ours.map(String));
  const known = new Set((await cache.keys()).map((request) => request.url));
  const stale = [...known].filter((address) => new URL(address).searchParams.has("v") && !wanted.has(address));
  await Promise.all(stale.map((address) => cache.delete(address, { ignoreVary: true })));
  await Promise.all([...wanted].filter((address) => !known.has(address)).map((address) => cache.add(address)));
  const answer = await fetch(location.pathname, { headers: { "X-Door-Copy": "1" } });
  if (answer.ok && !answer.redirected) await cache.put(location.pathname, answer);
}
