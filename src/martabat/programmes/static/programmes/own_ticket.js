// A ticket that was opened on this phone fills itself in at the door. Nothing is sent by this.
// The ticket's page carries data-own-ticket="code" data-activity="pk"; the door asks by activity.

const place = (activity) => `martabat:tiket:${activity}`;

const ticket = document.querySelector("[data-own-ticket]");
const asked = document.querySelector("[data-own-code]");
try {
  if (ticket) localStorage.setItem(place(ticket.dataset.activity), ticket.dataset.ownTicket);
  const field = asked?.querySelector("[name=code]");
  if (field && !field.value) field.value = localStorage.getItem(place(asked.dataset.ownCode)) ?? "";
} catch {
  // Storage is forbidden: the code is typed.
}
