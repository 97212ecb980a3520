import { type CaseKind, type CasePriority, caseKinds, casePriorities } from "#domain/support-case.ts";

/** `all`: whatever is not closed; `asked`: of those, what waits for the merchant. */
export const caseViews = ["all", "mine", "unowned", "overdue", "asked", "closed"] as const;
export type CaseView = (typeof caseViews)[number];
export type CaseFilter = {
  readonly view: CaseView;
  readonly priority: CasePriority | null;
  readonly kind: CaseKind | null;
  /** A case's number, a submission's reference, or a part of a merchant's name. */
  readonly search: string;
};
/** Where a page ended: by what the list is in order, and the id. */
export type CasePlace = { readonly rank: number; readonly at: Date; readonly id: bigint };

const longestSearch = 60;

/** As an address says it; what it does not know it leaves out. */
export function readCaseFilter(query: Readonly<Record<string, string | undefined>>): CaseFilter {
  return {
    view: caseViews.find((view) => view === query.view) ?? "all",
    priority: casePriorities.find((priority) => priority === query.priority) ?? null,
    kind: caseKinds.find((kind) => kind === query.kind) ?? null,
    search: (query.q ?? "").normalize("NFKC").replaceAll("\0", "").trim().slice(0, longestSearch),
  };
}

export function readCasePlace(text: string): CasePlace | null {
  const [, rank, at, id] = /^(\d{1,2})_(\d{1,14})_(\d{1,18})$/.exec(text) ?? [];
  return rank && at && id ? { rank: Number(rank), at: new Date(Number(at)), id: BigInt(id) } : null;
}

export function writeCasePlace({ rank, at, id }: CasePlace): string {
  return `${rank}_${at.getTime()}_${id}`;
}
