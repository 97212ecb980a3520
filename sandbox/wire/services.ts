import { creditLine } from "#sandbox/wire/credit-line.ts";
import { invoiceStatus } from "#sandbox/wire/invoice-status.ts";
import { listApplication } from "#sandbox/wire/list-application.ts";
import { listPackage } from "#sandbox/wire/list-package.ts";
import type { Service } from "#sandbox/wire/service.ts";
import { upload } from "#sandbox/wire/upload.ts";
import { uploadResult } from "#sandbox/wire/upload-result.ts";

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
