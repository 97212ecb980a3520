import { parseYuan } from "../money.ts";
import type { TextRow } from "./text-rows.ts";

export type PrintedSums = { readonly amount: string; readonly tax: string; readonly total: string };

const figure = String.raw`(-?[¥￥]?\t*-?[\d,]{1,20}\.\d{2})(?!\d)`;

/** 合计 has amount and tax (none where it is 免税), 小写 the total; without the labels, three ¥ that add up. */
export function printedSums(rows: readonly TextRow[]): PrintedSums {
  const sumRow = rows.find(({ text }) => /^合\t*计/.test(text) && /\d\.\d{2}/.test(text));
  const totalRow = rows.filter(({ text }) => /小\t*写/.test(text)).at(-1);
  const [total = ""] = figuresIn(totalRow?.text.split(/小\t*写/).at(-1) ?? "");
  const [amount = "", tax = ""] = figuresIn(sumRow?.text ?? "");
  if (total !== "" && amount !== "") return { amount, tax, total };
  return provenSums(rows) ?? { amount, tax, total };
}

function figuresIn(text: string): string[] {
  return [...text.matchAll(new RegExp(figure, "g"))].map(([, found = ""]) => plainFigure(found));
}

/** Where amount + tax = total holds for three ¥ in the order they are printed, they are these three. */
function provenSums(rows: readonly TextRow[]): PrintedSums | null {
  const marked = rows.flatMap(({ text }) =>
    [...text.matchAll(/(-?[¥￥]\t*-?[\d,]{1,20}\.\d{2})(?!\d)/g)].map(([, found = ""]) => plainFigure(found)),
  );
  for (let at = 0; at + 2 < marked.length; at++) {
    const [amount = "", tax = "", total = ""] = marked.slice(at);
    const [one, other, sum] = [amount, tax, total].map(parseYuan);
    if (one != null && other != null && one + other === sum) return { amount, tax, total };
  }
  return null;
}

function plainFigure(text: string): string {
  const digits = text.replace(/[^\d.]/g, "");
  return text.includes("-") ? `-${digits}` : digits;
}
