// A slider says its step in words (data-worte), to the eye and to screen readers.
function say(slider) {
  const words = slider.dataset.worte.split("|");
  slider.setAttribute("aria-valuetext", words[slider.value]);
  const steps = slider.parentElement.querySelectorAll("ol > li");
  steps.forEach((step, at) => step.classList.toggle("gewaehlt", at === Number(slider.value)));
}

document.addEventListener("input", ({ target }) => { if (target.dataset?.worte) say(target); });
for (const slider of document.querySelectorAll("[data-worte]")) say(slider);
