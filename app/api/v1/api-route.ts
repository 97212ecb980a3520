import { randomBytes } from "node:crypto";
import type { NextRequest } from "next/server";
import type { Locale } from "#i18n/routing.ts";
import { deviceOf, placeOf } from "#server/accounts/device.ts";
import type { ApiContext, ApiScope } from "#server/context.ts";
import { log } from "#server/log.ts";
import { Refusal } from "#server/refusal.ts";
import { findToken } from "#server/tokens/find-token.ts";
import { type ApiCode, ApiProblem, localeOf, problemAnswer } from "./api-problem.ts";

/**
 * A call of the public API: by key and by nothing else. No cookie is read, so a visitor's browser can do nothing here in
 * his name. Whatever goes wrong is answered as RFC 9457.
 */
export function apiRoute<Scope extends ApiScope>(
  scope: Scope,
  answer: (request: NextRequest, context: ApiContext<Scope>, locale: Locale) => Promise<Response>,
) {
  return async (request: NextRequest): Promise<Response> => {
    const locale = localeOf(request);
    try {
      const place = placeOf(deviceOf((name) => request.headers.get(name)).address);
      return await answer(request, await findToken(secretIn(request), scope, place, new Date()), locale);
    } catch (error) {
      if (error instanceof ApiProblem) return problemAnswer(locale, error, headersOf(error.code));
      if (error instanceof Refusal) return refused(locale, error);
      return failed(locale, error);
    }
  };
}

/** @throws ApiProblem 401 where nothing is said of who calls */
function secretIn(request: Request): string {
  const [, secret] = /^Bearer +([\x21-\x7e]{1,200})$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  if (!secret) throw new ApiProblem(401, "TOKEN_REQUIRED");
  return secret;
}

const challenged: readonly string[] = ["TOKEN_REQUIRED", "TOKEN_UNKNOWN", "TOKEN_REVOKED", "TOKEN_EXPIRED"];

function headersOf(code: string): Record<string, string> {
  return challenged.includes(code) ? { "www-authenticate": 'Bearer realm="buchuan"' } : {};
}

function refused(locale: Locale, { kind, code, facts }: Refusal): Promise<Response> {
  log().warn({ refusal: code, kind }, "refused a call");
  if (kind === "too-much" && facts.until) {
    const seconds = String(Math.max(1, Math.ceil((Date.parse(facts.until) - Date.now()) / 1000)));
    return problemAnswer(
      locale,
      { status: 429, code: "TOO_MANY_CALLS", facts: { seconds } },
      { "retry-after": seconds },
    );
  }
  const status = challenged.includes(code) ? 401 : 403;
  return problemAnswer(locale, { status, code: code as ApiCode, facts }, headersOf(code));
}

function failed(locale: Locale, error: unknown): Promise<Response> {
  const reference = randomBytes(5).toString("hex").toUpperCase();
  log().error({ reference, err: error }, "fault");
  return problemAnswer(locale, { status: 500, code: "FAULT", facts: { reference } }, { "retry-after": "30" });
}
