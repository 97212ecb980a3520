/** The name in `content-disposition` (RFC 6266): `filename*=UTF-8''…` before `filename="…"`; empty where there is none. */
export function announcedName(header: string | null): string {
  const encoded = /;\s*filename\*=UTF-8''([^;\s]+)/i.exec(header ?? "")?.[1];
  if (encoded) return decoded(encoded);
  return /;\s*filename="([^"]*)"/i.exec(header ?? "")?.[1] ?? "";
}

/** `repr-digest: sha-256=:…:` (RFC 9530) in hex; null where the sender announced none that can be read. */
export function announcedSha256(header: string | null): string | null {
  const digest = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):/.exec(header ?? "")?.[1];
  return digest ? Buffer.from(digest, "base64").toString("hex") : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
