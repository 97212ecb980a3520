import { unnamedWords } from "./heard-words.ts";
import { plainLine, plainText } from "./plain-words.ts";
import type { Problem } from "./problem.ts";

const longestTitle = 80;
const longestPost = 2_000;
export const longestReason = 200;
const longestName = 20;
const shortestName = 2;

/** Why a post waits for staff before others read it. */
export type HoldReason = "first-posts" | "digits";
/** So many posts of an author have to be shown before the next one is at once. */
export const postsUntilKnown = 2;

/**
 * What somebody wrote that may name somebody: `mask` puts stars in its place, `keep` posts it as it is and has staff look
 * first; `ask` where they were not asked yet.
 */
export const digitChoices = ["ask", "mask", "keep"] as const;
export type DigitChoice = (typeof digitChoices)[number];

export type TypedPost = { readonly title: string; readonly text: string };
export type ReadPost =
  | { readonly post: TypedPost; readonly heldBecause: readonly HoldReason[] }
  | { readonly problems: readonly Problem[] };

/**
 * Text as it may be posted: plain, not too long, and nothing that looks like an invoice number, a taxpayer id, a
 * telephone or an address of mail unless its author insists. @param titled a question; an answer has no title
 */
export function readPost(typed: TypedPost, titled: boolean, digits: DigitChoice): ReadPost {
  const plain = {
    title: titled ? plainLine(typed.title, longestTitle * 10) : "",
    text: plainText(typed.text, longestPost * 10),
  };
  const unnamed = { title: unnamedWords(plain.title), text: unnamedWords(plain.text) };
  const names = unnamed.title !== plain.title || unnamed.text !== plain.text;
  const post = names && digits === "mask" ? unnamed : plain;
  const problems = [
    ...(titled ? lengthProblems("title", post.title, longestTitle) : []),
    ...lengthProblems("text", post.text, longestPost),
  ];
  if (problems.length > 0) return { problems };
  if (names && digits === "ask") return { problems: [{ code: "NAMES_SOMEBODY", severity: "reject", field: "text" }] };
  return { post, heldBecause: names && digits === "keep" ? ["digits"] : [] };
}

function lengthProblems(field: "title" | "text", value: string, most: number): Problem[] {
  const length = [...value].length;
  if (length === 0)
    return [{ code: field === "title" ? "TITLE_REQUIRED" : "TEXT_REQUIRED", severity: "reject", field }];
  if (length <= most) return [];
  return [{ code: "TOO_LONG", severity: "reject", field, facts: { most: String(most), length: String(length) } }];
}

/** Nobody but staff speaks for the house or for a bureau. */
const official =
  /客服|官方|管理员|运维|税务局|税局|税务机关|专管员|补传|12366|buchuan|official|support|admin|staff|moderator/i;

/**
 * A display name, chosen once. @param merchantName whose name it may not be, nor a part of
 * @param wishes unless its owner wants that
 */
export function readDisplayName(
  typed: string,
  merchantName: string,
  wishes: boolean,
): { readonly name: string } | { readonly problem: Problem } {
  const name = plainLine(typed, 1_000).normalize("NFKC").replace(/\s+/g, " ");
  const length = [...name].length;
  if (length === 0) return { problem: nameProblem("NAME_REQUIRED") };
  if (length < shortestName || length > longestName) return { problem: nameProblem("NAME_LENGTH") };
  if (unnamedWords(name) !== name) return { problem: nameProblem("NAME_NAMES_SOMEBODY") };
  if (official.test(name)) return { problem: nameProblem("NAME_OFFICIAL") };
  return !wishes && isOfCompany(name, merchantName) ? { problem: nameProblem("NAME_IS_COMPANY") } : { name };
}

/** A part of the company's name that is more than a place or a form: four characters in a row. */
function isOfCompany(name: string, merchantName: string): boolean {
  const flat = name.replace(/\s/g, "").toLowerCase();
  const company = merchantName.normalize("NFKC").replace(/\s/g, "").toLowerCase();
  const pieces = Array.from({ length: Math.max(0, flat.length - 3) }, (_, start) => flat.slice(start, start + 4));
  return flat.length >= 4 && pieces.some((piece) => company.includes(piece));
}

function nameProblem(code: string): Problem {
  return { code, severity: "reject", field: "displayName" };
}
