/** Every service on offer, by 能力编码/服务编码 as they stand in the address. */
export const serviceNames = [
  "202007/QDFPSC",
  "202007/CXQDFPSCJG",
  "202007/CXSXED",
  "203067/FPZTXXCX",
  "203067/PLFPXZSQ",
  "203067/PLFPXZSQFK",
] as const;

export type ServiceName = (typeof serviceNames)[number];

export function isServiceName(name: string): name is ServiceName {
  return (serviceNames as readonly string[]).includes(name);
}
