/** Every address of the product, without its language; `#i18n/navigation.ts` adds that. */
export const paths = {
  front: "/",
  signIn: "/sign-in",
  signOut: "/sign-out",
  privacy: "/privacy",
  status: "/status",
  check: "/check",
  verify: "/verify",
  faq: "/faq",
  faqEntry: (slug: string) => `/faq/${encodeURIComponent(slug)}`,
  guides: "/guides",
  guide: (slug: string) => `/guides/${encodeURIComponent(slug)}`,
  contact: "/contact",
  /** The help that belongs to one page, by the first part of that page's address. */
  helpFor: (page: string) => `/faq?page=${encodeURIComponent(page)}`,

  overview: "/overview",
  missing: "/missing",
  missingInvoice: (key: string) => `/missing/${encodeURIComponent(key)}`,
  reupload: (key: string) => `/missing/${encodeURIComponent(key)}/reupload`,
  batches: "/batches",
  newBatch: "/batches/new",
  batch: (id: string) => `/batches/${encodeURIComponent(id)}`,
  submissions: "/submissions",
  submission: (id: string) => `/submissions/${encodeURIComponent(id)}`,
  receipts: "/receipts",
  receipt: (id: string) => `/receipts/${encodeURIComponent(id)}`,
  reports: "/reports",
  training: "/training",
  settings: "/settings",
  settingsPassword: "/settings/password",
  settingsSessions: "/settings/sessions",

  support: "/support",
  supportMerchant: (id: string) => `/support/merchants/${encodeURIComponent(id)}`,
  supportAssist: (id: string) => `/support/assist/${encodeURIComponent(id)}`,
  supportFaq: "/support/faq",

  ops: "/ops",
  opsBureau: "/ops/bureau",
  opsTransfers: "/ops/transfers",
  opsSchedule: "/ops/schedule",
  opsAlerts: "/ops/alerts",
  opsNotices: "/ops/notices",
  opsAccounts: "/ops/accounts",
} as const;

/** Addresses that are not pages: no language, plain requests. */
export const apiPaths = {
  appearance: "/api/appearance",
  health: "/api/health",
  uploads: "/api/uploads",
  batchProgress: (id: string) => `/api/batches/${encodeURIComponent(id)}/progress`,
} as const;
