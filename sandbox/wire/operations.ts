import { creditLine } from "#sandbox/wire/credit-line.ts";
import { invoiceStatus } from "#sandbox/wire/invoice-status.ts";
import { listApplication } from "#sandbox/wire/list-application.ts";
import { listPackage } from "#sandbox/wire/list-package.ts";
import type { Service } from "#sandbox/wire/operation.ts";
import type { ServiceName } from "#sandbox/wire/service-names.ts";
import { upload } from "#sandbox/wire/upload.ts";
import { uploadResult } from "#sandbox/wire/upload-result.ts";

/** What stands behind each name. Closed: a name without a service does not compile. */
export const services: Readonly<Record<ServiceName, Service>> = {
  "202007/QDFPSC": upload,
  "202007/CXQDFPSCJG": uploadResult,
  "202007/CXSXED": creditLine,
  "203067/FPZTXXCX": invoiceStatus,
  "203067/PLFPXZSQ": listApplication,
  "203067/PLFPXZSQFK": listPackage,
};
