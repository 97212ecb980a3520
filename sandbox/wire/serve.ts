import type { ServerResponse } from "node:http";
import type { Fault } from "#sandbox/faults/fault.ts";
import { misbehaviours } from "#sandbox/faults/misbehaviours.ts";
import type { Turn } from "#sandbox/faults/turn.ts";
import { processUploads } from "#sandbox/judging/process-uploads.ts";
import type { Office } from "#sandbox/office.ts";
import type { Knock, Quirk } from "#sandbox/wire/knock.ts";

/** Deals with one request, over whichever wire: writes it down, lets a fault have its way, or answers. */
export async function serve(
  knock: Knock,
  response: ServerResponse,
  office: Office,
  withinLimit: boolean,
): Promise<void> {
  processUploads(office);
  const { service, userId, taxpayerId, traceId, items } = knock;
  const fault = standingFault(office, withinLimit) ?? office.deck.draw({ service, taxpayerId });
  const at = office.clock.now();
  const callId = office.calls.open({ at, service, userId, taxpayerId, traceId, items, fault: fault?.kind ?? "" });
  const counter = counterFor(knock, response, office, callId);
  if (fault) await misbehaviours[fault.kind]({ ...counter, fault });
  else counter.reply(counter.work());
  if (office.db.isOpen && response.headersSent) office.calls.close(callId, response.statusCode);
}

/** What the settings make of every request, before any fault is drawn. */
function standingFault({ settings }: Office, withinLimit: boolean): Fault | null {
  if (settings.maintenance) return { kind: "maintenance", seconds: 300 };
  return withinLimit ? null : { kind: "too-many-requests", seconds: 1 };
}

function counterFor(knock: Knock, response: ServerResponse, office: Office, callId: number): Omit<Turn, "fault"> {
  function work(...quirks: Quirk[]): string {
    return knock.answer({ userId: knock.userId, callId, quirks: new Set(quirks) });
  }

  function reply(text: string): void {
    const bytes = Buffer.from(text);
    response.writeHead(200, { "content-type": "application/json; charset=utf-8", "content-length": bytes.length });
    response.end(bytes);
  }

  return { clock: office.clock, response, work, reply, refusal: knock.refusal };
}
