import { webhookOf } from "#domain/recipient.ts";
import { type Line, openLine, type Posted, post } from "#server/bureau/http/client.ts";
import type { Carrier, Delivery } from "#server/notices/delivery.ts";

/** A text of 企业微信 is cut off by them beyond this. */
const longestBytes = 2_048;
const replyLimit = 16_384;
/** 企业微信: no such robot, or it was taken out of its group. */
const goneForGood = [93_000, 93_004, 93_008, 93_017];

/**
 * Posts one letter to a group's webhook, as `POST …/cgi-bin/webhook/send?key=…` of 企业微信 takes it. Only hosts that
 * were allowed by name are called, and a redirect is not followed.
 */
export function wecomCarrier(hosts: readonly string[], line: Line = defaultLine()): Carrier {
  return async ({ address, subject, text }) => {
    const url = webhookOf(address, hosts);
    if (url === null) return { kind: "never", why: "host" };
    const content = inBytes(withoutMentions(`${subject}\n\n${text}`), longestBytes);
    const body = Buffer.from(JSON.stringify({ msgtype: "text", text: { content } }));
    const headers = { "content-type": "application/json", accept: "application/json" };
    return deliveryOf(await post(line, { url, headers, body, limit: replyLimit }));
  };
}

function defaultLine(): Line {
  return openLine({ headersMs: 10_000, totalMs: 15_000 });
}

function deliveryOf(posted: Posted): Delivery {
  if (posted.kind !== "answered") return { kind: "later", why: posted.cause };
  const { status, body } = posted;
  if (status !== 200) {
    const forGood = status >= 400 && status < 500 && status !== 408 && status !== 429;
    return { kind: forGood ? "never" : "later", why: `http-${status}` };
  }
  const code = codeIn(body);
  if (code === 0) return { kind: "delivered" };
  return { kind: code !== null && goneForGood.includes(code) ? "never" : "later", why: `errcode-${code ?? "none"}` };
}

function codeIn(body: Buffer): number | null {
  try {
    const { errcode } = JSON.parse(body.toString("utf8")) as { errcode?: unknown };
    return typeof errcode === "number" ? errcode : null;
  } catch {
    return null;
  }
}

/** `<@somebody>` calls a person, wherever in the text it stands. */
function withoutMentions(text: string): string {
  return text.replaceAll("<@", "＜@");
}

function inBytes(text: string, longest: number): string {
  if (Buffer.byteLength(text) <= longest) return text;
  let bytes = 0;
  const kept = [...text].filter((character) => {
    bytes += Buffer.byteLength(character);
    return bytes <= longest - 3;
  });
  return `${kept.join("")}…`;
}
