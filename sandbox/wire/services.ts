import { creditLine } from "./credit-line.ts";
import { invoiceStatus } from "./invoice-status.ts";
import { listApplication } from "./list-application.ts";
import { listPackage } from "./list-package.ts";
import type { Service } from "./service.ts";
import { upload } from "./upload.ts";
import { uploadResult } from "./upload-result.ts";

/** Every service on offer, by 能力编码/服务编码 as they stand in the address. */
export const services = {
  "202007/QDFPSC": upload,
  "202007/CXQDFPSCJG": uploadResult,
  "202007/CXSXED": creditLine,
  "203067/FPZTXXCX": invoiceStatus,
  "203067/PLFPXZSQ": listApplication,
  "203067/PLFPXZSQFK": listPackage,
} as const satisfies Record<string, Service>;

export type ServiceName = keyof typeof services;
export const serviceNames = Object.keys(services) as [ServiceName, ...ServiceName[]];

export function isServiceName(name: string): name is ServiceName {
  return Object.hasOwn(services, name);
}
