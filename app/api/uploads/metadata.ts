/**
 * `Upload-Metadata` (tus 1.0): `name base64, name base64`, the values UTF-8. A name without a value is an empty text.
 * Null where it cannot be read.
 */
export function uploadMetadata(header: string | null): Readonly<Record<string, string>> | null {
  const pairs = (header ?? "").split(",").filter((pair) => pair.trim() !== "");
  const read = pairs.map((pair) => /^\s*([\w.-]+)(?: ([A-Za-z0-9+/]*={0,2}))?\s*$/.exec(pair));
  if (read.some((pair) => pair === null)) return null;
  return Object.fromEntries(read.map((pair) => [pair?.[1] ?? "", textOf(pair?.[2] ?? "")]));
}

function textOf(base64: string): string {
  return Buffer.from(base64, "base64").toString("utf8");
}
