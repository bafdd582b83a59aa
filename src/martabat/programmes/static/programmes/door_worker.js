// Lets the door page open while the line is down. It stands below the door, so it reaches no other
// page. What it keeps has names of nobody: those are in IndexedDB and go with signing out.

const CACHE = "martabat-pintu";
const PAGE = new URL(self.registration.scope).pathname;
const PATIENCE = 6000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate" && url.pathname === PAGE) event.respondWith(page(request));
  else if (url.searchParams.has("v") || url.pathname.endsWith(".woff2")) event.respondWith(file(request));
});

async function page(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(PAGE, { ignoreVary: true });
  try {
    const answer = await (kept ? Promise.race([fetch(request), patience()]) : fetch(request));
    return answer.status >= 500 && kept ? kept : answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

function patience() {
  return new Promise((_resolve, reject) => setTimeout(() => reject(new Error("slow")), PATIENCE));
}

// An address with a hash of its content never changes.
async function file(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(request, { ignoreVary: true })) ?? fetch(request);
}
