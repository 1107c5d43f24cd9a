// Strg K: search. Alt 1…7: sections (links with data-taste). Strg Eingabe: save the form one is in.
function search() {
  const field = document.getElementById("suche");
  if (!field) return false;
  if (field.offsetParent) {
    field.focus();
    field.select();
  } else document.querySelector("[data-suche]")?.click();
  return true;
}

function section(key) {
  const link = document.querySelector(`[data-taste="${key}"]`);
  link?.click();
  return Boolean(link);
}

function save(target) {
  target.form?.requestSubmit();
  return Boolean(target.form);
}

function act(event) {
  const command = event.ctrlKey || event.metaKey;
  if (command && !event.altKey && event.key.toLowerCase() === "k") return search();
  if (command && event.key === "Enter") return save(event.target);
  if (event.altKey && !command && /^Digit[1-7]$/.test(event.code)) return section(event.code.at(-1));
  return false;
}

document.addEventListener("keydown", (event) => {
  if (act(event)) event.preventDefault();
});
