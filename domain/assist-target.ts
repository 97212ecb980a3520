/**
 * What can be pointed at, by page: the one list for both sides. A clerk chooses from it, the merchant's page carries the
 * names as `data-assist`, and nothing else of where somebody is ever leaves a browser.
 */
export const assistTargets = {
  overview: ["tiles", "tasks"],
  missing: ["search", "list"],
  invoice: ["standing", "next"],
  entry: [
    "file",
    "kind",
    "number",
    "code",
    "issuedOn",
    "buyer-name",
    "buyer-taxpayerId",
    "lines",
    "amount",
    "tax",
    "total",
    "remark",
    "continue",
  ],
  check: ["paper", "submit"],
  batches: ["list", "new"],
  newBatch: ["upload"],
  batch: ["standing", "rows"],
  row: ["cells", "save"],
  submissions: ["list"],
  submission: ["standing", "sheet", "pdf", "delay"],
  receipts: ["list"],
  packages: ["list"],
  ledger: ["limits"],
  books: [],
  monthEnd: ["period", "verdict", "sums", "todo", "gaps"],
  reports: [],
  settings: ["account", "notices"],
  assist: ["give"],
  elsewhere: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type AssistPage = keyof typeof assistTargets;
export type AssistTarget = (typeof assistTargets)[AssistPage][number];
export const assistPages = Object.keys(assistTargets) as readonly AssistPage[];

/** What a page is about, where its address needs that. */
export type AssistSubject = "invoice" | "batch" | "submission";
export const subjectOfPage: Readonly<Partial<Record<AssistPage, AssistSubject>>> = {
  invoice: "invoice",
  entry: "invoice",
  batch: "batch",
  submission: "submission",
};

/** Pages nobody can be led to: a draft or a row is the merchant's own way, and elsewhere is nowhere. */
const notLed: readonly AssistPage[] = ["check", "row", "elsewhere"];
export const leadPages: readonly AssistPage[] = assistPages.filter((page) => !notLed.includes(page));

const addresses: readonly (readonly [RegExp, AssistPage])[] = [
  [/^\/overview$/, "overview"],
  [/^\/missing$/, "missing"],
  [/^\/missing\/check$/, "check"],
  [/^\/missing\/(new|[^/]+\/reupload)$/, "entry"],
  [/^\/missing\/[^/]+$/, "invoice"],
  [/^\/batches$/, "batches"],
  [/^\/batches\/new$/, "newBatch"],
  [/^\/batches\/[^/]+\/rows\/[^/]+$/, "row"],
  [/^\/batches\/[^/]+/, "batch"],
  [/^\/submissions$/, "submissions"],
  [/^\/submissions\/[^/]+/, "submission"],
  [/^\/receipts$/, "receipts"],
  [/^\/packages/, "packages"],
  [/^\/ledger/, "ledger"],
  [/^\/books/, "books"],
  [/^\/month-end/, "monthEnd"],
  [/^\/reports/, "reports"],
  [/^\/settings/, "settings"],
  [/^\/help\/assist/, "assist"],
];

/** The name of a page by its address, with a language before it or without, with a query or without. */
export function assistPageOf(address: string): AssistPage {
  const path = address
    .replace(/[?#].*$/s, "")
    .replace(/^\/en(?=\/|$)/, "")
    .replace(/(?<=.)\/$/, "");
  return addresses.find(([pattern]) => pattern.test(path))?.[1] ?? "elsewhere";
}

export function isAssistPage(text: string): text is AssistPage {
  return Object.hasOwn(assistTargets, text);
}

/** `entry/buyer-name`, as the one list a clerk chooses from posts it; null for what is not in it. */
export function readTarget(typed: string): { readonly page: AssistPage; readonly target: AssistTarget } | null {
  const [page = "", target = "", ...more] = typed.split("/");
  if (more.length > 0 || !isAssistPage(page)) return null;
  const known = assistTargets[page].find((one) => one === target);
  return known ? { page, target: known } : null;
}

/** The name of a field of the form of one invoice, as an attribute. */
export function targetOfField(path: string): string {
  return path.replaceAll(".", "-");
}
