import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { create, type Font } from "fontkit";

/** Noto Sans SC, whole: every character of GB 18030 that the basic plane has, and those of 通用规范汉字表 beyond it. */
const files = { regular: "400Regular/NotoSansSC_400Regular.ttf", strong: "600SemiBold/NotoSansSC_600SemiBold.ttf" };
export type Weight = keyof typeof files;

/** Stands for a character the font lacks, so that none is left out without a word. */
export const substitute = "〓";

export function fontFile(weight: Weight): Buffer {
  return readFileSync(fontPath(weight));
}

/** How a text looks on paper. */
export function printed(text: string): string {
  return [...text].map((character) => (isLacking(character) ? substitute : character)).join("");
}

/** The characters of a text that the font lacks, once each. */
export function lackingIn(text: string): string[] {
  return [...new Set(text)].filter(isLacking);
}

let regular: Font | undefined;

function isLacking(character: string): boolean {
  regular ??= create(fontFile("regular")) as Font;
  return !regular.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
}

/** Found at run time, from the project's own folder: the pages are bundled and lie elsewhere. */
function fontPath(weight: Weight): string {
  const require = createRequire(join(/* turbopackIgnore: true */ process.cwd(), "package.json"));
  return require.resolve(`@expo-google-fonts/noto-sans-sc/${files[weight]}`);
}
