// The presentation: arrow keys and the keys of a presenter go from slide to slide, Escape ends it.
const stage = document.querySelector("[data-vorfuehren]");
const STEPS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, Enter: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };

function go(to) {
  const slides = stage.querySelectorAll("section");
  const aim = slides[Math.max(0, Math.min(slides.length - 1, to))];
  stage.scrollTo({ top: aim.offsetTop, behavior: "instant" });
  history.replaceState(null, "", `#${aim.id}`);
}

if (stage) {
  stage.focus({ preventScroll: true });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("a")) return;
    const here = Math.round(stage.scrollTop / stage.clientHeight);
    if (event.key === "Escape") document.querySelector("[data-ende]")?.click();
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(Infinity);
    else if (event.key in STEPS) go(here + (event.shiftKey && event.key === " " ? -1 : STEPS[event.key]));
    else return;
    event.preventDefault();
  });
}
