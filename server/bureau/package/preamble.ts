import { instantOf } from "#domain/period.ts";
import { mendDate } from "#domain/table/repair.ts";
import type { Span } from "#server/bureau/package/answer-file.ts";

/** What stands above the header of a file of the bureau's. */
export type Preamble = {
  readonly exportedAt: Date | null;
  readonly span: Span | null;
  readonly acceptanceNumber: string | null;
};

const date = "\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?";
const exported = new RegExp(`(?:导出|查询|下载)时间[:：\\s]*(${date}(?:[ T]*\\d{1,2}:\\d{1,2}(?::\\d{1,2})?)?)`);
const dates = new RegExp(`开票日期[^\\d]{0,8}(${date})[^\\d]{1,12}(${date})`);

export function readPreamble(rows: readonly (readonly string[])[]): Preamble {
  const text = rows
    .map((cells) => cells.filter((cell) => cell.trim() !== "").join(" "))
    .join("\n")
    .normalize("NFKC");
  const [, from = "", to = ""] = dates.exec(text) ?? [];
  const span = { from: mendDate(from)?.date ?? "", to: mendDate(to)?.date ?? "" };
  return {
    exportedAt: instantIn(exported.exec(text)?.[1] ?? ""),
    span: span.from !== "" && span.to !== "" && span.from <= span.to ? span : null,
    acceptanceNumber: /(?:受理流水号|受理编号)[:：\s]*([\w-]{4,40})/.exec(text)?.[1] ?? null,
  };
}

/** A time as the bureau writes it, by Beijing's clock; a date alone is the beginning of its day: less is claimed so. */
export function instantIn(text: string): Date | null {
  const read = mendDate(text.trim());
  return read && instantOf(read.date, read.time || "00:00:00");
}
