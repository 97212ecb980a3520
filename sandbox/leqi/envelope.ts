import { createCipheriv, createDecipheriv } from "node:crypto";

/** 乐企 envelope as this bureau reads it: base64 of SM4-ECB (PKCS#7) of UTF-8 JSON. */
export function seal(content: unknown, key: Buffer): string {
  const cipher = createCipheriv("sm4-ecb", key, null);
  return Buffer.concat([cipher.update(JSON.stringify(content), "utf8"), cipher.final()]).toString("base64");
}

/** Null when it was not sealed with this key, or is not JSON inside. */
export function unseal(text: string, key: Buffer): { content: unknown } | null {
  try {
    const decipher = createDecipheriv("sm4-ecb", key, null);
    const plain = Buffer.concat([decipher.update(Buffer.from(text.trim(), "base64")), decipher.final()]);
    return { content: JSON.parse(plain.toString("utf8")) };
  } catch {
    return null;
  }
}

/** The bureau answered; what it says is inside. */
export function answered(requestId: string, data: unknown, key: Buffer): string {
  return JSON.stringify({ httpStatusCode: "00", body: { Response: { RequestId: requestId, Data: seal(data, key) } } });
}

/** The platform in front of the bureau refused the call as a whole. */
export function refused(requestId: string, code: string, message: string): string {
  return JSON.stringify({
    httpStatusCode: "00",
    body: { Response: { RequestId: requestId, Error: { Code: code, Message: message } } },
  });
}
