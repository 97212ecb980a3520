import { checkTaxpayerId } from "../taxpayer.ts";
import type { DocumentFields } from "./document-draft.ts";
import type { TextRow, TextRun } from "./text-rows.ts";

type Parties = Pick<DocumentFields, "buyerName" | "buyerTaxpayerId" | "sellerName" | "sellerTaxpayerId">;
type Party = { readonly name: string; readonly taxpayerId: string };

const nameLabel = labelPattern("名称");
const idLabel = labelPattern("(?:统一社会信用代码/?)?纳税人识别号|统一社会信用代码");

/**
 * Buyer and seller by where they stand: on a 数电票 the buyer is left, on a 税控 invoice above. Two labels of each say
 * so for certain; where there are only values the order is a guess.
 */
export function printedParties(rows: readonly TextRow[]): { parties: Parties; isUncertain: boolean } {
  const labelled = labelledParties(rows);
  const found = labelled ?? unlabelledParties(rows);
  const [buyer, seller] = found;
  const parties = {
    buyerName: buyer?.name ?? "",
    buyerTaxpayerId: buyer?.taxpayerId ?? "",
    sellerName: seller?.name ?? "",
    sellerTaxpayerId: seller?.taxpayerId ?? "",
  };
  return { parties, isUncertain: labelled === null && found.length > 0 };
}

type Label = { readonly start: number; readonly end: number; readonly y: number; readonly size: number };

/** Both parties have a label for the name, and each its own values right of it. */
function labelledParties(rows: readonly TextRow[]): Party[] | null {
  const names = labelsOf(rows, nameLabel);
  const ids = labelsOf(rows, idLabel);
  if (names.length < 2 || ids.length < 2) return null;
  return [0, 1].map((index) => ({
    name: valueRight(rows, names, index, 1.3),
    taxpayerId: /[0-9A-Z]{15,20}/.exec(valueRight(rows, ids, index, 0.6))?.[0] ?? "",
  }));
}

/** Letters of a label may stand apart. */
function labelPattern(label: string): RegExp {
  return new RegExp(`(?:${label.replace(/([\u4e00-\u9fff])/g, "$1\\t?")})[:：]`, "g");
}

/**
 * The labels in reading order; of two side by side the left one comes first, though the other stand a little higher. A
 * label and its value may be one run.
 */
function labelsOf(rows: readonly TextRow[], label: RegExp): Label[] {
  const labels = rows.flatMap((row) =>
    [...row.text.matchAll(label)].map((match) => ({
      start: placeOf(row, match.index),
      end: placeOf(row, match.index + match[0].length - 1, 1),
      y: row.y,
      size: row.runs[0]?.size ?? 0,
    })),
  );
  return labels.sort((one, other) =>
    Math.abs(one.y - other.y) <= one.size * 2 ? one.start - other.start : one.y - other.y,
  );
}

/** Where a letter of a line stands, or `after` it. */
function placeOf({ runs }: TextRow, index: number, after = 0): number {
  let left = index;
  for (const { x, right, text } of runs) {
    if (left < text.length) return x + ((right - x) / text.length) * (left + after);
    left -= text.length + 1;
  }
  return runs.at(-1)?.right ?? 0;
}

/** What stands between a label and the next one on its line; a long name is broken over two lines. */
function valueRight(rows: readonly TextRow[], labels: readonly Label[], index: number, reach: number): string {
  const label = labels[index];
  if (!label) return "";
  const next = labels.find(({ start, y }) => Math.abs(y - label.y) <= label.size && start > label.end);
  const edge = next ? next.start - label.size / 2 : Number.POSITIVE_INFINITY;
  return rows
    .filter(({ y }) => Math.abs(y - label.y) <= label.size * reach)
    .map(({ runs }) => textBeside(runs, label.end, edge))
    .join("");
}

/** A value begins close to its label; what stands far off on the same line, the 密码区 say, is another's. */
const farFromLabel = 7;
const farFromLast = 2.5;

function textBeside(runs: readonly TextRun[], from: number, edge: number): string {
  let text = "";
  let last = from;
  for (const run of runs) {
    const own = textBetween(run, from, edge);
    if (own === "") continue;
    if (run.x - last > run.size * (text === "" ? farFromLabel : farFromLast)) break;
    text += own;
    last = run.right;
  }
  return text;
}

/** The part of a run right of a label; all of it where it begins there, or nothing. */
function textBetween({ x, right, text, size }: TextRun, from: number, to: number): string {
  if (x >= to || right <= from + size * 0.2) return "";
  if (x >= from - size * 0.8) return text.replace(/^[:：]/, "");
  return text.split(/[:：]/).slice(1).join(":");
}

/** Ids by themselves, proven by their check digit: left before right, or above before below. */
function unlabelledParties(rows: readonly TextRow[]): Party[] {
  const runs = rows.flatMap((row) => row.runs);
  const ids = runs.filter(({ text }) => isProvenId(text)).slice(0, 2);
  return ids.map((id) => ({ taxpayerId: id.text, name: nameAbove(runs, id) }));
}

function isProvenId(text: string): boolean {
  const { kind, checkDigitHolds } = checkTaxpayerId(text);
  return kind === "unified" && checkDigitHolds;
}

function nameAbove(runs: readonly TextRun[], id: TextRun): string {
  const above = runs.filter(
    ({ x, right, y, text }) =>
      y < id.y - 1 && id.y - y < id.size * 4 && x < id.right && right > id.x && /[\u4e00-\u9fff]{2}/.test(text),
  );
  return above.at(-1)?.text.replace(/^名称[:：]/, "") ?? "";
}
