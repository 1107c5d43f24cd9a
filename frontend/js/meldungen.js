// Messages: the button closes them; for people with a pointer they go after ten seconds. Whoever uses the
// keyboard – and with it a screen reader – keeps them until dismissed. The undo also stays in the history.
const LIFE = 10_000;
const timers = new WeakMap();
let keyboard = false;

function dismiss(message) {
  if (message.contains(document.activeElement)) document.getElementById("inhalt")?.focus();
  message.remove();
}

function wait(message) {
  clearTimeout(timers.get(message));
  timers.set(message, setTimeout(() => {
    if (!keyboard && !message.matches(":hover, :focus-within")) dismiss(message);
    else if (!keyboard) wait(message);
  }, LIFE));
}

function watch() {
  for (const message of document.querySelectorAll(".meldung[data-vergeht]")) if (!timers.has(message)) wait(message);
}

export function tell(kind) {
  const place = document.getElementById("meldungen");
  const text = document.getElementById(`meldung-${kind}`);
  if (place && text && !place.querySelector(`[data-art="${kind}"]`)) place.append(text.content.cloneNode(true));
}

document.addEventListener("keydown", (event) => { if (event.key === "Tab") keyboard = true; });
document.addEventListener("click", (event) => {
  const button = event.target.closest(".meldung .schliessen");
  if (button) dismiss(button.closest(".meldung"));
});
document.addEventListener("htmx:after:swap", watch);
document.addEventListener("htmx:response:error", ({ detail }) => {
  if (detail.ctx.response.status !== 422) tell("fehler");
});
document.addEventListener("htmx:error", () => tell("netz"));
watch();
