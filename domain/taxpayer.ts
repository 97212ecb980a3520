import type { Problem } from "./problem.ts";

/** What a taxpayer id turned out to be. `legacy`: 15, 17 or 20 characters, or a natural person's 18 digits. */
export type TaxpayerIdKind = "unified" | "legacy" | "malformed";

export type TaxpayerIdCheck = {
  readonly kind: TaxpayerIdKind;
  /** GB 32100-2015, last character. Always true for ids that carry no such character. */
  readonly checkDigitHolds: boolean;
  /** GB 11714 inside it, character 17. Real ids break it, so it only ever warns. */
  readonly innerDigitHolds: boolean;
};

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/** By character code, -1 for what the alphabet does not have. */
const alphabetValues = Int8Array.from({ length: 128 }, (_, code) => alphabet.indexOf(String.fromCharCode(code)));
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const innerWeights = [3, 7, 9, 10, 5, 8, 4, 2];
const lookAlikes: Readonly<Record<string, string>> = { O: "0", I: "1", S: "5", Z: "2" };
const none: readonly never[] = [];
const personalIdWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Half-width, upper case, no blanks: how an id is stored and compared. */
export function normalizeTaxpayerId(text: string): string {
  if (isNormalTaxpayerId(text)) return text;
  return text
    .normalize("NFKC")
    .replace(/[\s\u200B-\u200D\uFEFF]/g, "")
    .toUpperCase();
}

/** Nothing but figures and capital letters. */
export function isNormalTaxpayerId(text: string): boolean {
  return !/[^0-9A-Z]/.test(text);
}

/** Classifies a normalised id (GB 32100-2015; `domain.md` §3). */
export function checkTaxpayerId(id: string): TaxpayerIdCheck {
  if (/^[0-9A-Z]{18}$/.test(id) && !isPersonalId(id)) {
    return { kind: "unified", checkDigitHolds: checkCharacter(id) === id[17], innerDigitHolds: innerDigitHolds(id) };
  }
  const kind = /^([0-9A-Z]{15}|[0-9A-Z]{17,20})$/.test(id) ? "legacy" : "malformed";
  return { kind, checkDigitHolds: kind === "legacy", innerDigitHolds: true };
}

/** The one id that swapping look-alike letters (O→0 I→1 S→5 Z→2) makes valid, or null. */
export function suggestTaxpayerId(id: string): string | null {
  const suggestion = id.replace(/[OISZ]/g, (letter) => lookAlikes[letter] ?? letter);
  if (suggestion === id) return null;
  const check = checkTaxpayerId(suggestion);
  return check.kind === "unified" && check.checkDigitHolds ? suggestion : null;
}

/** A seller must be exact; a wrong buyer id on an issued invoice is cured by 红冲, not here, so it warns. */
export function taxpayerIdProblems(id: string, field: "seller.taxpayerId" | "buyer.taxpayerId"): readonly Problem[] {
  if (isSoundUnified(id)) return none;
  const check = checkTaxpayerId(id);
  const severity = field === "seller.taxpayerId" ? "reject" : "warn";
  if (check.kind === "malformed" || !check.checkDigitHolds) return [invalidId(id, field, severity)];
  if (check.kind === "legacy") return [{ code: "TAXPAYER_ID_LEGACY", severity: "warn", field, value: id }];
  return check.innerDigitHolds ? [] : [{ code: "TAXPAYER_ID_INNER_DIGIT", severity: "warn", field, value: id }];
}

/** What nearly every id is, so it is asked first. */
function isSoundUnified(id: string): boolean {
  return id.length === 18 && checkCharacter(id) === id[17] && innerDigitHolds(id) && !isPersonalId(id);
}

function invalidId(id: string, field: string, severity: "reject" | "warn"): Problem {
  const suggestion = suggestTaxpayerId(id);
  if (suggestion) return { code: "TAXPAYER_ID_LOOKALIKE", severity, field, value: id, facts: { suggestion } };
  return { code: "TAXPAYER_ID_INVALID", severity, field, value: id };
}

function checkCharacter(id: string): string | null {
  let sum = 0;
  for (let index = 0; index < 17; index++) {
    const value = alphabetValues[id.charCodeAt(index)] ?? -1;
    if (value < 0) return null;
    sum += value * (weights[index] ?? 0);
  }
  return alphabet[(31 - (sum % 31)) % 31] ?? null;
}

function innerDigitHolds(id: string): boolean {
  let sum = 0;
  for (let index = 0; index < 8; index++) sum += innerValue(id.charCodeAt(8 + index)) * (innerWeights[index] ?? 0);
  return id[16] === "0X987654321"[sum % 11];
}

/** 0–9 count as themselves, A–Z as 10–35. */
function innerValue(charCode: number): number {
  return charCode < 65 ? charCode - 48 : charCode - 55;
}

/** GB 11643: 17 digits, a birth date inside, and its own check character. */
function isPersonalId(id: string): boolean {
  if (!/^[1-9]\d{5}(18|19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(id)) return false;
  let sum = 0;
  for (let index = 0; index < 17; index++) sum += Number(id[index]) * (personalIdWeights[index] ?? 0);
  return "10X98765432"[sum % 11] === id[17];
}
