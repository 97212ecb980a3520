import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { expect, test } from "vitest";
import { exampleMerchant } from "#server/accounts/example-merchant.ts";
import { inBareTransaction } from "#server/db.ts";
import { copyLine, stagedColumns } from "#server/reading/copy-line.ts";
import type { RowReading } from "#server/reading/read-row.ts";

const hostile = [
  "",
  " ",
  "\\",
  "\\N",
  "\\.",
  '"',
  '\\"',
  "a\tb",
  "a\nb",
  "a\r\nb",
  "{1,2}",
  "NULL",
  "null",
  "'; DROP TABLE batch_row; --",
  "北京（测试）🧾",
  "\\u0041",
];

test("whatever a cell says comes back from PostgreSQL as it was", async () => {
  const row = reading({ cells: hostile, key: "26117999001234567891", total: -5n });
  const problems = hostile.map((value) => ({ code: "X", severity: "warn" as const, field: "row", value }));
  const repairs = hostile.map((raw) => ({ code: "X", field: "row", raw, value: raw }));
  const [found] = await throughPostgres([{ ...row, problems, repairs }]);
  expect(found).toMatchObject({ cells: hostile, problems, repairs, total: "-5", invoice_key: "26117999001234567891" });
});

test("nothing is nothing, and one line is one row", async () => {
  const rows = [2, 3, 4].map((rowNumber) => reading({ rowNumber, cells: ["a\nb"] }));
  const found = await throughPostgres(rows);
  expect(found.map(({ row_number }) => row_number)).toEqual([2, 3, 4]);
  const nothing = { invoice_key: null, content: null, total: null, problems: null, repairs: null, duplicate_of: null };
  expect(found[0]).toMatchObject({ ...nothing, part_of: null, outcome: "NEEDS_FIX" });
});

test("half characters and NUL, which jsonb refuses, are replaced", async () => {
  const values = ["\ud83e", "a\u0000b", "\\\ud83e", "\\u0000"];
  const problems = values.map((value) => ({ code: "X", severity: "warn" as const, field: "row", value }));
  const [found] = await throughPostgres([reading({ problems })]);
  const kept = ["\ufffd", "a\ufffdb", "\\\ufffd", "\\u0000"];
  expect(found).toMatchObject({ problems: kept.map((value) => ({ value })) });
});

function reading(changes: Partial<RowReading>): RowReading {
  const nothing = { key: null, content: null, total: null, problems: [], repairs: [], duplicateOf: null };
  return { rowNumber: 2, outcome: "NEEDS_FIX", partOf: null, cells: [], ...nothing, ...changes };
}

async function throughPostgres(rows: readonly RowReading[]): Promise<Record<string, unknown>[]> {
  const { system } = await exampleMerchant();
  const columns = Object.entries(stagedColumns).map(([name, type]) => `${name} ${type}`);
  return inBareTransaction(system, async (client) => {
    await client.query(`CREATE TEMPORARY TABLE stage (${columns.join(", ")}) ON COMMIT DROP`);
    await pipeline(
      Readable.from([Buffer.from(rows.map(copyLine).join(""))]),
      client.query(copyFrom("COPY stage FROM STDIN")),
    );
    return (await client.query<Record<string, unknown>>("SELECT * FROM stage ORDER BY row_number")).rows;
  });
}
