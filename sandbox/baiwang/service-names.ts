/** Every method of 百望 on offer. */
export const baiwangServiceNames = [
  "baiwang.oauth.token",
  "baiwang.invoice.upload",
  "baiwang.output.invoice.query",
  "baiwang.output.invoice.list",
] as const;

export type BaiwangServiceName = (typeof baiwangServiceNames)[number];

export function isBaiwangServiceName(name: string): name is BaiwangServiceName {
  return (baiwangServiceNames as readonly string[]).includes(name);
}
