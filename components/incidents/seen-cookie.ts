/** What this browser has put away or folded: `12-0.12-7`, incident and update, the latest last. */
export const seenCookie = "seen-incidents";
export const seenSeconds = 90 * 86_400;

const mostKept = 20;

export function parseSeen(text: string | null | undefined): ReadonlySet<string> {
  return new Set((text ?? "").split(".").filter(isNews).slice(-mostKept));
}

/** The cookie with one more. */
export function withSeen(text: string | null | undefined, news: string): string {
  const before = [...parseSeen(text)].filter((one) => one !== news);
  return [...before, ...(isNews(news) ? [news] : [])].slice(-mostKept).join(".");
}

function isNews(text: string): boolean {
  return /^\d{1,18}-\d{1,18}$/.test(text);
}
