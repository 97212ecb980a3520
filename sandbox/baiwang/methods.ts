import { invoiceList } from "#sandbox/baiwang/invoice-list.ts";
import { invoiceQuery } from "#sandbox/baiwang/invoice-query.ts";
import { invoiceUpload } from "#sandbox/baiwang/invoice-upload.ts";
import type { Method } from "#sandbox/baiwang/method.ts";
import { oauthToken } from "#sandbox/baiwang/oauth-token.ts";
import type { BaiwangServiceName } from "#sandbox/baiwang/service-names.ts";

/** What stands behind each name. Closed: a name without a method does not compile. */
export const methods: Readonly<Record<BaiwangServiceName, Method>> = {
  "baiwang.oauth.token": oauthToken,
  "baiwang.invoice.upload": invoiceUpload,
  "baiwang.output.invoice.query": invoiceQuery,
  "baiwang.output.invoice.list": invoiceList,
};
