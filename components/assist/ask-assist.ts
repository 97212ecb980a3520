import { apiPaths } from "#components/paths.ts";
import type { AssistPage } from "#domain/assist-target.ts";
import type { AssistOfMerchant } from "#server/assist/assist-of-merchant.ts";

type News = { readonly assist: AssistOfMerchant; readonly tag: string | null };

/** Null where there is no news, or no answer; `gone` where nobody is signed in any more. */
export async function askAssist(
  page: AssistPage,
  tag: string | null,
  signal: AbortSignal,
): Promise<News | "gone" | null> {
  try {
    const headers: HeadersInit = tag ? { "if-none-match": tag } : {};
    const response = await fetch(apiPaths.assist(page), { headers, signal, cache: "no-store" });
    if (response.status === 403 || response.status === 404) return "gone";
    return response.ok ? { assist: await response.json(), tag: response.headers.get("etag") } : null;
  } catch {
    return null;
  }
}
