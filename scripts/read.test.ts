import { execFile } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const table = "domain/table/fixtures/clean-utf8.csv";

function run(...args: string[]): Promise<{ code: number; out: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ["scripts/read.ts", ...args], { cwd: root }, (error, out) => {
      resolve({ code: error ? Number(error.code) : 0, out });
    });
  });
}

test("a table: its encoding, its columns and each row with its problems", async () => {
  const { code, out } = await run(table, "--merchant", "91110105MA09XX013J");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    kind: "text",
    encoding: "utf-8",
    counts: { data: 3, blank: 0, footer: 0 },
    rows: [
      { rowNumber: 2, key: "25112000009990000011", fields: { total: "1060.00" } },
      { rowNumber: 3 },
      { rowNumber: 4 },
    ],
  });
}, 20_000);

test("one invoice: its fields in yuan", async () => {
  const { code, out } = await run("domain/document/fixtures/digital-blue.xml");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ kind: "xml", fields: { amount: "1000.00", kind: "81" }, problems: [] });
}, 20_000);

test.each([
  ["package-lock.json", "HEADER_NOT_FOUND"],
  ["no-such-file.csv", "FILE_UNREADABLE"],
])(
  "%s cannot be read, and says why",
  async (file, problem) => {
    const { code, out } = await run(file);
    expect(code).toBe(1);
    expect(JSON.parse(out).problems[0].code).toBe(problem);
  },
  20_000,
);

test("without a file it explains itself", async () => {
  expect(await run("--help")).toMatchObject({ code: 0, out: expect.stringContaining("npm run read") });
  expect((await run()).code).toBe(1);
}, 20_000);
