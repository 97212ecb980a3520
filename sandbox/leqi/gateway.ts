import type { IncomingMessage } from "node:http";
import { answered, refused, unseal } from "#sandbox/leqi/envelope.ts";
import { failed, returnCodes } from "#sandbox/leqi/operation.ts";
import { operations } from "#sandbox/leqi/operations.ts";
import { isLeqiServiceName, type LeqiServiceName } from "#sandbox/leqi/service-names.ts";
import { numberFor } from "#sandbox/numbers.ts";
import type { Office } from "#sandbox/office.ts";
import { readBody } from "#sandbox/read-body.ts";
import { bodyLimit, type Caller, type Dismissal, type Knock } from "#sandbox/wire/knock.ts";

/** `POST /access/v2/invoke/{能力编码}/{服务编码}`, and nothing else. */
export async function leqiGateway(request: IncomingMessage, office: Office): Promise<Knock | Dismissal> {
  const name = /^\/access\/v2\/invoke\/(\d{6}\/[A-Z_]+)\/?$/.exec(request.url ?? "")?.[1] ?? "";
  if (!isLeqiServiceName(name)) return dismissal(404);
  const userId = header(request, "sydwptbh");
  if (header(request, "jrdwptbh") === "" || userId === "") return dismissal(401);
  if (!office.books.knowsUser(userId)) return dismissal(403);
  if (`${header(request, "nlbm")}/${header(request, "fwbm")}` !== name) return dismissal(400);
  const body = await readBody(request, bodyLimit);
  if (body === null) return dismissal(413);
  return knockOf(office, name, userId, header(request, "x-trace-id"), unseal(body.toString("utf8"), office.sm4Key));
}

/** @param sealed null when it could not be unsealed */
function knockOf(
  office: Office,
  name: LeqiServiceName,
  userId: string,
  traceId: string,
  sealed: { content: unknown } | null,
): Knock {
  const service = operations[name];

  function answer(caller: Caller): string {
    const requestId = numberFor(office, "request", caller.callId);
    if (sealed === null) return refused(requestId, "GW0002", "请求报文解密失败");
    const said = caller.quirks.has("unknown-code")
      ? failed(returnCodes.unheardOf, "未知状态")
      : service.answer(office, caller, sealed.content);
    return answered(requestId, said, office.sm4Key);
  }

  return {
    service: name,
    userId,
    traceId,
    taxpayerId: service.taxpayerOf(office, sealed?.content),
    items: service.itemsIn(sealed?.content),
    answer,
    refusal,
  };
}

function dismissal(status: number): Dismissal {
  return { status, body: refusal(status, "请求被拒绝") };
}

function refusal(status: number, message: string): string {
  return JSON.stringify({ httpStatusCode: String(status), message });
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === "string" ? value : "";
}
