import { creditLine } from "#sandbox/leqi/credit-line.ts";
import { invoiceStatus } from "#sandbox/leqi/invoice-status.ts";
import { listApplication } from "#sandbox/leqi/list-application.ts";
import { listPackage } from "#sandbox/leqi/list-package.ts";
import type { Service } from "#sandbox/leqi/operation.ts";
import type { LeqiServiceName } from "#sandbox/leqi/service-names.ts";
import { upload } from "#sandbox/leqi/upload.ts";
import { uploadResult } from "#sandbox/leqi/upload-result.ts";

/** What stands behind each name. Closed: a name without a service does not compile. */
export const operations: Readonly<Record<LeqiServiceName, Service>> = {
  "202007/QDFPSC": upload,
  "202007/CXQDFPSCJG": uploadResult,
  "202007/CXSXED": creditLine,
  "203067/FPZTXXCX": invoiceStatus,
  "203067/PLFPXZSQ": listApplication,
  "203067/PLFPXZSQFK": listPackage,
};
