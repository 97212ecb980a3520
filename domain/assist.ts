import type { InvoiceText } from "./invoice.ts";
import { businessDateOf } from "./period.ts";
import { plainLine } from "./plain-words.ts";
import type { Problem } from "./problem.ts";

export const codeMs = 600_000;
export const assistMs = 3_600_000;

/** So long every page says that the help is over. */
export const endedShownMs = 60_000;

/** Who was there within so long is there: a page asks every ten seconds at the slowest. */
export const presentMs = 25_000;

export const assistEndings = ["merchant", "withdrawn", "signed-out", "support", "expired"] as const;
export type AssistEnding = (typeof assistEndings)[number];

/** The six digits, however they were read out and typed; null for what is no code. */
export function readAssistCode(typed: string): string | null {
  const digits = typed.normalize("NFKC").replace(/[\s-]/g, "");
  return /^\d{6}$/.test(digits) ? digits : null;
}

/** `482913` → `482 913`. */
export function groupedCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}

/** 业务办理单号: the day in Beijing and the session's own number. */
export function slipNumber(sessionId: bigint, startedAt: Date): string {
  return `${businessDateOf(startedAt).replaceAll("-", "")}-${String(sessionId).padStart(6, "0")}`;
}

/** Beside an element there is room for a sentence; what waits may say a little more. */
export const longestMark = 60;
export const longestPin = 200;

/** One line of plain text for the merchant, or why it cannot be that. */
export function readAssistWords(
  typed: string,
  longest: number,
  required: boolean,
): { readonly words: string } | { readonly problem: Problem } {
  const words = plainLine(typed.slice(0, 20 * longest), Number.POSITIVE_INFINITY);
  if (words === "" && required) return { problem: { code: "WORDS_REQUIRED", severity: "reject", field: "words" } };
  if ([...words].length <= longest && typed.length <= 20 * longest) return { words };
  const facts = { longest: String(longest) };
  return { problem: { code: "WORDS_TOO_LONG", severity: "reject", field: "words", facts } };
}

/** Field → what should stand there, by the paths of an invoice: `buyer.name`, `lines.0.rate`. */
export type Changes = Readonly<Record<string, string>>;

export const correctableFields = [
  "issuedOn",
  "checkCode",
  "buyer.name",
  "buyer.taxpayerId",
  "amount",
  "tax",
  "total",
  "drawer",
  "remark",
] as const;
export const correctableLineFields = [
  "name",
  "classification",
  "unit",
  "quantity",
  "unitPrice",
  "amount",
  "rate",
  "tax",
] as const;

/** What a column of a table can be, as far as somebody would have it changed. */
export const rowFields = [
  "number",
  "code",
  "issuedOn",
  "buyer.name",
  "buyer.taxpayerId",
  "amount",
  "tax",
  "total",
] as const;

/** Never number or code: that would be another invoice. */
export function isCorrectable(path: string, { lines }: Pick<InvoiceText, "lines">): boolean {
  if (correctableFields.some((field) => field === path)) return true;
  const [, index, field] = /^lines\.(0|[1-9]\d{0,3})\.(\w+)$/.exec(path) ?? [];
  return Number(index) < lines.length && correctableLineFields.some((one) => one === field);
}

/** The paths that can be corrected in this invoice, as the form shows them. */
export function correctablePaths({ lines }: Pick<InvoiceText, "lines">): string[] {
  return [
    ...correctableFields,
    ...lines.flatMap((_, index) => correctableLineFields.map((field) => `lines.${index}.${field}`)),
  ];
}

/** The invoice with what a clerk would have in it; paths that are not correctable change nothing. */
export function withChanges(text: InvoiceText, changes: Changes): InvoiceText {
  const changed = structuredClone(text);
  for (const [path, value] of Object.entries(changes)) if (isCorrectable(path, text)) put(changed, path, value);
  return changed;
}

export type Change = { readonly field: string; readonly was: string; readonly becomes: string };

/** What would differ from what is there, in the order of the paper; what is the same already is left out. */
export function changesIn(text: InvoiceText, changes: Changes): Change[] {
  return correctablePaths(text).flatMap((field) => {
    const becomes = changes[field];
    const was = textAt(text, field);
    return becomes === undefined || becomes === was ? [] : [{ field, was, becomes }];
  });
}

export function textAt(text: InvoiceText, path: string): string {
  const found = path.split(".").reduce<unknown>((at, step) => (isObject(at) ? at[step] : undefined), text);
  return typeof found === "string" ? found : "";
}

function put(text: InvoiceText, path: string, value: string): void {
  const steps = path.split(".");
  const last = steps.pop() ?? "";
  const parent = steps.reduce<unknown>((at, step) => (isObject(at) ? at[step] : undefined), text);
  if (isObject(parent)) parent[last] = value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
