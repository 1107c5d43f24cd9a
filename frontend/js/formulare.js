// The summary of errors takes the focus, on the first page and in what htmx brings in; its links reach the fields.
const seen = new WeakSet();

function point() {
  const fresh = [...document.querySelectorAll("[data-fokus]")].filter((place) => !seen.has(place));
  for (const place of fresh) seen.add(place);
  fresh[0]?.focus();
}

document.addEventListener("htmx:after:swap", point);
document.addEventListener("click", (event) => {
  const link = event.target.closest(".wr-fehlerliste a[href^='#']");
  const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!field) return;
  const target = field.matches("input, select, textarea, button") ? field : field.querySelector("input, select, textarea");
  target?.focus();
  field.closest(".wr-feld")?.scrollIntoView({ block: "center" });
  event.preventDefault();
});

// A form that was sent once cannot be sent again by impatience. An answer that is a download leaves the page as
// it is, so the lock opens by itself.
const LOCK = 4000;
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.gesendet) event.preventDefault();
  form.dataset.gesendet = "1";
  setTimeout(() => delete form.dataset.gesendet, LOCK);
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("[data-gesendet]")) delete form.dataset.gesendet;
});
document.addEventListener("htmx:finally:request", ({ target }) => target.closest?.("form")?.removeAttribute("data-gesendet"));
point();
