import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { watchedFile } from "./watched-file.ts";

test("a file is hashed on the way, however it is cut, and only once it was read to its end", async () => {
  const bytes = new Uint8Array(1_300_000).map((_, index) => index % 251);
  const told: number[] = [];
  const { source, sha256 } = watchedFile(new Blob([bytes]), (count) => told.push(count));
  for await (const _ of source.stream()) break;
  expect(sha256()).toBeNull();
  let length = 0;
  for await (const piece of source.stream()) length += piece.length;
  expect(length).toBe(bytes.length);
  expect(sha256()).toBe(createHash("sha256").update(bytes).digest("hex"));
  expect(told.at(-1)).toBe(bytes.length);
});
