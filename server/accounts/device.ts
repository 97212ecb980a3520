/** From where somebody signs in, as far as we are told. */
export type Device = { readonly userAgent: string; readonly address: string };

/**
 * The last of `x-forwarded-for` is what the hop before us saw; whatever stands before it, the visitor may have written.
 * Without a proxy Next writes the socket's address there.
 */
export function deviceOf(header: (name: string) => string | null | undefined): Device {
  const hops = header("x-forwarded-for")?.split(",") ?? [];
  const address = (hops.at(-1) ?? "").trim().replace(/^::ffff:(?=\d+\.)/i, "");
  return { userAgent: (header("user-agent") ?? "").slice(0, 400), address: address.slice(0, 45) };
}

/** What counts as one place: an IPv4 address, or the first half of an IPv6 one, which is what one household gets. */
export function placeOf(address: string): string {
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.split("::");
  const groups = head.split(":");
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(":").filter(Boolean).length;
  const first = [...groups, ...Array.from({ length: missing }, () => "0")].slice(0, 4);
  return first.map((group) => (Number.parseInt(group, 16) || 0).toString(16)).join(":");
}
