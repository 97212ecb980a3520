/** Strict UTF-8, strict JSON; undefined otherwise. A NUL, which no database takes as text, is left out of its strings. */
export function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes), withoutNul);
  } catch {
    return undefined;
  }
}

function withoutNul(_key: string, value: unknown): unknown {
  return typeof value === "string" ? value.replaceAll("\0", "") : value;
}
