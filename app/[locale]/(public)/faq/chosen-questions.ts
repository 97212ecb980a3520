/** Asked most, most asked first. */
export const popularQuestions = [
  "not-found-at-bureau",
  "issued-today-not-found",
  "result-unknown",
  "change-and-upload-again",
  "number-in-scientific-notation",
  "credit-line-not-enough",
] as const;

/** What is asked on a page of ours, by the first part of its address (`paths.helpFor`). */
export const questionsOfPage = {
  front: ["not-found-at-bureau", "can-digital-invoice-be-missing", "how-soon-after-upload", "who-can-see-my-data"],
  "sign-in": ["forgot-password", "who-can-see-my-data"],
  overview: [
    "what-standings-mean",
    "data-complete-to",
    "maybe-only-late",
    "missing-invoice-penalty",
    "too-late-to-send",
  ],
  missing: ["not-found-at-bureau", "maybe-only-late", "does-not-match", "too-late-to-send"],
  books: ["books-compared", "invoice-not-in-my-books", "what-is-sent-by-itself", "sent-by-itself", "data-complete-to"],
  "month-end": [
    "month-end-does-not-agree",
    "invoice-not-in-my-books",
    "not-uploaded-blocks-month-end",
    "does-not-match",
  ],
  batches: [
    "batch-states",
    "export-issued-list",
    "failed-rows-file",
    "number-in-scientific-notation",
    "leading-zeros-lost",
    "garbled-csv",
  ],
  submissions: ["result-unknown", "accepted-is-not-success", "rows-sent-back", "bureau-paused"],
  ledger: ["how-the-ledger-fills", "issuing-check", "number-gap", "api-token"],
  packages: ["hand-in-package", "package-answer", "accepted-is-not-success", "wechat-cannot-download"],
  receipts: ["what-is-a-receipt", "delay-certificate", "check-a-certificate", "wechat-cannot-download"],
  certificates: ["delay-certificate", "check-a-certificate", "what-is-a-receipt", "wechat-cannot-download"],
  verify: ["check-a-certificate", "delay-certificate", "what-is-a-receipt", "not-found-at-bureau"],
  reports: ["reports-when-and-where", "report-differs-from-page", "data-complete-to", "too-late-to-send"],
  settings: ["which-notices", "who-can-see-my-data", "forgot-password", "api-token"],
  inbox: ["which-notices", "when-a-case-is-answered", "instructions-and-corrections", "grades-and-complaints"],
  help: [
    "ask-support-to-assist",
    "assist-code-refused",
    "instructions-and-corrections",
    "write-to-support",
    "when-a-case-is-answered",
    "grades-and-complaints",
  ],
  training: ["practise-and-learn", "not-found-at-bureau", "what-standings-mean", "exchange-board"],
  board: ["exchange-board", "write-to-support", "who-can-see-my-data", "practise-and-learn"],
  check: ["invoice-i-received-is-not-found", "issued-today-not-found", "not-found-at-bureau", "too-many-checks-today"],
  contact: [
    "write-to-support",
    "ask-support-to-assist",
    "grades-and-complaints",
    "who-can-see-my-data",
    "result-unknown",
  ],
  status: ["bureau-paused", "data-complete-to", "how-soon-after-upload"],
} as const;
export type HelpedPage = keyof typeof questionsOfPage;

export function isHelpedPage(page: string): page is HelpedPage {
  return Object.hasOwn(questionsOfPage, page);
}
