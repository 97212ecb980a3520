import { expect, test } from "vitest";
import { announcementIn } from "./announcement-in.ts";

const sha256 = "ab".repeat(32);

test("reads name, length, hash and choice", () => {
  const choice = { sheet: "十一月", columns: { number: 3 } };
  const said = headers("4321", { filename: "十一月.csv", sha256, choice: JSON.stringify(choice) });
  expect(announcementIn(said)).toEqual({ name: "十一月.csv", size: 4321, sha256, choice });
  for (const nothing of [{ sha256 }, { sha256, choice: "{}" }] as Record<string, string>[])
    expect(announcementIn(headers("1", nothing))).toEqual({ name: "", size: 1, sha256, choice: null });
});

test.each<[string, Headers]>([
  ["without a length", headers("", { sha256 })],
  ["of a negative length", headers("-1", { sha256 })],
  ["without a hash", headers("1", { filename: "a.csv" })],
  ["with half a hash", headers("1", { sha256: "ab" })],
  ["with a choice that is none", headers("1", { sha256, choice: "{" })],
  ["with a choice of no such field", headers("1", { sha256, choice: '{"columns":{"__proto__x":1}}' })],
])("none %s", (_, said) => {
  expect(announcementIn(said)).toBeNull();
});

function headers(length: string, metadata: Record<string, string>): Headers {
  const pairs = Object.entries(metadata).map(([name, text]) => `${name} ${Buffer.from(text).toString("base64")}`);
  return new Headers({ "upload-length": length, "upload-metadata": pairs.join(",") });
}
