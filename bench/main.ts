import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import type { Bench } from "#bench/bench.ts";
import { browser } from "#bench/browser.ts";
import { compare } from "#bench/compare.ts";
import { inBenchDatabase } from "#bench/database.ts";
import { drain } from "#bench/drain.ts";
import { intake } from "#bench/intake.ts";
import { transferLog } from "#bench/log.ts";
import { missingList } from "#bench/missing-list.ts";
import { parse } from "#bench/parse.ts";
import { promise } from "#bench/promise.ts";
import { upload } from "#bench/upload.ts";
import { xlsx } from "#bench/xlsx.ts";

const benches: Readonly<Record<string, Bench>> = {
  "missing-list": missingList,
  intake,
  parse,
  browser,
  upload,
  xlsx,
  drain,
  promise,
  compare,
  log: transferLog,
};

const help = `npm run bench -- NAME

Prints one JSON line: the figures (medians, ms) and their ratios against what the same machine does bare, in one run.
Absolute times drift from machine to machine; the ratios are what docs/performance.md is about.

  missing-list   pages 1 and 50 and the counts of a merchant with 1,000,000 invoices in a table of 3,000,000
  intake         a file of 100,000 rows from its bytes to queued submissions
  parse          a table of 100,000 rows in UTF-8 and in GB18030, from its bytes to checked invoices
  upload         a file of 282 MB and ten of 28 MB on their way in, in pieces of any length, some cut off
  xlsx           workbooks of 10,000 and 100,000 rows from their bytes to rows of texts
  drain          10,000 queued submissions to their receipts, at a sandbox that answers at once
  log            causes of 30 days over 5,000,000 attempts, from rows and from counters; pages of the log
  promise        when we said that a submission would be done, and when it was
  compare        1,000,000 invoices of a merchant against 1,000,000 of the bureau's, and one day of them, among 10,000,000
  browser        100,000 rows chosen on the page of a production build until their preview stands there

  --rows N       fewer rows, to try it out
  --runs N       how often each is measured; default 5`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: "boolean" }, rows: { type: "string" }, runs: { type: "string" } },
});
const bench = benches[positionals[0] ?? ""];
if (values.help || !bench) {
  console.log(help);
  process.exit(values.help ? 0 : 1);
}

const settings = { rows: values.rows ? Number(values.rows) : undefined, runs: Number(values.runs ?? 5) };
const measured = await inBenchDatabase((database) => bench(database, settings));
console.log(JSON.stringify({ bench: positionals[0], ...measured, machine: machine() }));
process.exit();

function machine(): object {
  return {
    node: process.version,
    cores: cpus().length,
    cpu: cpus()[0]?.model ?? "",
    memoryGiB: Math.round(totalmem() / 2 ** 30),
  };
}
