/** What came of asking the same address again; the headers of an answer hold its `etag`, for the next time. */
export type Answer<News> =
  | { readonly kind: "news"; readonly news: News; readonly headers: Headers }
  | { readonly kind: "same"; readonly headers: Headers }
  /** No answer this time. */
  | { readonly kind: "silence" }
  /** Nobody is signed in any more, or it is not theirs. */
  | { readonly kind: "refused" };

/** @param tag of the answer before: one like it costs no body */
export async function askAgain<News>(address: string, tag: string | null, signal: AbortSignal): Promise<Answer<News>> {
  try {
    const sent: HeadersInit = tag ? { "if-none-match": tag } : {};
    const response = await fetch(address, { headers: sent, signal, cache: "no-store" });
    const { status, ok, headers } = response;
    if (status === 304) return { kind: "same", headers };
    if (status === 403 || status === 404) return { kind: "refused" };
    return ok ? { kind: "news", news: await response.json(), headers } : { kind: "silence" };
  } catch {
    return { kind: "silence" };
  }
}
