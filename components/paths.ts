/** Every address of the product, without its language; `#i18n/navigation.ts` adds that. */
export const paths = {
  front: "/",
  signIn: "/sign-in",
  signOut: "/sign-out",
  privacy: "/privacy",
  status: "/status",
  faq: "/faq",
  faqEntry: (slug: string) => `/faq/${encodeURIComponent(slug)}`,
  guides: "/guides",
  guide: (slug: string) => `/guides/${encodeURIComponent(slug)}`,
  contact: "/contact",
  /** The help that belongs to one page, by the first part of that page's address. */
  helpFor: (page: string) => `/faq?page=${encodeURIComponent(page)}`,

  overview: "/overview",
  missing: "/missing",
  missingExport: "/missing/export",
  newInvoice: "/missing/new",
  checkDraft: (draft: string) => `/missing/check?draft=${encodeURIComponent(draft)}`,
  missingInvoice: (key: string) => `/missing/${encodeURIComponent(key)}`,
  reupload: (key: string) => `/missing/${encodeURIComponent(key)}/reupload`,
  batches: "/batches",
  newBatch: "/batches/new",
  batchTemplate: "/batches/template",
  batch: (id: string) => `/batches/${encodeURIComponent(id)}`,
  batchSubmit: (id: string) => `/batches/${encodeURIComponent(id)}/submit`,
  batchRow: (id: string, row: number) => `/batches/${encodeURIComponent(id)}/rows/${row}`,
  batchFailedRows: (id: string) => `/batches/${encodeURIComponent(id)}/failed-rows`,
  batchResults: (id: string) => `/batches/${encodeURIComponent(id)}/results`,
  submissions: "/submissions",
  submission: (id: string) => `/submissions/${encodeURIComponent(id)}`,
  receipts: "/receipts",
  receipt: (id: string) => `/submissions/${encodeURIComponent(id)}/receipt`,
  settings: "/settings",
  settingsPassword: "/settings/password",
  settingsSessions: "/settings/sessions",

  support: "/support",
  supportMerchant: (id: string) => `/support/merchants/${encodeURIComponent(id)}`,

  ops: "/ops",
  opsMerchants: "/ops/merchants",
} as const;

/** Addresses that are not pages: no language, plain requests. */
export const apiPaths = {
  appearance: "/api/appearance",
  health: "/api/health",
  uploads: "/api/uploads",
  upload: (id: string) => `/api/uploads/${encodeURIComponent(id)}`,
  invoiceUpload: "/api/uploads/invoice",
  submissionProgress: (id: string) => `/api/submissions/${encodeURIComponent(id)}/progress`,
  batchRows: (id: string) => `/api/batches/${encodeURIComponent(id)}/rows`,
  batchCells: (id: string) => `/api/batches/${encodeURIComponent(id)}/cells`,
  batchProgress: (id: string) => `/api/batches/${encodeURIComponent(id)}/progress`,
} as const;
