import { expect, test, vi } from "vitest";
import { forgetWords, keepWords, keptWords } from "./kept-words.ts";

vi.mock("#server/env.ts", () => ({ env: () => ({ EVIDENCE_KEY: "7".repeat(64) }) }));

const told = [{ code: "FILE_KIND", field: "files", facts: { name: "图片.png" } }];

test("what was typed comes back to the form it was typed into, and to no other", () => {
  const words = { of: "case/new", fields: { words: "第一行\n第二行", subject: "x" }, told };
  const jar = jarOf(keepWords(words, true));
  expect(keptWords(jar, "case/new")).toEqual(words);
  expect(keptWords(jar, "case/7")).toBeNull();
  expect(keptWords(jarOf(forgetWords(true)), "case/new")).toBeNull();
});

test("a thousand characters of any kind fit, and what is far too long keeps its beginning", () => {
  const letters = Array.from({ length: 1_000 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000))).join(
    "",
  );
  expect(keptWords(jarOf(keepWords({ of: "a", fields: { words: letters }, told }, true)), "a")?.fields.words).toBe(
    letters,
  );
  const long = letters.repeat(60);
  const cookies = keepWords({ of: "a", fields: { words: long }, told }, true);
  for (const cookie of cookies) expect(cookie.length).toBeLessThan(3_500);
  const kept = keptWords(jarOf(cookies), "a")?.fields.words ?? "";
  expect(kept.length).toBeGreaterThan(900);
  expect(long.startsWith(kept)).toBe(true);
});

test("nobody reads it on the way, nor makes it up", () => {
  const cookies = keepWords({ of: "a", fields: { words: "秘密" }, told: [] }, true);
  for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly; SameSite=Lax; Secure$/);
  expect(Buffer.from(cookies.join(""), "base64").toString("utf8")).not.toContain("秘密");
  expect(keptWords(() => Buffer.from('{"of":"a"}').toString("base64url"), "a")).toBeNull();
});

function jarOf(cookies: readonly string[]): (name: string) => string | undefined {
  const jar = new Map(cookies.map((cookie) => (cookie.split(";")[0] ?? "").split("=") as [string, string]));
  return (name) => jar.get(name);
}
