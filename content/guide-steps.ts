import { plainText } from "./plain-text.ts";

/**
 * A step of a guide: its picture's name, the words it says stand on the screen, its text without marks. `open`: the page
 * it is done on, empty where that is a page of one invoice or one file. `show`: what is pointed at there, by its name in
 * `domain/assist-target.ts`, `entry/continue`; empty where that is none of them.
 */
export type GuideStep = {
  readonly number: number;
  readonly title: string;
  readonly picture: string;
  readonly open: string;
  readonly show: string;
  readonly words: readonly string[];
  readonly text: string;
};

/** The steps in a guide's MDX, in their order. */
export function guideSteps(mdx: string): GuideStep[] {
  return [...mdx.matchAll(/<Step\b([^>]*)>([\s\S]*?)<\/Step>/g)].map(([, head = "", body = ""], index) => ({
    number: index + 1,
    title: propOf(head, "title"),
    picture: propOf(head, "picture"),
    open: propOf(head, "open"),
    show: propOf(head, "show"),
    words: [...body.matchAll(/<Ui>(.*?)<\/Ui>/g)].map(([, word = ""]) => word),
    text: plainText(body),
  }));
}

/**
 * Where the pointing begins for a step: on its own page, or on the page of an earlier step from which one comes to it.
 * Null where nothing is pointed at.
 */
export function pointedFrom(steps: readonly GuideStep[], number: number): string | null {
  if (!steps[number - 1]?.show) return null;
  const from = steps.slice(0, number).findLast(({ open, show }) => open && show);
  return from ? `${from.open}?show=${from.picture}` : null;
}

function propOf(head: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(head)?.[1] ?? "";
}
