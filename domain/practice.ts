import { checkTaxpayerId } from "./taxpayer.ts";

/** Ids from here on are practice merchants', by a check of the database; no merchant drawn at random lies there. */
const firstPracticeId = "ffffffff-0000-0000-0000-000000000000";

/** Whether a merchant is only there to practise with: said by its id alone, wherever it turns up. */
export function isPractice(merchantId: string): boolean {
  return merchantId.toLowerCase() >= firstPracticeId;
}

/** @param random any UUID; of its first group nothing is left */
export function practiceIdOf(random: string): string {
  return `ffffffff${random.slice(8)}`.toLowerCase();
}

/** GB/T 2260 has no such place: no company is registered there, and no bureau knows a taxpayer of it. */
const nowhere = "119999";
const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const serialLength = 6;

export function isPracticeTaxpayer(taxpayerId: string): boolean {
  return taxpayerId.length === 18 && taxpayerId.slice(2, 8) === nowhere;
}

/**
 * A taxpayer id of nowhere whose two check characters hold (GB 32100-2015).
 * @param serial any whole number from 0 up
 */
export function practiceTaxpayerId(serial: number): string {
  const body = `91${nowhere}PX${inAlphabet(serial)}`;
  for (const inner of "0123456789X") {
    const id = [...alphabet].map((last) => body + inner + last).find(isSound);
    if (id) return id;
  }
  throw new RangeError(`no taxpayer id for the serial ${serial}`);
}

/** The name every practice merchant goes by. */
export const practiceName = "练习商户（内容均为虚构）";
/** 使用单位 of the practice way: the sandbox serves practice merchants under it, and nobody else. */
export const practiceUnit = "PRACTICE";
/** What a sandbox says it is, in its `server` header. */
export const sandboxMark = "buchuan-sandbox";

function inAlphabet(serial: number): string {
  let [rest, text] = [serial, ""];
  while (text.length < serialLength) {
    text = alphabet.charAt(rest % alphabet.length) + text;
    rest = Math.floor(rest / alphabet.length);
  }
  return text;
}

function isSound(id: string): boolean {
  const { kind, checkDigitHolds, innerDigitHolds } = checkTaxpayerId(id);
  return kind === "unified" && checkDigitHolds && innerDigitHolds;
}
