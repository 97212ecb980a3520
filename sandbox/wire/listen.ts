import { randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Fault } from "#sandbox/faults/fault.ts";
import { misbehaviours } from "#sandbox/faults/misbehaviours.ts";
import type { Turn } from "#sandbox/faults/turn.ts";
import type { Office } from "#sandbox/office.ts";
import { processUploads } from "#sandbox/process-uploads.ts";
import { readBody } from "#sandbox/read-body.ts";
import { answered, refused, unseal } from "#sandbox/wire/envelope.ts";
import { failed, returnCodes, type Service } from "#sandbox/wire/operation.ts";
import { services } from "#sandbox/wire/operations.ts";
import { createRateLimit } from "#sandbox/wire/rate-limit.ts";
import { isServiceName } from "#sandbox/wire/service-names.ts";

const bodyLimit = 20 * 1024 * 1024;

type Knock = {
  readonly service: Service;
  readonly name: string;
  readonly userId: string;
  readonly traceId: string;
  readonly requestId: string;
  /** Null when it could not be unsealed. */
  readonly sealed: { content: unknown } | null;
};

/** `POST /access/v2/invoke/{能力编码}/{服务编码}`, and nothing else. */
export function wireListener(office: Office): RequestListener {
  const withinLimit = createRateLimit();

  return async (request, response) => {
    try {
      const knock = await listenTo(request, response, office);
      if (knock)
        await dealWith(
          knock,
          response,
          office,
          withinLimit(knock.userId, office.clock.now(), office.settings.callsPerSecond),
        );
    } catch (fault) {
      console.error("sandbox:", fault);
      if (!response.headersSent) response.writeHead(500).end();
    }
  };
}

/** Reads what is asked; answers by itself, and gives null, when nobody could know. */
async function listenTo(request: IncomingMessage, response: ServerResponse, office: Office): Promise<Knock | null> {
  response.setHeader("date", office.clock.now().toUTCString());
  const name = /^\/access\/v2\/invoke\/(\d{6}\/[A-Z_]+)\/?$/.exec(request.url ?? "")?.[1] ?? "";
  if (request.method !== "POST" || !isServiceName(name)) return dismiss(response, 404);
  const userId = header(request, "sydwptbh");
  if (header(request, "jrdwptbh") === "" || userId === "") return dismiss(response, 401);
  if (!office.books.knowsUser(userId)) return dismiss(response, 403);
  if (`${header(request, "nlbm")}/${header(request, "fwbm")}` !== name) return dismiss(response, 400);
  const body = await readBody(request, bodyLimit);
  if (body === null) return dismiss(response, 413);
  const requestId = randomUUID().replaceAll("-", "");
  return {
    service: services[name],
    name,
    userId,
    traceId: header(request, "x-trace-id"),
    requestId,
    sealed: unseal(body, office.sm4Key),
  };
}

async function dealWith(knock: Knock, response: ServerResponse, office: Office, withinLimit: boolean): Promise<void> {
  processUploads(office);
  const content = knock.sealed?.content;
  const taxpayerId = knock.service.taxpayerOf(office, content);
  const { name: service, userId, traceId } = knock;
  const fault = standingFault(office, withinLimit) ?? office.deck.draw({ service, taxpayerId });
  const callId = office.calls.open({
    at: office.clock.now(),
    service,
    userId,
    taxpayerId,
    traceId,
    items: knock.service.itemsIn(content),
    fault: fault?.kind ?? "",
  });
  const desk = deskOf(knock, response, office, callId);
  if (fault) await misbehaviours[fault.kind]({ ...desk, fault });
  else desk.reply(desk.work());
  if (office.db.isOpen && response.headersSent) office.calls.close(callId, response.statusCode);
}

/** What the settings make of every request, before any fault is drawn. */
function standingFault({ settings }: Office, withinLimit: boolean): Fault | null {
  if (settings.maintenance) return { kind: "maintenance", seconds: 300 };
  return withinLimit ? null : { kind: "too-many-requests", seconds: 1 };
}

function deskOf(knock: Knock, response: ServerResponse, office: Office, callId: number): Omit<Turn, "fault"> {
  const { service, userId, requestId, sealed } = knock;

  function work(...quirks: Parameters<Turn["work"]>): string {
    if (sealed === null) return refused(requestId, "GW0002", "请求报文解密失败");
    if (quirks.includes("unknown-code")) {
      return answered(requestId, failed(returnCodes.unheardOf, "未知状态"), office.sm4Key);
    }
    const answer = service.answer(office, { userId, callId, quirks: new Set(quirks) }, sealed.content);
    return answered(requestId, answer, office.sm4Key);
  }

  function reply(text: string): void {
    const bytes = Buffer.from(text);
    response.writeHead(200, { "content-type": "application/json; charset=utf-8", "content-length": bytes.length });
    response.end(bytes);
  }

  return { clock: office.clock, response, work, reply };
}

function dismiss(response: ServerResponse, status: number): null {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify({ httpStatusCode: String(status), message: "请求被拒绝" }));
  return null;
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === "string" ? value : "";
}
