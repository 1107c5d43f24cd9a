// The theme changes at once; the profile learns of it in the background. Without script the form does both.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-thema-wahl]") || !event.submitter) return;
  event.preventDefault();
  const { name, value } = event.submitter;
  if (value) document.documentElement.dataset.thema = value;
  else delete document.documentElement.dataset.thema;
  for (const button of form.querySelectorAll("[aria-pressed]")) {
    button.setAttribute("aria-pressed", String(button === event.submitter));
  }
  const body = new FormData(form);
  body.set(name, value);
  fetch(form.action, { method: "POST", body, credentials: "same-origin" }).catch(() => form.submit());
}, true);
