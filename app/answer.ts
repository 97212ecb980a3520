import { randomBytes } from "node:crypto";
import { headers } from "next/headers";
import { notFound, unstable_rethrow } from "next/navigation";
import type { NextRequest } from "next/server";
import type { ActionState, Typed } from "#components/action-state.ts";
import type { Problem } from "#domain/problem.ts";
import { log, onTrail, traceOf } from "#server/log.ts";
import { Refusal } from "#server/refusal.ts";
import { currentAccount } from "#server/session.ts";
import { assertSameOrigin } from "./same-origin.ts";

/*
 * Where refusals are caught, once per way in: `page`, `act`, `command`, `route`. Whatever else is thrown is a fault: it
 * is logged under a reference, and the reference is all the visitor sees of it.
 */

/** Loads what a page shows. What is not there and what is not yours is the same page: not found. */
export async function page<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  return traced(async () => {
    try {
      return await load();
    } catch (error) {
      const refusal = await refusalIn(error);
      if (refusal?.kind === "not-found" || refusal?.kind === "forbidden") notFound();
      throw fault(error);
    }
  });
}

/**
 * A server action for `useActionState`: from our own pages only, in a context, doing one thing.
 * @param contextOf who may: `merchantOfRequest`, `supportOfRequest` …; `anyone` where one is not signed in yet
 */
export function act<Context, Done>(
  contextOf: () => Promise<Context>,
  answer: (context: Context, form: FormData) => Promise<ActionState<Done>>,
) {
  return (_before: ActionState<Done>, form: FormData): Promise<ActionState<Done>> =>
    traced(async () => {
      try {
        assertSameOrigin(await headers());
        return await answer(await contextOf(), form);
      } catch (error) {
        const refusal = await refusalIn(error);
        if (!refusal) throw fault(error);
        const { kind, code, facts } = refusal;
        return { status: "refused", kind, code, facts, typed: typedIn(form) };
      }
    });
}

/** The action of a form that has no place for an answer and ends on another page; a refusal is that page's not-found. */
export function command<Context>(
  contextOf: () => Promise<Context>,
  run: (context: Context, form: FormData) => Promise<void>,
) {
  return (form: FormData): Promise<void> =>
    page(async () => {
      assertSameOrigin(await headers());
      await run(await contextOf(), form);
    });
}

export async function anyone(): Promise<null> {
  return null;
}

export function invalid(problems: readonly Problem[], form: FormData) {
  return { status: "invalid", problems, typed: typedIn(form) } as const;
}

/**
 * A route handler: refusals become 403, 404, 409, 413 or 429 as JSON, with Retry-After where they say `until` when; a
 * fault is 500, or 503 while the database is away.
 */
export function route<Params>(answer: (request: NextRequest, params: Params) => Promise<Response>) {
  return (request: NextRequest, { params }: { params: Promise<Params> }): Promise<Response> =>
    onTrail({ trace: traceOf(request.headers.get("x-trace-id")) }, async () => {
      try {
        if (request.method !== "GET" && request.method !== "HEAD") assertSameOrigin(request.headers);
        return await answer(request, await params);
      } catch (error) {
        const refusal = await refusalIn(error);
        return refusal ? refused(refusal) : failed(fault(error));
      }
    });
}

/** What is done for one request carries its trace, into the log and along with every bell it rings. */
async function traced<Done>(act: () => Promise<Done>): Promise<Done> {
  return onTrail({ trace: traceOf((await headers()).get("x-trace-id")) }, act);
}

/** Lets through what Next itself throws to redirect or to render; logs a refusal, for somebody may be trying doors. */
async function refusalIn(error: unknown): Promise<Refusal | null> {
  unstable_rethrow(error);
  if (!(error instanceof Refusal)) return null;
  const account = await currentAccount();
  log().warn({ accountId: account?.id, refusal: error.code, kind: error.kind }, "refused");
  return error;
}

/** Next carries `digest` to the error page, and nothing else of the error. */
function fault(error: unknown): Error & { digest: string } {
  const digest = randomBytes(5).toString("hex").toUpperCase();
  log().error({ reference: digest, err: error }, "fault");
  return Object.assign(error instanceof Error ? error : new Error("fault", { cause: error }), { digest });
}

function typedIn(form: FormData): Typed {
  const texts = [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return Object.fromEntries(texts.filter(([name]) => !/^\$ACTION|password/i.test(name)));
}

const noStore = { "cache-control": "no-store" };

function refused({ kind, code, facts }: Refusal): Response {
  const seconds = facts.until ? Math.max(1, Math.ceil((Date.parse(facts.until) - Date.now()) / 1000)) : null;
  const status = { "not-found": 404, forbidden: 403, "not-now": 409, "too-much": seconds ? 429 : 413 }[kind];
  const headers = seconds ? { ...noStore, "retry-after": String(seconds) } : noStore;
  return Response.json({ refusal: code, facts }, { status, headers });
}

function failed(fault: Error & { digest: string; code?: unknown }): Response {
  const soon = databaseAway.has(String(fault.code));
  const headers = soon ? { ...noStore, "retry-after": "5" } : noStore;
  return Response.json({ fault: fault.digest }, { status: soon ? 503 : 500, headers });
}

/** Prisma's codes for a database that is not reachable, went away, or has no connection to spare. */
const databaseAway = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028"]);
