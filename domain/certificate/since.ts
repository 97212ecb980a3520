import { isOpen } from "../submission.ts";
import type { BatchDelayFacts, BatchReceiptFacts, CertificateFacts, InvoiceDelayFacts } from "./facts.ts";

/** What the records say now beside what a certificate said when it was issued. */
export type Since = {
  /** Facts that stand differently, by name: `invoice.total`, `rows` … */
  readonly differing: readonly string[];
  /** Nothing that was said has become untrue: what was on its way then has gone on. */
  readonly hasGoneOn: boolean;
};

/**
 * @param today null where the records no longer bear a certificate at all
 * @param sentAgain since it was issued an invoice on it was handed in anew, voided for instance: our books may say more
 * of it now than they did
 */
export function sinceIssue(issued: CertificateFacts, today: CertificateFacts | null, sentAgain = false): Since {
  if (today === null) return { differing: ["certificate"], hasGoneOn: false };
  const differing = differingFacts(issued, today);
  const unexplained = sentAgain ? differing.filter((name) => !isOfInvoice(name)) : differing;
  return {
    differing,
    hasGoneOn: differing.length > 0 && (unexplained.length === 0 || hasGoneOn(issued, today, unexplained)),
  };
}

function isOfInvoice(name: string): boolean {
  return /^invoice\.|^(rows|total|acceptedTotal)$/.test(name);
}

function hasGoneOn(issued: CertificateFacts, today: CertificateFacts, differing: readonly string[]): boolean {
  if (issued.about === "invoice") {
    if (issued.certificate === "receipt" || today.about === "batch" || today.certificate === "receipt") return false;
    return isOpen(issued.submission.state) && mayMove(differing, "invoice") && clocksHold(issued, today);
  }
  if (today.about === "invoice" || !mayMove(differing, "batch")) return false;
  if (issued.certificate === "receipt") return today.certificate === "receipt" && rowsHold(issued, today);
  return today.certificate === "delay" && openRowsMoved(issued, today);
}

const movable = {
  invoice: ["submission.state", "clocks", "intervals", "shares", "attempts"],
  batch: ["counts", "acceptedTotal", "rows", "span", "longest", "outages"],
};

function mayMove(differing: readonly string[], about: keyof typeof movable): boolean {
  return differing.every((name) => movable[about].some((one) => name === one || name.startsWith(`${one}.`)));
}

/** A clock that had struck has not been set back. */
function clocksHold(issued: InvoiceDelayFacts, today: InvoiceDelayFacts): boolean {
  const names = Object.keys(issued.clocks) as (keyof typeof issued.clocks)[];
  return names.every((name) => issued.clocks[name] === null || issued.clocks[name] === today.clocks[name]);
}

/** Every invoice that was accepted is still there as it was. */
function rowsHold(issued: BatchReceiptFacts, today: BatchReceiptFacts): boolean {
  const rows = new Map(today.rows.map((row) => [row.reference, row]));
  return issued.rows.every((row) => isSame(row, rows.get(row.reference)));
}

/** Only what had no result yet has changed. */
function openRowsMoved(issued: BatchDelayFacts, today: BatchDelayFacts): boolean {
  const rows = new Map(today.rows.map((row) => [row.reference, row]));
  return issued.rows.every((row) => {
    const now = rows.get(row.reference);
    return isSame(row, now) || (isOpen(row.state) && row.number === now?.number && row.total === now.total);
  });
}

/** By the names that fields of the sheet have; lists as a whole. */
function differingFacts(issued: CertificateFacts, today: CertificateFacts): string[] {
  const [ours, theirs] = [leaves(issued), leaves(today)];
  const names = new Set([...ours.keys(), ...theirs.keys()]);
  return [...names].filter((name) => ours.get(name) !== theirs.get(name));
}

function leaves(value: object, path = ""): Map<string, string> {
  const entries = Object.entries(value).flatMap(([name, field]): [string, string][] => {
    const here = path ? `${path}.${name}` : name;
    const isNested = typeof field === "object" && field !== null && !Array.isArray(field);
    return isNested ? [...leaves(field, here)] : [[here, plain(field)]];
  });
  return new Map(entries);
}

function isSame(one: object, other: object | undefined): boolean {
  return other !== undefined && plain(one) === plain(other);
}

/** Facts kept in a database come back with their fields in another order. */
function plain(value: unknown): string {
  return JSON.stringify(value, (_, field) =>
    typeof field === "object" && field !== null && !Array.isArray(field)
      ? Object.fromEntries(Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1)))
      : field,
  );
}
