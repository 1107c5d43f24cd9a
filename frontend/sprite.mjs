// One file of symbols from icons/*.svg; stroke and size come from `.wr-i`, colour from the text around it.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

export function sprite(folder) {
  const symbols = readdirSync(folder).filter((name) => name.endsWith(".svg")).sort().map((name) => {
    const [, inner] = readFileSync(join(folder, name), "utf8").match(/<svg[^>]*>([^]*)<\/svg>/);
    return `<symbol id="i-${name.slice(0, -4)}" viewBox="0 0 24 24">${inner.trim()}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}
