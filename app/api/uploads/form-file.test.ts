import { expect, test } from "vitest";
import { formFile } from "./form-file.ts";

const boundary = "----WebKitFormBoundary7MA4YWxkTrZu0gW";
const type = `multipart/form-data; boundary=${boundary}`;

test.each([1, 2, 7, 64, 100_000])("finds the file in chunks of %i bytes", async (size) => {
  const content = `a,b\r\n--not-it\r\n${boundary}\r\n`;
  const found = await formFile(inPieces(form(field("note", "x"), file("十一月.csv", content)), size), type);
  expect(found?.name).toBe("十一月.csv");
  expect(await textOf(found)).toBe(content);
});

test("gives an empty file as such, and takes only the first of two", async () => {
  const found = await formFile(inPieces(form(file("one.csv", ""), file("two.csv", "2")), 9), type);
  expect(found?.name).toBe("one.csv");
  expect(await textOf(found)).toBe("");
});

test("a form without a chosen file has none", async () => {
  expect(await formFile(inPieces(form(file("", "")), 9), type)).toBeNull();
  expect(await formFile(inPieces(form(field("note", "x")), 9), type)).toBeNull();
  expect(await formFile(inPieces(form(), 9), "text/csv")).toBeNull();
});

test("a body that breaks off says so", async () => {
  const notWhole = { problem: { code: "FILE_NOT_WHOLE" } };
  const whole = form(file("one.csv", "1,2,3"));
  const inFile = await formFile(inPieces(whole.subarray(0, whole.length - 10), 9), type);
  await expect(textOf(inFile)).rejects.toMatchObject(notWhole);
  await expect(formFile(inPieces(whole.subarray(0, 80), 9), type)).rejects.toMatchObject(notWhole);
  await expect(formFile(inPieces(Buffer.from("nothing"), 9), type)).rejects.toMatchObject(notWhole);
});

test("holds no more than a chunk of a large file", async () => {
  const chunk = Buffer.alloc(65_536, "1");
  let longest = 0;
  const found = await formFile(large(chunk, 200), type);
  for await (const bytes of found?.bytes ?? []) longest = Math.max(longest, bytes.length);
  expect(longest).toBeLessThan(2 * chunk.length);
});

async function* large(chunk: Buffer, count: number) {
  yield Buffer.from(`--${boundary}\r\n${fileHead("large.csv")}`);
  for (let index = 0; index < count; index++) yield chunk;
  yield Buffer.from(`\r\n--${boundary}--\r\n`);
}

function form(...parts: string[]): Buffer {
  return Buffer.from(`${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join("")}--${boundary}--\r\n`);
}

function field(name: string, value: string): string {
  return `Content-Disposition: form-data; name="${name}"\r\n\r\n${value}`;
}

function file(name: string, content: string): string {
  return `${fileHead(name)}${content}`;
}

function fileHead(name: string): string {
  return `Content-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n`;
}

async function* inPieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function textOf(found: Awaited<ReturnType<typeof formFile>>): Promise<string> {
  return Buffer.concat(await Array.fromAsync(found?.bytes ?? [])).toString("utf8");
}
