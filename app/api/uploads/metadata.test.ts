import { expect, test } from "vitest";
import { uploadMetadata } from "./metadata.ts";

test("reads names and their texts", () => {
  const header = `filename ${base64("十一月.csv")}, sha256 ${base64("ab")},empty`;
  expect(uploadMetadata(header)).toEqual({ filename: "十一月.csv", sha256: "ab", empty: "" });
});

test("nothing said is nothing, and what cannot be read is null", () => {
  expect(uploadMetadata(null)).toEqual({});
  for (const header of ["a b c", "filename 十一月", "=", "a YQ==;b"]) expect(uploadMetadata(header)).toBeNull();
});

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}
