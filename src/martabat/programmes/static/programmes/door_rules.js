// What a ticket is told while the line is down: the rules of actions/door.py, on this device's list.

const HELD = { waiting: "TUNGGU", cancelled: "BATAL", revoked: "CABUT" };

export async function hashOf(code) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(code));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// A QR code holds the address of the ticket; scanners that type send the same text.
export function codeIn(text) {
  const found = /\/tiket\/([^/?#\s]+)/.exec(text);
  try {
    return found ? decodeURIComponent(found[1]) : text.trim();
  } catch {
    return found[1];
  }
}

export function dayOf(moment, zone) {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(moment);
}

export function timeOf(moment, zone) {
  const text = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(moment);
  return document.documentElement.lang === "en" ? text : text.replace(":", ".");
}

// Returns {reason, first, since, gate} and the person as he stands afterwards.
export function decide(person, scan, place) {
  if (!person) return { reason: "ASING" };
  if (HELD[person.state]) return { reason: HELD[person.state] };
  const today = dayOf(scan.moment, place.zone);
  if (place.firstDay && (today < place.firstDay || today > place.lastDay)) return { reason: "HARI" };
  const inside = person.since && dayOf(new Date(person.since), place.zone) === today;
  const before = inside ? { since: person.since, gate: person.gate ?? "" } : {};
  if (scan.direction === "in") {
    if (inside) return { reason: "ULANG", ...before };
    const now = { ...person, came: true, since: scan.moment.toISOString(), gate: scan.gate };
    return { reason: "SAH", first: !person.came, person: now };
  }
  if (!inside) return { reason: "BELUM" };
  return { reason: "KELUAR", ...before, person: { ...person, since: null } };
}
