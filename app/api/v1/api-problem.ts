import { hasLocale } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { Messages } from "#i18n/messages.ts";
import { type Locale, routing } from "#i18n/routing.ts";

export type ApiCode = keyof Messages["ledger"]["api"]["problems"];

/** What is wrong with a call as a whole; thrown, and answered once (`api-route.ts`). */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly status: number;
  readonly code: ApiCode;
  readonly facts: Readonly<Record<string, string>>;

  constructor(status: number, code: ApiCode, facts: Readonly<Record<string, string>> = {}) {
    super(`${status}: ${code}`);
    this.status = status;
    this.code = code;
    this.facts = facts;
  }
}

/** RFC 9457, in the language the caller asks for; `code` is for programs. */
export async function problemAnswer(
  locale: Locale,
  { status, code, facts }: Pick<ApiProblem, "status" | "code" | "facts">,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const t = await getTranslations({ locale, namespace: "ledger.api.problems" });
  const body = {
    type: `urn:buchuan:problem:${code.toLowerCase().replaceAll("_", "-")}`,
    title: t(`${code}.title`),
    status,
    detail: t(`${code}.detail`, facts as never),
    code,
    ...facts,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "content-type": "application/problem+json",
      "content-language": locale,
      "cache-control": "no-store",
      vary: "accept-language",
      ...headers,
    },
  });
}

/** The first language of `Accept-Language` that we speak; Chinese where it names none. */
export function localeOf(request: Request): Locale {
  const asked = (request.headers.get("accept-language") ?? "").split(",").map((one) => one.split(";")[0]?.trim() ?? "");
  for (const language of asked.slice(0, 20)) {
    if (hasLocale(routing.locales, language)) return language;
    const same = routing.locales.find((locale) => locale.split("-")[0] === language.split("-")[0]?.toLowerCase());
    if (same) return same;
  }
  return routing.defaultLocale;
}
