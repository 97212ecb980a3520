import type { NextRequest } from "next/server";
import { route } from "#app/answer.ts";
import { forgetWords, type KeptWords, keepWords } from "#app/kept-words.ts";
import { paths } from "#components/paths.ts";
import type { Problem } from "#domain/problem.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import { getPathname } from "#i18n/navigation.ts";
import { type Locale, routing } from "#i18n/routing.ts";
import type { MerchantContext, SupportContext } from "#server/context.ts";
import { env } from "#server/env.ts";
import { dropArrived } from "#server/files.ts";
import { Refusal } from "#server/refusal.ts";
import { merchantOfRequest, supportOfRequest } from "#server/session.ts";
import { answerCase } from "#server/support/answer-case.ts";
import { openCase } from "#server/support/open-case.ts";
import { replyToCase } from "#server/support/reply-to-case.ts";
import { seeOther } from "../see-other.ts";
import { type PostedMessage, postedMessage } from "./posted-message.ts";

/** Where a message goes, and the page it was written on. */
type Desk = { readonly caseId: string; readonly asSupport: boolean; readonly of: string; readonly page: string };
type Sent = { readonly to: string } | { readonly problems: readonly Problem[] };

/**
 * Takes a message with files from a plain form: a new case (`?case=new`), a merchant's reply, or with `as=support` a
 * clerk's answer. Whatever is refused goes back to the page it was written on with every word of it, also when nobody is
 * signed in any more; only files are chosen again, for no page can do that.
 */
export const POST = route<Record<never, never>>(async (request) => {
  const now = new Date();
  const desk = deskOf(request);
  const writer = await writerOf(desk);
  try {
    const posted = await postedMessage(request, writer, now);
    if (writer === null) return signIn(request, desk, posted);
    const sent = await send(writer, desk, posted, request, now);
    if ("problems" in sent) return back(request, desk, posted.fields, sent.problems.map(toldOf));
    return withCookies(seeOther(request, sent.to), forgetWords(isSecure()));
  } catch (fault) {
    if (fault instanceof UnreadableFile) return back(request, desk, {}, [toldOf(fault.problem)]);
    if (fault instanceof Refusal && fault.kind === "too-much") return back(request, desk, {}, [refusedOf(fault)]);
    throw fault;
  }
});

/** Where it is refused, for its words or for a file, no file of it stays. */
async function send(
  writer: MerchantContext | SupportContext,
  { caseId }: Desk,
  { fields, files, problems: unfit }: PostedMessage,
  request: NextRequest,
  now: Date,
): Promise<Sent> {
  const text = (name: string) => fields[name] ?? "";
  try {
    if (unfit.length > 0) return { problems: unfit };
    if (writer.kind === "support") {
      const asks = text("act") === "ask";
      const problems = await answerCase(writer, caseId, { words: text("words"), asks, seen: text("seen"), files }, now);
      return problems.length > 0
        ? { problems }
        : { to: `${paths.supportCase(caseId)}?done=${asks ? "asked" : "answered"}` };
    }
    if (caseId !== "new") {
      const problems = await replyToCase(writer, caseId, { words: text("words"), files }, now);
      return problems.length > 0 ? { problems } : { to: `${paths.case(caseId)}?done=replied` };
    }
    const whence = {
      from: text("from"),
      locale: localeOf(request),
      userAgent: request.headers.get("user-agent") ?? "",
    };
    const typed = { kind: text("kind"), subject: text("subject"), words: text("words"), files, ...whence };
    const opened = await openCase(writer, typed, now);
    return "problems" in opened ? opened : { to: `${paths.case(opened.id)}?done=opened` };
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    return { problems: [refusedOf(fault)] };
  } finally {
    await Promise.all(files.map(dropArrived));
  }
}

function deskOf(request: NextRequest): Desk {
  const asked = request.nextUrl.searchParams;
  const caseId = asked.get("case") ?? "";
  const asSupport = asked.get("as") === "support";
  const page = asSupport ? paths.supportCase(caseId) : caseId === "new" ? paths.newCase : paths.case(caseId);
  return { caseId, asSupport, of: `${asSupport ? "support" : "case"}/${caseId}`, page };
}

/** Null where nobody is signed in. @throws Refusal not-found OTHER_ROOM */
async function writerOf({ asSupport }: Desk): Promise<MerchantContext | SupportContext | null> {
  try {
    return asSupport ? await supportOfRequest() : await merchantOfRequest();
  } catch (fault) {
    if (fault instanceof Refusal && fault.code === "SIGNED_OUT") return null;
    throw fault;
  }
}

function signIn(request: NextRequest, desk: Desk, { fields }: PostedMessage): Response {
  const next = getPathname({ href: formOf(desk, fields), locale: localeOf(request) });
  const told = [{ code: "SIGNED_OUT", field: "words", facts: {} }];
  return withCookies(
    seeOther(request, `${paths.signIn}?${new URLSearchParams({ next })}`),
    keepWords({ of: desk.of, fields, told }, isSecure()),
  );
}

function back(
  request: NextRequest,
  desk: Desk,
  fields: Readonly<Record<string, string>>,
  told: KeptWords["told"],
): Response {
  return withCookies(
    seeOther(request, `${formOf(desk, fields)}#message`),
    keepWords({ of: desk.of, fields, told }, isSecure()),
  );
}

/** The page the form stands on, where it finds its words again. */
function formOf({ page }: Desk, { from }: Readonly<Record<string, string>>): string {
  return from ? `${page}?from=${encodeURIComponent(from.slice(0, 500))}&problem` : `${page}?problem`;
}

function localeOf(request: NextRequest): Locale {
  const asked = request.nextUrl.searchParams.get("locale");
  return routing.locales.find((locale) => locale === asked) ?? routing.defaultLocale;
}

function toldOf({ code, field, facts = {} }: Problem) {
  return { code, field, facts };
}

function refusedOf({ code, facts }: Refusal): Problem & { readonly facts: Readonly<Record<string, string>> } {
  return { code, severity: "reject", field: "words", facts };
}

function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const one of cookies) response.headers.append("set-cookie", one);
  return response;
}

function isSecure(): boolean {
  return env().APP_URL.startsWith("https:");
}
