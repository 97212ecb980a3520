import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { fileHash } from "./file-hash.ts";

test.each([0, 1, 524_287, 524_288, 1_500_001])("of %i bytes", async (size) => {
  const bytes = Uint8Array.from({ length: size }, (_, index) => index % 251);
  expect(await fileHash(new Blob([bytes]))).toBe(createHash("sha256").update(bytes).digest("hex"));
});
