import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { csvOf } from "#server/reading/example-list.ts";
import { readFileApart } from "#server/reading/read-file-apart.ts";
import { tableLimits } from "#server/reading/start-thread.ts";
import type { Ask, Piece, RowsTask } from "#server/reading/thread-messages.ts";

const folder = mkdtempSync(join(tmpdir(), "buchuan-reading-"));

test("gives the rows piece by piece, in their order, and what the file is at the end", async () => {
  const { pieces, facts, asked } = await readAll(fileOf(csvOf(12_000)));
  expect(pieces.map(({ rows, lastRow, blank }) => [rows, lastRow, blank])).toEqual([
    [5_000, 5_001, 0],
    [5_000, 10_001, 0],
    [2_000, 12_001, 0],
  ]);
  expect(linesOf(pieces)).toHaveLength(12_000);
  expect(pieces.reduce((sum, { totalFen }) => sum + totalFen, 0n)).toBe(12_000n * 10_600n);
  expect(asked.flatMap(({ keys }) => keys)).toHaveLength(12_000);
  expect(facts).toMatchObject({ encoding: "utf-8", sheets: [{ name: "", startsAfter: 0 }] });
});

test("begins after the rows that were read before", async () => {
  const { pieces } = await readAll({ ...fileOf(csvOf(30)), after: 21 });
  expect(linesOf(pieces).map((line) => Number(line.split("\t")[0]))).toEqual([22, 23, 24, 25, 26, 27, 28, 29, 30, 31]);
});

test("never reads far ahead of the writer", async () => {
  const asked: Ask[] = [];
  const reading = readFileApart(fileOf(csvOf(60_000)), async (ask) => {
    asked.push(ask);
    return nothingKnown();
  });
  await reading.next();
  await expect.poll(() => asked.length).toBeGreaterThan(2);
  expect(asked.length).toBeLessThan(6);
  await reading.return({ encoding: null, header: [], columns: null, sheets: [] });
});

test("says by name what is wrong with a file that cannot be read on", async () => {
  const bytes = Buffer.concat([csvOf(6_000), Buffer.from([0x32, 0x36, 0xff, 0xff, 0x0a])]);
  await expect(readAll(fileOf(bytes))).rejects.toMatchObject({
    problem: { code: "TEXT_BROKEN", field: "file", facts: { row: "6002" } },
  });
});

test("a file that takes more memory than it may ends by itself, and nobody else notices", async () => {
  const beside = readAll(fileOf(csvOf(12_000)));
  const limits = { ...tableLimits, memoryMb: 40 };
  await expect(readAll(fileOf(manyLines(2_000_000)), limits)).rejects.toMatchObject({
    problem: { code: "FILE_TOO_DEMANDING", severity: "reject", field: "file" },
  });
  expect(linesOf((await beside).pieces)).toHaveLength(12_000);
  expect((await readAll(fileOf(csvOf(100)), limits)).pieces).toHaveLength(1);
});

test("a file that takes more time than it may ends by itself", async () => {
  const limits = { ...tableLimits, silenceMs: 1 };
  await expect(readAll(fileOf(csvOf(1_000)), limits)).rejects.toMatchObject({
    problem: { code: "FILE_TOO_DEMANDING" },
  });
});

test("a fault of the one who answers is thrown to the one who reads", async () => {
  const reading = readFileApart(fileOf(csvOf(10)), async () => {
    throw new Error("database gone");
  });
  await expect(reading.next()).rejects.toThrow("database gone");
});

async function readAll(task: RowsTask, limits = tableLimits) {
  const pieces: Piece[] = [];
  return { pieces, ...(await readAllInto(pieces, task, limits)) };
}

async function readAllInto(pieces: Piece[], task: RowsTask, limits = tableLimits) {
  const asked: Ask[] = [];
  const reading = readFileApart(
    task,
    async (ask) => {
      asked.push(ask);
      return nothingKnown();
    },
    limits,
  );
  let next = await reading.next();
  for (; !next.done; next = await reading.next()) pieces.push(next.value);
  return { facts: next.value, asked };
}

function nothingKnown() {
  return { today: "2026-11-22", known: new Map(), recoveries: new Map() };
}

let files = 0;

function fileOf(bytes: Uint8Array): RowsTask {
  const path = join(folder, String(files++));
  writeFileSync(path, bytes);
  return {
    kind: "rows",
    writes: "batch",
    batchKind: "table",
    path,
    size: bytes.length,
    choice: {},
    after: 0,
    ground: {
      merchantTaxpayerId: "91110105MA09XX013J",
      merchantName: "北京样例商贸有限公司（测试）",
      kinds: ["81", "82"],
    },
  };
}

function linesOf(pieces: readonly Piece[]): string[] {
  return pieces.flatMap(({ text }) => new TextDecoder().decode(text).split("\n").slice(0, -1));
}

/** Very short rows of one field: a million objects out of two megabytes. */
function manyLines(count: number): Buffer {
  return Buffer.from(`发票号码\n${"1\n".repeat(count)}`);
}
