import { parseInvoiceKind } from "../invoice-kind.ts";
import { redLetterInRemark } from "../red-letter.ts";
import { type DocumentFields, documentDraft } from "./document-draft.ts";
import type { Source } from "./document-reading.ts";
import type { PlacedText } from "./pdf.ts";
import { printedLines } from "./printed-lines.ts";
import { printedParties } from "./printed-parties.ts";
import { printedSums } from "./printed-sums.ts";
import { textRows } from "./text-rows.ts";

/**
 * What the text layer of a PDF says (`domain.md` §6.4). Its texts come in any order, all labels before all values
 * mostly, so they are read by where they stand: a value is right of its label.
 * @returns null for a text that says nothing of an invoice
 */
export function textSource(pages: readonly (readonly PlacedText[])[]): Source | null {
  const rows = pages.flatMap(textRows);
  const [firstPage = []] = pages;
  const first = textRows(firstPage);
  const all = rows.map(({ text }) => text).join("\n");
  if (!/发票|电子客票|行程单/.test(all.replace(/\t/g, ""))) return null;
  const { parties, isUncertain } = printedParties(first);
  const sums = printedSums(rows);
  const red = redLetterInRemark(all.replace(/[\t\n]/g, ""));
  const fields: DocumentFields = {
    kind: kindIn(all),
    number: numberOnPage(firstPage),
    code: valueAfter("发票代码", String.raw`(\d{12}|\d{10})(?!\d)`, all),
    checkCode: valueAfter("校验码", String.raw`((?:\d\t?){20})`, all).replace(/\t/g, ""),
    issued: dateIn(all),
    ...parties,
    ...sums,
    isRed: red !== null || sums.total.startsWith("-"),
    blueNumber: red?.blueNumber ?? "",
    confirmationNumber: red?.confirmationNumber ?? "",
    drawer: valueAfter("开票人", String.raw`([^\t\n:：]{1,20})`, all),
  };
  const draft = documentDraft({ ...fields, lines: printedLines(rows, sums) });
  return { path: "TEXT", draft, partiesUncertain: isUncertain };
}

/** The number a page says is its own, by its label or by its place at the top; nothing where there is none. */
export function numberOnPage(texts: readonly PlacedText[]): string {
  const rows = textRows(texts);
  const all = rows.map(({ text }) => text).join("\n");
  const labelled = valueAfter("发票号码", String.raw`(\d{19,20}|\d{8})(?!\d)`, all);
  if (labelled !== "") return labelled;
  const bottom = Math.max(...rows.map(({ y }) => y));
  const top = rows.filter(({ y }) => y <= bottom / 3).flatMap(({ runs }) => runs);
  return top.map(({ text }) => /^\D*([2-9]\d{19})$/.exec(text)?.[1]).find((number) => number !== undefined) ?? "";
}

/**
 * What stands right of a label, on its line. Letters of a label may stand apart; 被红冲蓝字数电发票号码 is not the
 * invoice's own.
 */
function valueAfter(label: string, value: string, text: string): string {
  const spaced = [...label].join("\\t?");
  const pattern = new RegExp(`(蓝字|数电|冲)?\\t?${spaced}[:：]?\\t*[:：]?\\t*${value}`, "g");
  for (const [, other, found = ""] of text.matchAll(pattern)) {
    if (other === undefined) return found;
  }
  return "";
}

const titles =
  /电子发票[（(](?:增值税专用发票|普通发票|铁路电子客票|航空运输电子客票行程单)[）)]|(?:机动车|二手车)销售电子统一发票/;

/** A 税控 invoice is told by its code; only the 数电 titles are looked for. */
function kindIn(text: string): NonNullable<DocumentFields["kind"]> {
  const title = titles.exec(text.replace(/[\t\n]/g, ""))?.[0];
  return title === undefined ? "" : (parseInvoiceKind(title) ?? "");
}

const day = String.raw`(\d{4})\t*年\t*(\d{1,2})\t*月\t*(\d{1,2})\t*日`;

/** The labelled one; without a label the only one there is. */
function dateIn(text: string): string {
  const labelled = new RegExp(`开\\t?票\\t?日\\t?期[:：]?\\t*${day}`).exec(text);
  if (labelled) return dateOf(labelled);
  const all = new Set([...text.matchAll(new RegExp(day, "g"))].map(dateOf));
  return all.size === 1 ? ([...all][0] ?? "") : "";
}

function dateOf([, year, month, date]: readonly string[]): string {
  return `${year}年${month}月${date}日`;
}
