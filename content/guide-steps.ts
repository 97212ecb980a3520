/** A step of a guide: its picture's name and the words it says stand on the screen. */
export type GuideStep = { readonly title: string; readonly picture: string; readonly words: readonly string[] };

/** The steps in a guide's MDX, in their order. */
export function guideSteps(mdx: string): GuideStep[] {
  return [...mdx.matchAll(/<Step\b([^>]*)>([\s\S]*?)<\/Step>/g)].map(([, head = "", body = ""]) => ({
    title: propOf(head, "title"),
    picture: propOf(head, "picture"),
    words: [...body.matchAll(/<Ui>(.*?)<\/Ui>/g)].map(([, word = ""]) => word),
  }));
}

function propOf(head: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(head)?.[1] ?? "";
}
