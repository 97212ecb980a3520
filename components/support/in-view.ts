import { paths } from "#components/paths.ts";

/** The support view's twin of one of the merchant's own pages: the same address, behind the merchant's. */
export function inView(merchantId: string, merchantPage: string): string {
  return merchantPage === paths.overview
    ? paths.supportMerchant(merchantId)
    : `${paths.supportMerchant(merchantId)}${merchantPage}`;
}
