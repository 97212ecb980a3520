import { createHash } from "node:crypto";

/**
 * The `sign` of a call: MD5 over secret, every query parameter by name (`k1v1k2v2…`), the body as it is sent and the
 * secret again, in upper-case hex (百望 router/rest).
 */
export function sign(query: Readonly<Record<string, string>>, body: Buffer, secret: string): string {
  const parameters = Object.keys(query)
    .sort()
    .map((name) => `${name}${query[name]}`);
  return createHash("md5")
    .update(secret)
    .update(parameters.join(""))
    .update(body)
    .update(secret)
    .digest("hex")
    .toUpperCase();
}

/** What goes out in a password's place: SHA1 of its MD5 and the account's salt, both digests in lower-case hex. */
export function passwordDigest(password: string, salt: string): string {
  const md5 = createHash("md5").update(password).digest("hex");
  return createHash("sha1").update(`${md5}${salt}`).digest("hex");
}
