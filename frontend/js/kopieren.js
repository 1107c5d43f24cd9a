// Buttons that copy a field (data-kopieren = its id) appear only where copying works.
function offer() {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("[data-kopieren][hidden]")) button.hidden = false;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-kopieren]");
  if (!button) return;
  const field = document.getElementById(button.dataset.kopieren);
  field.select();
  await navigator.clipboard.writeText(field.value);
  const label = button.querySelector(".kern-label");
  const before = label.textContent;
  label.textContent = button.dataset.kopiert;
  setTimeout(() => { label.textContent = before; }, 2000);
});
document.addEventListener("htmx:after:swap", offer);
offer();
