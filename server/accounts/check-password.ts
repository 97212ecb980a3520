import type { Problem } from "#domain/problem.ts";
import { signInNameOf } from "#server/accounts/sign-in-name.ts";

export const shortestPassword = 10;
export const longestPassword = 200;

/** Length and guessability, nothing else: no rule about capitals or signs, no change by the calendar (NIST SP 800-63B). */
export function checkPassword(password: string, owner: { signInName: string; name: string }): Problem[] {
  const length = [...password].length;
  if (length < shortestPassword) return [problem("PASSWORD_TOO_SHORT", { shortest: String(shortestPassword) })];
  if (length > longestPassword) return [problem("PASSWORD_TOO_LONG", { longest: String(longestPassword) })];
  if (isNamedAfter(password, owner)) return [problem("PASSWORD_LIKE_NAME")];
  return isGuessedFirst(password) ? [problem("PASSWORD_COMMON")] : [];
}

function problem(code: string, facts?: Problem["facts"]): Problem {
  return { code, severity: "reject", field: "newPassword", ...(facts ? { facts } : {}) };
}

/** The name itself, twice over, or with figures and signs around it. */
function isNamedAfter(password: string, { signInName, name }: { signInName: string; name: string }): boolean {
  const names = [signInName, signInName.split("@")[0] ?? "", name]
    .map(lettersOf)
    .filter((letters) => letters.length >= 2);
  const letters = lettersOf(password);
  return names.some((known) => letters === known || letters === known + known);
}

function lettersOf(text: string): string {
  return signInNameOf(text).replace(/[^\p{Letter}]/gu, "");
}

/** Figures only, few different ones, a run along the keyboard, or a word every list of leaked passwords begins with. */
function isGuessedFirst(password: string): boolean {
  const plain = signInNameOf(password);
  if (/^\d+$/.test(plain) || new Set(plain).size < 5) return true;
  if (keyboardRuns.some((run) => isRunOf(plain, run))) return true;
  return commonWords.has(plain.replace(/[\d\W_]+/g, "")) || commonPasswords.has(plain);
}

function isRunOf(plain: string, run: string): boolean {
  const forth = run + run;
  return forth.includes(plain) || [...forth].reverse().join("").includes(plain);
}

const keyboardRuns = [
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
  "1q2w3e4r5t6y7u8i9o0p",
  "qazwsxedcrfvtgbyhnujmikolp",
];
const commonWords = new Set(
  (
    "a aa aaa abc abcd admin administrator asd asdf asdfghjkl buchuan fapiao iloveyou pass passwd password qaz qazwsx qwe qwer " +
    "qwerty qwertyuiop root shuiwu test user wang welcome woaini woainima wodemima zhang zxc zxcv zxcvbnm"
  ).split(" "),
);
const commonPasswords = new Set(["a1b2c3d4e5", "passw0rd123", "p@ssw0rd123", "p@ssword123"]);
