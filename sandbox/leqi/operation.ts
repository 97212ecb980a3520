import type { Office } from "#sandbox/office.ts";
import type { Caller } from "#sandbox/wire/knock.ts";

/** What a service says: `returncode` 00 for success, and what belongs to it. */
export type Answer = { readonly returncode: string; readonly returnmsg: string; readonly [field: string]: unknown };

export type Service = {
  /** On whose behalf, so that faults can pick a taxpayer; empty when the request does not say. */
  readonly taxpayerOf: (office: Office, content: unknown) => string;
  readonly itemsIn: (content: unknown) => number;
  readonly answer: (office: Office, caller: Caller, content: unknown) => Answer;
};

/** Codes of this bureau. The official list beyond 00 is not public; a connector must not know more than two of them. */
export const returnCodes = {
  success: "00",
  inPreparation: "01",
  resultGone: "08",
  notFound: "09",
  malformed: "21",
  tooMany: "22",
  notYours: "23",
  unheardOf: "77",
} as const;

export function succeeded(fields: Record<string, unknown>): Answer {
  return { returncode: returnCodes.success, returnmsg: "成功", ...fields };
}

export function failed(returncode: string, returnmsg: string, fields: Record<string, unknown> = {}): Answer {
  return { returncode, returnmsg, ...fields };
}
