import { businessDateOf, instantOf } from "#domain/period.ts";
import type { Office } from "#sandbox/office.ts";
import type { Caller } from "#sandbox/wire/knock.ts";

const dayMs = 86_400_000;

/**
 * Up to when a copy of the books made at `copiedAt` is complete, counted by receipt: what had been received but had no
 * verdict by then may yet come in.
 */
export function watermarkOf(office: Office, copiedAt: Date): Date {
  const unseen = office.uploads.oldestUnseenAt(copiedAt);
  if (unseen === null || unseen > copiedAt) return copiedAt;
  return new Date(unseen.getTime() - 1_000);
}

/** When the copy was made that single invoices are looked up in. */
export function lookUpCopyOf({ clock, settings }: Office): Date {
  return new Date(clock.now().getTime() - settings.queryLagMs);
}

/** When the copy was made that lists are made of: last midnight's, unless set otherwise (当日开具次日可查), or a day before. */
export function listCopyOf({ clock, settings: { listLagMs } }: Office, { quirks }: Caller): Date {
  const now = quirks.has("list-late") ? new Date(clock.now().getTime() - dayMs) : clock.now();
  if (listLagMs !== null) return new Date(now.getTime() - listLagMs);
  return instantOf(businessDateOf(now)) ?? now;
}
