import { execFileSync } from "node:child_process";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Bench, median, medians, ratio } from "#bench/bench.ts";
import { invoiceTable, type TableEncoding } from "#bench/invoice-table.ts";
import { type ParseContender, parseContenders } from "#bench/parse-contenders.ts";

const encodings = ["utf-8", "gb18030"] as const satisfies TableEncoding[];
const names = Object.keys(parseContenders) as ParseContender[];

/**
 * A table from its bytes to checked invoices, against papaparse's stream alone on the same bytes; and the memory that
 * takes, each in a process of its own, against that of a tenth of the rows.
 */
export const parse: Bench = async (_database, { rows = 100_000, runs }) => {
  const folder = mkdtempSync(join(tmpdir(), "buchuan-bench-parse-"));
  const figures: Record<string, number> = { rows };
  const ratios: Record<string, number> = {};
  try {
    for (const encoding of encodings) {
      const path = await writeTable(folder, rows, encoding);
      const times = await medians(runs, contendersOn(path, encoding));
      for (const name of names) figures[`${encoding} ${name}`] = times[name];
      ratios[`${encoding} rows`] = ratio(times.rows, times.papaparse);
      ratios[`${encoding} invoices`] = ratio(times.invoices, times.papaparse);
      const tenth = await writeTable(folder, rows / 10, encoding);
      figures[`${encoding} papaparse MiB`] = peakMiB("papaparse", path, encoding);
      figures[`${encoding} invoices MiB`] = peakMiB("invoices", path, encoding);
      figures[`${encoding} invoices MiB at a tenth`] = peakMiB("invoices", tenth, encoding);
      const atTenth = figures[`${encoding} invoices MiB at a tenth`] ?? 0;
      ratios[`${encoding} memory`] = ratio(figures[`${encoding} invoices MiB`] ?? 0, atTenth);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return { figures, ratios };
};

async function writeTable(folder: string, rows: number, encoding: TableEncoding): Promise<string> {
  const path = join(folder, `${rows}.${encoding}.csv`);
  await pipeline(Readable.from(invoiceTable(rows, encoding)), createWriteStream(path));
  return path;
}

function contendersOn(path: string, encoding: TableEncoding): Record<ParseContender, () => Promise<number>> {
  return Object.fromEntries(names.map((name) => [name, () => parseContenders[name](path, encoding)])) as Record<
    ParseContender,
    () => Promise<number>
  >;
}

/** With a young generation of one size: left alone it grows the longer a process runs, whatever that holds. */
function peakMiB(name: ParseContender, path: string, encoding: TableEncoding): number {
  const script = join(import.meta.dirname, "parse-once.ts");
  const once = () => execFileSync(process.execPath, ["--max-semi-space-size=8", script, name, path, encoding]);
  return Math.round(median([once(), once(), once()].map(Number)));
}
