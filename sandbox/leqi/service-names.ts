/** Every service of 乐企 on offer, by 能力编码/服务编码 as they stand in the address. */
export const leqiServiceNames = [
  "202007/QDFPSC",
  "202007/CXQDFPSCJG",
  "202007/CXSXED",
  "203067/FPZTXXCX",
  "203067/PLFPXZSQ",
  "203067/PLFPXZSQFK",
] as const;

export type LeqiServiceName = (typeof leqiServiceNames)[number];

export function isLeqiServiceName(name: string): name is LeqiServiceName {
  return (leqiServiceNames as readonly string[]).includes(name);
}
