import { expect, test } from "vitest";
import { formParts } from "./form-parts.ts";

const boundary = "----WebKitFormBoundary7MA4YWxkTrZu0gW";
const type = `multipart/form-data; boundary=${boundary}`;

test.each([1, 3, 64, 100_000])("gives every part in turn, in chunks of %i bytes", async (size) => {
  const parts = [];
  for await (const { field, file, bytes } of formParts(inPieces(whole(), size), type)) {
    parts.push([field, file, await textOf(bytes)]);
  }
  expect(parts).toEqual([
    ["words", null, "两行\r\n字"],
    ["files", "a.csv", "1,2"],
    ["files", "", ""],
    ["act", null, "ask"],
  ]);
});

test("passes over what was not read, and what was read in part", async () => {
  const seen = [];
  for await (const { field, bytes } of formParts(inPieces(whole(), 5), type)) {
    seen.push(field);
    if (field === "files") for await (const _ of bytes) break;
  }
  expect(seen).toEqual(["words", "files", "files", "act"]);
});

function whole(): Buffer {
  const parts = [
    'name="words"\r\n\r\n两行\r\n字',
    'name="files"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\n1,2',
    'name="files"; filename=""\r\n\r\n',
    'name="act"\r\n\r\nask',
  ];
  return Buffer.from(
    `${parts.map((part) => `--${boundary}\r\ncontent-disposition: form-data; ${part}\r\n`).join("")}--${boundary}--\r\n`,
  );
}

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString("utf8");
}
