import { createCipheriv, createDecipheriv } from "node:crypto";
import { z } from "zod";
import { jsonIn } from "#server/bureau/http/json.ts";
import { textOrJson } from "#server/bureau/leqi/text-or-json.ts";

const cipher = "sm4-ecb";

/** `body` and `Response` come as objects or as JSON in a string, depending on who describes the gateway. */
const envelopeSchema = z.object({
  httpStatusCode: z.coerce.string(),
  body: textOrJson(
    z.object({
      Response: textOrJson(
        z.object({
          Data: z.string().optional(),
          Error: z.object({ Code: z.coerce.string().default(""), Message: z.coerce.string().default("") }).optional(),
        }),
      ),
    }),
  ).optional(),
});

/** What an envelope held: the bureau's answer, or the gateway's refusal of the call as a whole. */
export type Opened =
  | { readonly kind: "data"; readonly data: unknown }
  | { readonly kind: "error"; readonly code: string; readonly message: string };

const gatewaySuccess = new Set(["00", "200"]);

/** 乐企: base64 of SM4-ECB (PKCS#7) of UTF-8 JSON. */
export function seal(content: unknown, keyHex: string): Buffer {
  const sealing = createCipheriv(cipher, Buffer.from(keyHex, "hex"), null);
  const bytes = Buffer.concat([sealing.update(JSON.stringify(content), "utf8"), sealing.final()]);
  return Buffer.from(bytes.toString("base64"));
}

/** Null for anything that is not an envelope sealed with our key: then nobody knows what the bureau did. */
export function open(bytes: Uint8Array, keyHex: string): Opened | null {
  const envelope = envelopeSchema.safeParse(jsonIn(bytes));
  if (!envelope.success) return null;
  const { httpStatusCode, body } = envelope.data;
  if (body?.Response.Error) {
    return { kind: "error", code: body.Response.Error.Code, message: body.Response.Error.Message };
  }
  if (!gatewaySuccess.has(httpStatusCode)) {
    return { kind: "error", code: `httpStatusCode ${httpStatusCode}`, message: "" };
  }
  return body?.Response.Data === undefined ? null : unsealed(body.Response.Data, keyHex);
}

function unsealed(text: string, keyHex: string): Opened | null {
  try {
    const opening = createDecipheriv(cipher, Buffer.from(keyHex, "hex"), null);
    const plain = Buffer.concat([opening.update(Buffer.from(text, "base64")), opening.final()]);
    return { kind: "data", data: jsonIn(plain) };
  } catch {
    return null;
  }
}
