import { simplify } from "./simplify.ts";
import { synonyms } from "./synonyms.ts";

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
const stopWords = new Set(
  [
    "a an and are as at be but by can do does for from has have how i if in is it me my no not of on or",
    "s so that the their there they this to was we what when which who why will with you your",
  ].flatMap((line) => line.split(" ")),
);

/** How a question is asked says nothing about what it asks. */
const phrases =
  /怎么办|怎么弄|怎么回事|怎么样|怎么|什么意思|是什么|为什么|什么|是不是|能不能|要不要|会不会|咋办|咋整|咋弄|咋|为啥|啥|请问|一下/gu;

/**
 * What a text is found by: Chinese words and pairs of characters, Latin and number runs in lower case (codes such as
 * `2.5112e+19` whole, and their parts), and one mark for every group of synonyms it touches.
 */
export function tokensOf(text: string): string[] {
  const flat = normalise(text);
  return [...hanRuns(flat).flatMap(hanTokens), ...latinTokens(flat), ...synonymMarks(flat)];
}

/**
 * Pairs of characters with one between them left out: by these a text is found although one character was mistyped
 * (验鉴失败), forgotten or put in too much.
 */
export function slipTokensOf(text: string): string[] {
  return hanRuns(normalise(text)).flatMap((run) => {
    const letters = [...run];
    return letters.slice(2).map((letter, index) => `${letters[index]}${letter}`);
  });
}

/** A code or an error text: its Chinese words, and each Latin run as a whole. */
export function codeTokensOf(text: string): string[] {
  return [...hanRuns(normalise(text)).flatMap(hanTokens), ...latinRuns(text)];
}

/** Runs such as `rqerr`, `e9106`, `2.5112e+19`, `re-upload`, in lower case. */
export function latinRuns(text: string): string[] {
  return normalise(text).match(/[a-z0-9]+(?:[.+_-]+[a-z0-9]+)*%?/g) ?? [];
}

/** Half-width, lower case, simplified characters. */
export function normalise(text: string): string {
  return simplify(text.normalize("NFKC").toLowerCase().replace(/['’]/g, ""));
}

function hanRuns(flat: string): string[] {
  return flat.replace(phrases, " ").match(/\p{Script=Han}+/gu) ?? [];
}

function hanTokens(run: string): string[] {
  const letters = [...run];
  if (letters.length === 1) return letters;
  const pairs = letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
  const words = [...segmenter.segment(run)].map((part) => part.segment).filter((word) => [...word].length > 2);
  return [...pairs, ...words];
}

function latinTokens(flat: string): string[] {
  return latinRuns(flat).flatMap((run) => {
    const parts = run.match(/[a-z]+|[0-9]+/g) ?? [];
    return [...new Set([run, ...parts.filter((part) => part.length > 1)])].filter((token) => !stopWords.has(token));
  });
}

function synonymMarks(flat: string): string[] {
  const spaced = flat.replace(/\s+/g, " ");
  return synonyms.flatMap((group, index) => (group.some((word) => spaced.includes(word)) ? [`≈${index}`] : []));
}
