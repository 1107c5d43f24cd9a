// Fills the package's dist folder: three sheets, one script, the sprite, the fonts and the licences.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { kernLayer } from "./kern.mjs";
import { sprite } from "./sprite.mjs";
import { steps } from "./steps.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const MODULES = join(HERE, "../node_modules");
const DIST = join(HERE, "../src/wirkraum/kit/static/kit/dist");
const WEIGHTS = [400, 600];
const SUBSETS = ["latin-ext", "latin"];
const TTF = ["400Regular", "400Regular_Italic", "600SemiBold", "700Bold"];
const LICENCES = {
  "KERN-UX.md": "@kern-ux/native/LICENSE.md",
  "Fira-Sans.txt": "@fontsource/fira-sans/LICENSE",
  "Fira-Sans-TTF.txt": "@expo-google-fonts/fira-sans/LICENSE_FONT",
  "htmx.txt": "htmx.org/LICENSE",
};

const read = (name) => readFileSync(join(MODULES, name), "utf8");
const write = (name, text) => writeFileSync(join(DIST, name), text);

function fontFaces() {
  const ranges = JSON.parse(read("@fontsource/fira-sans/unicode.json"));
  return WEIGHTS.flatMap((weight) => SUBSETS.map((subset) =>
    `@font-face{font-family:"Fira Sans";font-style:normal;font-weight:${weight};font-display:swap;` +
    `src:url(fonts/fira-sans-${subset}-${weight}.woff2) format("woff2");unicode-range:${ranges[subset]}}`)).join("");
}

function copyFonts() {
  for (const weight of WEIGHTS) {
    for (const subset of SUBSETS) {
      cpSync(join(MODULES, `@fontsource/fira-sans/files/fira-sans-${subset}-${weight}-normal.woff2`), join(DIST, `fonts/fira-sans-${subset}-${weight}.woff2`));
    }
  }
  for (const face of TTF) {
    cpSync(join(MODULES, `@expo-google-fonts/fira-sans/${face}/FiraSans_${face}.ttf`), join(DIST, `fonts/FiraSans_${face}.ttf`));
  }
}

async function sheet(name, extra = "") {
  const bundled = await build({ entryPoints: [join(HERE, "css", name)], bundle: true, write: false, minify: false });
  const own = bundled.outputFiles[0].text + extra;
  const order = own.match(/@layer [\w, ]+;/)[0];
  const css = order + fontFaces() + kernLayer(read("@kern-ux/native/dist/kern.css"), own) + own;
  const { code } = await transform(css, { loader: "css", minify: true, legalComments: "none" });
  write(name, `/*! KERN UX 2.7.2 (EUPL-1.2), Fira Sans (OFL-1.1): see LICENSES */\n${code}`);
}

/** The gallery's own rules: no screen needs them. */
async function gallery() {
  const { code } = await transform(readFileSync(join(HERE, "css/screens/bausteine.css"), "utf8"), { loader: "css", minify: true });
  write("bausteine.css", code);
}

async function script() {
  await build({
    entryPoints: [join(HERE, "js/app.js")], outfile: join(DIST, "app.js"), bundle: true, minify: true,
    format: "iife", target: "es2022", legalComments: "none", banner: { js: "/*! htmx 4 (0BSD): see LICENSES */" },
    alias: { "htmx.org": join(MODULES, "htmx.org/dist/htmx.esm.min.js") },
  });
}

mkdirSync(join(DIST, "fonts"), { recursive: true });
mkdirSync(join(DIST, "LICENSES"), { recursive: true });
await Promise.all([sheet("app.css", steps()), sheet("public.css"), gallery(), script()]);
write("sprite.svg", sprite(join(HERE, "icons")));
cpSync(join(HERE, "favicon.svg"), join(DIST, "favicon.svg"));
copyFonts();
for (const [name, source] of Object.entries(LICENCES)) cpSync(join(MODULES, source), join(DIST, "LICENSES", name));
