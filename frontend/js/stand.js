// The state of saving in the head: saved, being saved, waiting for the network. The words are in the page.
const place = document.querySelector("[data-stand]");
let running = 0;

function show(state) {
  if (!place) return;
  place.classList.toggle("wartet", state === "wartet");
  const text = place.querySelector("span");
  if (text.textContent !== place.dataset[state]) text.textContent = place.dataset[state];
}

const settle = () => show(navigator.onLine === false ? "wartet" : running ? "speichert" : "gespeichert");
const writes = ({ detail }) => detail.ctx.request.method !== "GET" && !detail.ctx.sourceElement.closest("[data-ohne-stand]");

document.addEventListener("htmx:before:request", (event) => { if (writes(event)) { running += 1; settle(); } });
document.addEventListener("htmx:finally:request", (event) => { if (writes(event)) { running = Math.max(0, running - 1); settle(); } });
document.addEventListener("submit", (event) => {
  if (event.target.method !== "post" || event.defaultPrevented) return;
  show("speichert");
  setTimeout(settle, 4000);
});
window.addEventListener("online", settle);
window.addEventListener("offline", settle);
window.addEventListener("pageshow", settle);
settle();
