/** A path of this site to go on to, or null. `//evil`, `/\evil`, `/.//evil` and `javascript:` lead elsewhere. */
export function safeNext(next: unknown): string | null {
  if (typeof next !== "string" || !staysHere(next)) return null;
  const url = URL.parse(next, origin);
  if (url?.origin !== origin) return null;
  const path = url.pathname + url.search + url.hash;
  return staysHere(path) ? path : null;
}

const origin = "http://here.invalid";

function staysHere(path: string): boolean {
  return /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path);
}
