import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const css = readFileSync(join(import.meta.dirname, "globals.css"), "utf8");
const light = colorsOf(blockAfter("@theme {"));
const dark = { ...light, ...colorsOf(blockAfter("@variant dark {")) };

const tones = ["missing", "moving", "accepted", "returned", "unknown", "held", "neutral"];
const grounds = ["surface", "canvas"];

test("every colour is hex, for browsers that know no other notation", () => {
  expect(css).not.toMatch(/oklch|oklab|color-mix|light-dark|hsl\(|rgb\(/);
});

test("dark restates every colour", () => {
  expect(Object.keys(colorsOf(blockAfter("@variant dark {"))).sort()).toEqual(Object.keys(light).sort());
});

describe.each([
  ["light", light],
  ["dark", dark],
])("%s", (_name, colors) => {
  const texts = [
    ...["ink", "ink-soft", "ink-faint", "accent-ink"].flatMap((text) => grounds.map((ground) => [text, ground])),
    ...tones.flatMap((tone) => [...grounds, `${tone}-soft`].map((ground) => [tone, ground])),
    ...tones.flatMap((tone) => ["ink", "ink-soft"].map((text) => [text, `${tone}-soft`])),
    ["on-accent", "accent"],
    ["on-accent", "accent-strong"],
    ["accent-ink", "accent-soft"],
  ] as [string, string][];

  test.each(texts)("%s can be read on %s (WCAG 1.4.3)", (text, ground) => {
    expect(contrast(colors[text], colors[ground])).toBeGreaterThanOrEqual(4.5);
  });

  test.each([
    ["control", "surface"],
    ["control", "canvas"],
    ["accent", "surface"],
    ["accent-ink", "surface"],
  ])("%s can be made out on %s (WCAG 1.4.11)", (part, ground) => {
    expect(contrast(colors[part], colors[ground])).toBeGreaterThanOrEqual(3);
  });
});

function blockAfter(opening: string): string {
  const start = css.indexOf(opening);
  expect(start).toBeGreaterThan(-1);
  return css.slice(start, css.indexOf("}", start));
}

function colorsOf(block: string): Record<string, string> {
  return Object.fromEntries(
    [...block.matchAll(/--color-([\w-]+):\s*(#[0-9a-f]+);/g)].map(([, name, hex]) => [name, hex]),
  );
}

function contrast(one: string | undefined, other: string | undefined): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

function luminance(hex: string | undefined): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex?.slice(at, at + 2) ?? "", 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
