import type { IncomingMessage } from "node:http";
import type { ListFault } from "#sandbox/faults/list-faults.ts";
import type { Office } from "#sandbox/office.ts";
import type { ServiceName } from "#sandbox/wire/service-names.ts";

/** One request, as far as the wire it came over understands it before the bureau works on it. */
export type Knock = {
  readonly service: ServiceName;
  /** The 使用单位 of 乐企, the appKey of 百望. */
  readonly userId: string;
  /** On whose behalf, so that faults can pick a taxpayer; empty when the request does not say. */
  readonly taxpayerId: string;
  readonly traceId: string;
  /** Invoices in it. */
  readonly items: number;
  /** Does what was asked, effects included, and gives the text of the reply. */
  readonly answer: (caller: Caller) => string;
  /** What the wire sends with a status that is not 200. */
  readonly refusal: (status: number, message: string) => string;
};

/** Who calls, under which of our own numbers, and how we are to lie. */
export type Caller = { readonly userId: string; readonly callId: number; readonly quirks: ReadonlySet<Quirk> };

/** Ways in which a service may be made to lie; set by faults only. */
export type Quirk = "duplicate-effect" | "out-of-order" | "unknown-code" | "unknown-item-code" | ListFault;

/** Nobody could know what is asked, or may ask it: answered at the door, and not in the log of calls. */
export type Dismissal = { readonly status: number; readonly body: string };

/** Reads what is asked over one wire. */
export type Gateway = (request: IncomingMessage, office: Office) => Promise<Knock | Dismissal>;

export const bodyLimit = 20 * 1024 * 1024;
