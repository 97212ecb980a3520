/** Who can sign in to the demo; all with one password. The seed makes them, `npm run demo` prints them. */
export const demoPassword = "buchuan-2026-demo";

export const demoAccounts = [
  { signInName: "owner", role: "owner", name: "店主", title: "商户负责人 merchant owner" },
  { signInName: "clerk", role: "clerk", name: "店员", title: "商户经办人 merchant clerk" },
  { signInName: "support", role: "support", name: "客服", title: "客服 support" },
  { signInName: "operator", role: "operator", name: "运维", title: "运维 operator" },
] as const;
