// Takes from KERN UX only what our sheets use: the tokens they refer to and the rules of the named components.
// KERN states its colours twice, for light and for dark; here each becomes one light-dark() value, so that
// `color-scheme` alone decides – the system's setting or the choice in the profile.

const COMPONENT = /^(a)?\.kern-(btn(--(primary|secondary|tertiary|block))?|label)(?![\w-])/;
const UNUSED = /\.kern-(icon|sr-only)/;
const NUMBER = /^[\d.]+%?$/;

/** Top-level rules of a sheet as {prelude, body}; at-rules keep their body unparsed. */
function rules(css) {
  const found = [];
  let depth = 0, start = 0, open = 0;
  const text = css.replace(/\/\*[^]*?\*\//g, "").replace(/@charset[^;]*;/, "");
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "{" && depth++ === 0) open = i;
    if (text[i] === "}" && --depth === 0) {
      found.push({ prelude: text.slice(start, open).trim(), body: text.slice(open + 1, i).trim() });
      start = i + 1;
    }
  }
  return found;
}

/** Custom properties declared in a body, in order. */
function tokens(body) {
  return new Map([...body.matchAll(/(--[\w-]+):\s*([^;]+);?/g)].map(([, name, value]) => [name, value.trim()]));
}

/** One value for both themes. A number cannot stand in light-dark(), so it is written into those who use it. */
function themed(light, dark) {
  const numbers = [...light.keys()].filter((name) => NUMBER.test(light.get(name)) && light.get(name) !== dark.get(name));
  const settle = (value, theme) => numbers.reduce((text, name) => text.replaceAll(`var(${name})`, theme.get(name)), value);
  const pairs = [...light].filter(([name]) => !numbers.includes(name) && name !== "--kern-shadow-color");
  return new Map(pairs.map(([name, value]) => {
    const [one, two] = [settle(value, light), settle(dark.get(name) ?? value, dark)];
    return [name, one === two ? one : `light-dark(${one}, ${two})`];
  }));
}

/** All tokens of KERN, themes folded. */
function allTokens(sheet) {
  const of = (test) => new Map(sheet.filter(({ prelude }) => test(prelude)).flatMap(({ body }) => [...tokens(body)]));
  return new Map([
    ...of((prelude) => prelude === ":root"),
    ...themed(of((prelude) => prelude.startsWith("[data-kern-theme=light],\n")), of((prelude) => prelude.startsWith("[data-kern-theme=dark],\n"))),
    ...of((prelude) => prelude.startsWith(":is(body")),
  ]);
}

/** The rules of the named components, also those inside forced-colours queries; KERN's own focus ring is left out. */
function components(sheet) {
  const wanted = ({ prelude }) =>
    prelude.split(/,(?![^(]*\))/).every((part) => COMPONENT.test(part.trim())) && !UNUSED.test(prelude) && !/:focus/.test(prelude);
  return sheet.flatMap((rule) => {
    if (rule.prelude.startsWith("@media (forced-colors")) {
      const inner = rules(rule.body).filter(wanted);
      return inner.length ? [`${rule.prelude}{${inner.map(({ prelude, body }) => `${prelude}{${body}}`).join("")}}`] : [];
    }
    return wanted(rule) ? [`${rule.prelude}{${rule.body}}`] : [];
  }).join("\n");
}

/** Names used in a piece of CSS and, through them, in the tokens they stand for. */
function reachable(css, known) {
  const names = new Set(), queue = [css];
  while (queue.length) {
    for (const [, name] of queue.pop().matchAll(/var\((--[\w-]+)/g)) {
      if (known.has(name) && !names.has(name)) queue.push((names.add(name), known.get(name)));
    }
  }
  return names;
}

/** Sizes and weights that only KERN's own rules use are written out; colours stay tokens, for they follow the theme. */
function writeOut(parts, ownCss, known) {
  const free = (name) => known.has(name) && !name.startsWith("--kern-color") && !ownCss.includes(`var(${name})`) && !ownCss.includes(`${name}:`);
  const one = (_, name) => free(name) ? known.get(name).replace(/var\((--[\w-]+)\)/g, one) : `var(${name})`;
  return parts.replace(/var\((--[\w-]+)(?:,[^()]*)?\)/g, one);
}

/** The layer `kern` for sheets whose own CSS is given. */
export function kernLayer(kernCss, ownCss) {
  const sheet = rules(kernCss);
  const known = allTokens(sheet);
  const parts = writeOut(components(sheet), ownCss, known);
  const names = reachable(ownCss + parts, known);
  const missing = [...(ownCss + parts).matchAll(/var\((--kern-[\w-]+)\)/g)].map(([, name]) => name).filter((name) => !known.has(name));
  if (missing.length) throw new Error(`KERN has no token ${[...new Set(missing)].join(", ")}`);
  const root = [...known].filter(([name]) => names.has(name)).map(([name, value]) => `${name}:${value}`).join(";");
  return `@layer kern{:root{${root}}\n${parts}}`;
}
