import type { IncomingMessage } from "node:http";
import { type Answer, errorCodes, failed } from "#sandbox/baiwang/envelope.ts";
import { methods } from "#sandbox/baiwang/methods.ts";
import { type BaiwangServiceName, isBaiwangServiceName } from "#sandbox/baiwang/service-names.ts";
import { signatureOf } from "#sandbox/baiwang/signature.ts";
import type { Office } from "#sandbox/office.ts";
import { readBody } from "#sandbox/read-body.ts";
import { bodyLimit, type Caller, type Dismissal, type Knock } from "#sandbox/wire/knock.ts";
import { field } from "#sandbox/wire/text.ts";

/** `POST /router/rest?method=…`: everything is said inside HTTP 200, a refusal too. */
export async function baiwangGateway(request: IncomingMessage, office: Office): Promise<Knock | Dismissal> {
  const query = new URL(request.url ?? "/", "http://sandbox").searchParams;
  const body = await readBody(request, bodyLimit);
  if (body === null) return { status: 413, body: "{}" };
  const method = query.get("method") ?? "";
  if (!isBaiwangServiceName(method)) {
    return { status: 200, body: enclosed(query, failed(errorCodes.badRequest, `不支持的method：${method}`)) };
  }
  return knockOf(office, method, query, body, request);
}

function knockOf(
  office: Office,
  method: BaiwangServiceName,
  query: URLSearchParams,
  body: Buffer,
  request: IncomingMessage,
): Knock {
  const content = contentOf(body);
  const traceId = request.headers["x-trace-id"];

  function answer(caller: Caller): string {
    return enclosed(query, refusalAtTheDoor(office, query, body) ?? answerOf(caller));
  }

  function answerOf(caller: Caller): Answer {
    if (content === null) return failed(errorCodes.badRequest, "请求报文格式不正确");
    if (caller.quirks.has("unknown-code")) return failed(errorCodes.unheardOf, "未知错误");
    return methods[method].answer(office, caller, content);
  }

  return {
    service: method,
    userId: query.get("appKey") ?? "",
    taxpayerId: field(content, "taxNo"),
    traceId: typeof traceId === "string" ? traceId : (query.get("requestId") ?? ""),
    items: methods[method].itemsIn(content),
    answer,
    refusal: (status, message) => enclosed(query, failed(String(status), message)),
  };
}

/** Public parameters first, then the signature, then the token: what comes later is only looked at when all is well. */
function refusalAtTheDoor({ baiwang, tokens, clock }: Office, query: URLSearchParams, body: Buffer): Answer | null {
  const wrong = publicParameters.find(([name, form]) => !form.test(query.get(name) ?? ""));
  if (wrong) return failed(errorCodes.badRequest, `公共参数${wrong[0]}不正确`);
  const isOurs = query.get("appKey") === baiwang.appKey;
  if (!isOurs || query.get("sign") !== signatureOf(baiwang.secret, query, body)) {
    return failed(errorCodes.badSignature, "签名不正确");
  }
  if (query.get("method") === "baiwang.oauth.token") return null;
  const token = query.get("token") ?? "";
  if (token === "") return failed(errorCodes.noToken, "token不能为空");
  return tokens.isGood(token, baiwang.appKey, clock.now()) ? null : failed(errorCodes.badToken, "token无效或已过期");
}

const publicParameters = [
  ["version", /^6\.0$/],
  ["format", /^json$/],
  ["type", /^sync$/],
  ["timestamp", /^\d{13}$/],
  ["requestId", /^[0-9a-zA-Z]{32}$/],
] as const;

function contentOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
}

function enclosed(query: URLSearchParams, answer: Answer): string {
  return JSON.stringify({ method: query.get("method") ?? "", requestId: query.get("requestId") ?? "", ...answer });
}
