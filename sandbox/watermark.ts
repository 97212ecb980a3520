import type { Office } from "#sandbox/office.ts";

/**
 * Up to when a copy of the books made at `copiedAt` is complete, counted by receipt: what had been received but had no
 * verdict by then may yet come in.
 */
export function watermarkOf(office: Office, copiedAt: Date): Date {
  const unseen = office.uploads.oldestUnseenAt(copiedAt);
  if (unseen === null || unseen > copiedAt) return copiedAt;
  return new Date(unseen.getTime() - 1_000);
}
