import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Bench, medians, ratio } from "#bench/bench.ts";
import { invoiceWorkbook } from "#bench/invoice-workbook.ts";
import { type XlsxContender, xlsxContenders } from "#bench/xlsx-contenders.ts";

const names = Object.keys(xlsxContenders) as XlsxContender[];
const libraries = ["hucre", "read-excel-file"] as const satisfies XlsxContender[];

/**
 * A workbook from its bytes to rows of texts, against the best libraries alone on the same bytes; and the memory and the
 * processor time that takes, each in a process of its own: of two busy machines only the latter can be compared.
 */
export const xlsx: Bench = async (_database, { rows, runs }) => {
  const folder = mkdtempSync(join(tmpdir(), "buchuan-bench-xlsx-"));
  const figures: Record<string, number> = {};
  const ratios: Record<string, number> = {};
  try {
    for (const count of rows === undefined ? [10_000, 100_000] : [rows]) {
      const path = join(folder, `${count}.xlsx`);
      writeFileSync(path, invoiceWorkbook(count));
      const times = await medians(runs, contendersOn(path));
      const costs = costsOn(path);
      for (const name of names) {
        figures[`${count} ${name}`] = times[name];
        figures[`${count} ${name} cpu`] = costs[name].cpu;
        figures[`${count} ${name} MiB`] = costs[name].MiB;
      }
      ratios[`${count} rows`] = ratio(times.ours, Math.min(...libraries.map((name) => times[name])));
      ratios[`${count} rows cpu`] = ratio(costs.ours.cpu, Math.min(...libraries.map((name) => costs[name].cpu)));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return { figures, ratios };
};

function contendersOn(path: string): Record<XlsxContender, () => Promise<number>> {
  return Object.fromEntries(names.map((name) => [name, () => xlsxContenders[name](path)])) as Record<
    XlsxContender,
    () => Promise<number>
  >;
}

type Cost = { readonly MiB: number; readonly cpu: number };

function costsOn(path: string): Record<XlsxContender, Cost> {
  return Object.fromEntries(names.map((name) => [name, costOf(name, path)])) as Record<XlsxContender, Cost>;
}

function costOf(name: XlsxContender, path: string): Cost {
  const script = join(import.meta.dirname, "xlsx-once.ts");
  return JSON.parse(execFileSync(process.execPath, [script, name, path], { encoding: "utf8" }));
}
