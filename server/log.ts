import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import pino from "pino";
import { env } from "#server/env.ts";

/** What the lines of one piece of work have in common: the request that began it, and the job it became. */
export type Trail = {
  /** 32 hex digits: the same from the request through the verb and the job to the call of the bureau. */
  readonly trace: string;
  readonly job?: string;
  readonly jobId?: string;
  readonly merchantId?: string;
};

const kept = globalThis as typeof globalThis & { buchuanTrails?: AsyncLocalStorage<Trail>; buchuanLog?: pino.Logger };

/** One JSON object a line. Secrets, tokens and personal ids stay out: pass ids of rows, not their content. */
export function log(): pino.Logger {
  kept.buchuanLog ??= pino({ level: env().LOG_LEVEL, ...shape });
  return kept.buchuanLog;
}

/** Every line of what is done within carries the trail. */
export function onTrail<Done>(trail: Trail, act: () => Done): Done {
  return trails().run(trail, act);
}

/** Of the work that is going on; a new one where none is. */
export function currentTrace(): string {
  return trails().getStore()?.trace ?? newTrace();
}

export function newTrace(): string {
  return randomUUID().replaceAll("-", "");
}

/** As the proxy gave it to the request; what somebody else made up is not taken. */
export function traceOf(header: string | null): string {
  return header !== null && /^[0-9a-f]{32}$/.test(header) ? header : newTrace();
}

function trails(): AsyncLocalStorage<Trail> {
  kept.buchuanTrails ??= new AsyncLocalStorage<Trail>();
  return kept.buchuanTrails;
}

/**
 * Last of all, whatever a fault's own words brought along: keys in addresses, bearer tokens, and numbers by which
 * taxpayers, people and invoices are known keep only their first and last figures.
 */
export function masked(line: string): string {
  return line
    .replace(/(\b\w+:\/\/[^\s:/@"]+:)[^\s@"]+@/g, "$1…@")
    .replace(/\b(Bearer\s+|(?:key|token|secret|password|access_token)=)[^\s"&\\]+/gi, "$1…")
    .replace(/(?<![\w-])([0-9A-Z]{4})[0-9A-Z]{12}([0-9A-Z]{2})(?![\w-])/g, "$1…$2")
    .replace(/(?<![\w-])(\d{4})\d{14}(\d{2})(?![\w-])/g, "$1…$2");
}

export const shape: pino.LoggerOptions = {
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ["password", "*.password", "cookie", "*.cookie", "authorization", "*.authorization", "token", "*.token"],
  mixin: () => ({ ...trails().getStore() }),
  hooks: { streamWrite: masked },
};
