// The queue is long: bring the open answer into view without moving the page.
const queue = document.querySelector(".queue-scroll");
const open = queue?.querySelector("[aria-current]");
if (open && queue.scrollHeight > queue.clientHeight) {
  queue.scrollTop = open.offsetTop - queue.offsetTop - queue.clientHeight / 2;
}
