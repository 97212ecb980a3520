import { expect, test } from "vitest";
import { safeNext } from "./safe-next.ts";

test.each(["/overview", "/en/missing?kind=special&page=2#row-3", "/", "/missing/电子?q=a%20b"])(
  "%s is kept",
  (next) => {
    expect(decodeURI(safeNext(next) ?? "")).toBe(decodeURI(next));
  },
);

test.each([
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/.//evil.example",
  "/x/..//evil.example",
  "/%2e%2e//evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "https://evil.example/",
  "https:evil.example",
  "javascript:alert(1)",
  "evil.example",
  "",
  " /overview",
  undefined,
  null,
  ["/overview"],
])("%j is not", (next) => {
  expect(safeNext(next)).toBeNull();
});
