import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { announcedName, announcedSha256 } from "./announced.ts";

test.each([
  ["attachment; filename*=UTF-8''%E5%8D%81%E4%B8%80%E6%9C%88.csv", "十一月.csv"],
  ["attachment; filename=\"plain.csv\"; filename*=UTF-8''better.csv", "better.csv"],
  ['attachment; filename="plain.csv"', "plain.csv"],
  ["attachment; filename*=UTF-8''%E5%8", ""],
  [null, ""],
])("%j is called %j", (header, name) => {
  expect(announcedName(header)).toBe(name);
});

test("reads the hash, and takes anything else for none", () => {
  const hash = createHash("sha256").update("1");
  const hex = hash.copy().digest("hex");
  const base64 = hash.digest("base64");
  expect(announcedSha256(`sha-256=:${base64}:`)).toBe(hex);
  expect(announcedSha256(`sha-512=:AAAA:, sha-256=:${base64}:`)).toBe(hex);
  for (const header of [null, "", base64, "sha-256=:short:"]) expect(announcedSha256(header)).toBeNull();
});
