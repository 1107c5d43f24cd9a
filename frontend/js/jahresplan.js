// Year plan: move a date by dragging or by keyboard, and see at once which rule it would break.
//
// What the page brings (nothing of it depends on this script):
//
//   <section class="wr-karte plan n53" data-plan data-start="2023-07-31"
//            data-text-auf="…" data-text-zurueck="…">              first day shown (a Monday); .n53 = weeks shown
//     <ol class="bahn">                                             one lane a format
//       <li class="t189">                                           days since data-start
//         <a class="tag geplant" href="…/verschieben/"              the page with the date field: the twin of dragging
//            data-date="2024-02-05" data-move="…/verschieben/" data-version="3">5<span class="wr-vs">, Jour fixe, …</span></a>
//   <form method="post" id="verschieben" data-ohne-stand hidden>    csrf token, <input type="hidden" name="date">, version
//   <div class="befund" id="befund" aria-live="polite" tabindex="-1"></div>
//   <p class="wr-vs" role="status" data-ansage></p>                 inside the plan, empty
//
// A chip without data-move only takes part in the walk with the arrow keys (one tab stop a lane).
// Keys: arrows walk; Leertaste lifts a movable chip; then ← → move it by a day, with Umschalt by a week,
// Eingabe puts it down, Esc puts it back. A pointer drags.
//
// While it moves:  POST {data-move}pruefen/ (or data-pruefen) with the form's fields and date=YYYY-MM-DD answers a
//                  fragment for #befund. An element with data-schwere="error" in it says that a firm rule breaks.
// Put down:        no error → the form is sent to data-move (redirect to the plan with a message and its undo).
//                  error    → nothing is sent; the focus goes to #befund, whose fragment offers
//                             <button form="verschieben">Trotzdem verschieben</button> and <button data-zurueck>.
//
// Dates closer than a chip's width are pushed apart here (--schub); the number stays true.
import htmx from "htmx.org";

const DAY = 86_400_000;
const THRESHOLD = 4;
const WAIT = 150;
const number = (day) => Math.round(Date.parse(day) / DAY);
const iso = (index) => new Date(index * DAY).toISOString().slice(0, 10);
const chips = (lane) => [...lane.querySelectorAll(".tag")].sort((a, b) => a.dataset.date.localeCompare(b.dataset.date));
const words = (parts) => new Intl.DateTimeFormat(document.documentElement.lang, { ...parts, timeZone: "UTC" });
const label = (index) => {
  const day = new Date(index * DAY);
  return `${words({ weekday: "short" }).format(day).replace(".", "")} ${words({ day: "numeric", month: "numeric" }).format(day)}`;
};

let held = null;

function lift(chip) {
  const plan = chip.closest("[data-plan]");
  const tag = Object.assign(document.createElement("span"), { className: "ziehtag" });
  const day = number(chip.dataset.date);
  held = {
    chip, plan, tag, day, from: day, lane: chip.closest(".bahn"), place: chip.parentElement, text: chip.firstChild.textContent,
    first: number(plan.dataset.start), form: document.getElementById("verschieben"), findings: document.getElementById("befund"),
    length: Number(getComputedStyle(plan).getPropertyValue("--n")),
  };
  chip.classList.add("zieht");
  chip.parentElement.classList.add("zieht");
  chip.append(tag);
  show();
}

function show() {
  held.place.style.setProperty("--t", held.day - held.first);
  held.place.style.removeProperty("--schub");
  held.chip.firstChild.textContent = String(new Date(held.day * DAY).getUTCDate());
  held.tag.textContent = label(held.day);
  say(label(held.day));
}

const say = (text) => {
  const place = held.plan.querySelector("[data-ansage]");
  if (place) place.textContent = text;
};

function move(day) {
  const within = Math.min(Math.max(day, held.first), held.first + held.length - 1);
  if (within === held.day) return;
  held.day = within;
  show();
  clearTimeout(held.timer);
  held.timer = setTimeout(check, WAIT);
}

/** Ask which rules the day under the finger would break; a newer question replaces an older one. */
function check() {
  if (!held?.form || !held.findings) return Promise.resolve();
  clearTimeout(held.timer);
  held.form.elements.date.value = iso(held.day);
  const { version } = held.form.elements;
  if (version) version.value = held.chip.dataset.version ?? "";
  held.form.setAttribute("hx-sync", "this:replace");
  const { move: address, pruefen = `${address}pruefen/` } = held.chip.dataset;
  const asked = held.day;
  held.asking = asked;
  held.checked = htmx.ajax("POST", pruefen, { source: held.form, target: held.findings, swap: "innerHTML" })
    .then(() => { if (held) held.known = asked; });
  return held.checked;
}

function release() {
  const { chip, place, tag, timer } = held;
  clearTimeout(timer);
  tag.remove();
  chip.classList.remove("zieht");
  place.classList.remove("zieht");
  held = null;
}

function back() {
  const { chip, place, text, plan, findings } = held;
  place.style.removeProperty("--t");
  chip.firstChild.textContent = text;
  findings?.replaceChildren();
  say(plan.dataset.textZurueck ?? "");
  release();
  spread(chip.closest(".bahn"));
  chip.focus();
}

async function drop() {
  const { chip, form, findings } = held;
  if (held.day === held.from) return back();
  if (held.known !== held.day) await (held.asking === held.day ? held.checked : check());
  if (!held || held.chip !== chip) return;
  form.action = chip.dataset.move;
  if (findings?.querySelector('[data-schwere="error"]')) findings.focus();
  else { release(); form.requestSubmit(); }
}

// Pointer ---------------------------------------------------------------------------------------------------

let pressed = null;

const under = (event) => {
  const box = held.lane.getBoundingClientRect();
  return held.first + Math.floor(((event.clientX - box.left) / box.width) * held.length);
};

document.addEventListener("pointerdown", (event) => {
  const chip = event.target.closest?.(".plan .tag[data-move]");
  if (!chip || event.button !== 0) return;
  if (held && held.chip !== chip) back();
  pressed = { chip, x: event.clientX, id: event.pointerId };
});
document.addEventListener("pointermove", (event) => {
  if (!pressed || event.pointerId !== pressed.id) return;
  if (!pressed.dragging && Math.abs(event.clientX - pressed.x) > THRESHOLD) {
    pressed.dragging = true;
    pressed.chip.setPointerCapture(event.pointerId);
    if (!held) lift(pressed.chip);
  }
  if (pressed.dragging) move(under(event));
});
document.addEventListener("pointerup", () => {
  const dragged = pressed?.dragging;
  const chip = pressed?.chip;
  pressed = null;
  if (!dragged) return;
  chip.addEventListener("click", (event) => event.preventDefault(), { once: true });
  drop();
});
document.addEventListener("pointercancel", () => { if (pressed?.dragging && held) back(); pressed = null; });
document.addEventListener("dragstart", (event) => { if (event.target.closest?.(".plan .tag")) event.preventDefault(); });
document.addEventListener("click", (event) => { if (held && event.target.closest("[data-zurueck]")) back(); });

// Keyboard --------------------------------------------------------------------------------------------------

function walk(chip, key) {
  const lane = chip.closest(".bahn");
  const row = chips(lane);
  const at = row.indexOf(chip);
  if (key === "Home") return row[0];
  if (key === "End") return row.at(-1);
  if (key === "ArrowLeft" || key === "ArrowRight") return row[at + (key === "ArrowRight" ? 1 : -1)];
  const lanes = [...lane.closest("[data-plan]").querySelectorAll(".bahn")].filter((other) => other.querySelector(".tag"));
  const next = lanes[lanes.indexOf(lane) + (key === "ArrowDown" ? 1 : -1)];
  const gap = (other) => Math.abs(number(other.dataset.date) - number(chip.dataset.date));
  return next && chips(next).sort((a, b) => gap(a) - gap(b))[0];
}

function keyHeld(event) {
  const step = event.shiftKey ? 7 : 1;
  const acts = {
    ArrowLeft: () => move(held.day - step), ArrowRight: () => move(held.day + step),
    Enter: drop, Escape: back, " ": drop, Tab: back,
  };
  acts[event.key]?.();
  return event.key in acts && event.key !== "Tab";
}

function keyFree(event, chip) {
  if (event.key === " " && chip.dataset.move) {
    lift(chip);
    say(held.plan.dataset.textAuf ?? "");
    return true;
  }
  if (!/^(Arrow|Home|End)/.test(event.key) || event.altKey || event.ctrlKey || event.metaKey) return false;
  walk(chip, event.key)?.focus();
  return true;
}

document.addEventListener("keydown", (event) => {
  const chip = event.target.closest?.("[data-plan] .tag[data-date]");
  if (!chip) { if (held && event.key === "Escape") back(); return; }
  if (held?.chip === chip ? keyHeld(event) : keyFree(event, chip)) event.preventDefault();
});

/** One tab stop a lane: today's or the current chip, else the first. */
function stops(lane) {
  const row = chips(lane);
  const stop = row.find((chip) => chip.matches("[aria-current], .heute")) ?? row[0];
  for (const chip of row) chip.tabIndex = chip === stop ? 0 : -1;
}
document.addEventListener("focusin", ({ target }) => {
  if (!target.matches?.("[data-plan] .tag[data-date]")) return;
  for (const chip of chips(target.closest(".bahn"))) chip.tabIndex = chip === target ? 0 : -1;
});

// Room between the chips ------------------------------------------------------------------------------------

/** Push neighbours apart to one chip's width plus a hair, as little as possible, and keep them inside the lane. */
function spread(lane) {
  const width = lane.clientWidth;
  const row = chips(lane).map((chip) => chip.parentElement);
  if (!width || !row.length) return;
  const days = Number(getComputedStyle(lane).getPropertyValue("--n"));
  const at = row.map((place) => ((Number(getComputedStyle(place).getPropertyValue("--t")) + 0.5) / days) * width);
  const size = Math.min(26, width / row.length);
  const to = [...at];
  for (let round = 0; round < 40; round += 1) {
    for (let i = 1; i < to.length; i += 1) {
      const lack = size - (to[i] - to[i - 1]);
      if (lack > 0.5) { to[i - 1] -= lack / 2; to[i] += lack / 2; }
    }
    to[0] = Math.max(to[0], size / 2 - 2);
    to[to.length - 1] = Math.min(to.at(-1), width - size / 2 + 2);
  }
  row.forEach((place, i) => place.style.setProperty("--schub", `${Math.round(to[i] - at[i])}px`));
}

function prepare() {
  for (const lane of document.querySelectorAll("[data-plan] .bahn")) { stops(lane); spread(lane); }
}
document.addEventListener("htmx:after:swap", ({ target }) => { if (target.querySelector?.("[data-plan]") || target.closest?.("[data-plan]")) prepare(); });
new ResizeObserver(prepare).observe(document.documentElement);
prepare();

// After a move the address names the chip (#t-…): the focus returns to it. On phones the months show it, not the lanes.
// After the load: only then has the browser done with the fragment, which it cannot reach where the lanes are hidden.
window.addEventListener("load", () => {
  const moved = location.hash.startsWith("#t-") && location.hash.slice(3);
  if (!moved) return;
  const places = [...document.querySelectorAll(`:is(.tag, .termin-link)[href*="termin=${CSS.escape(moved)}"]`)];
  places.find((place) => place.offsetParent)?.focus({ focusVisible: true });
});
