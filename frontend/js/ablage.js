// A drop area: the input covers it, so dropping works by itself; this shows the place, the name and a size limit.
const area = (event) => event.target.closest?.(".wr-ablage");

for (const kind of ["dragenter", "dragover"]) {
  document.addEventListener(kind, (event) => area(event)?.classList.add("ziel"));
}
for (const kind of ["dragleave", "drop"]) {
  document.addEventListener(kind, (event) => area(event)?.classList.remove("ziel"));
}

document.addEventListener("change", (event) => {
  const place = event.target.matches?.("input[type=file]") && area(event);
  if (!place) return;
  const files = [...event.target.files];
  const limit = Number(place.dataset.hoechstens) * 1024 * 1024;
  const large = limit && files.some((file) => file.size > limit);
  event.target.setCustomValidity(large ? place.dataset.zuGross : "");
  place.classList.toggle("fehler", Boolean(large));
  place.querySelector(".gewaehlt").textContent = large ? place.dataset.zuGross : files.map((file) => file.name).join(", ");
});
