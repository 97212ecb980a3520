/** Who can sign in to the demo; all with one password. The seed makes them, `npm run demo` prints them. */
export const demoPassword = "buchuan-2026-demo";

/** `at`: where a merchant's people work; staff work in the house. */
export const demoAccounts = [
  { signInName: "owner", role: "owner", at: "restaurant", name: "店主", title: "商户负责人 merchant owner" },
  { signInName: "clerk", role: "clerk", at: "restaurant", name: "店员", title: "商户经办人 merchant clerk" },
  {
    signInName: "owner-shop",
    role: "owner",
    at: "shop",
    name: "店主",
    title: "小商户负责人，有补传包 owner of a small shop, with packages",
  },
  {
    signInName: "owner-wholesale",
    role: "owner",
    at: "wholesaler",
    name: "店主",
    title: "批发商负责人，六万张发票 owner of a wholesaler, 60,000 invoices",
  },
  { signInName: "support", role: "support", at: "house", name: "客服", title: "客服 support" },
  { signInName: "operator", role: "operator", at: "house", name: "运维", title: "运维 operator" },
] as const;
