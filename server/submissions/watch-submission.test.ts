import { beforeEach, expect, test } from "vitest";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { cancelSubmission } from "#server/submissions/cancel-submission.ts";
import { countOpen } from "#server/submissions/count-open.ts";
import { findByReference } from "#server/submissions/find-by-reference.ts";
import { findSubmission } from "#server/submissions/find-submission.ts";
import { referenceOf } from "#server/submissions/reference.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";
import { watchSubmission } from "#server/submissions/watch-submission.ts";

const now = new Date("2026-11-22T10:00:00+08:00");
let merchant: Example;
let other: Example;
let id: bigint;

beforeEach(async () => {
  merchant = await exampleMerchant();
  other = await exampleMerchant();
  const { taxpayerId } = await findParty(merchant.system);
  const [submitted] = await submitInvoices(merchant.context, [exampleInvoice(taxpayerId)], { kind: "form" }, now);
  id = submitted?.submissionId ?? 0n;
});

test("the stamp is the page's own until something happens", async () => {
  const { stamp } = await findSubmission(merchant.context, id);
  expect(await watchSubmission(merchant.context, id)).toEqual({ state: "QUEUED", open: true, stamp });
  await cancelSubmission(merchant.context, id, now);
  const after = await watchSubmission(merchant.context, id);
  expect(after).toMatchObject({ state: "CANCELLED", open: false });
  expect(after.stamp).not.toBe(stamp);
});

test("another merchant watches nothing", async () => {
  await expect(watchSubmission(other.context, id)).rejects.toMatchObject({ kind: "not-found" });
});

test.each([
  ["as printed", (reference: string) => reference],
  ["without its marks", (reference: string) => reference.replaceAll("-", "")],
  ["in small letters with blanks", (reference: string) => ` ${reference.toLowerCase().replaceAll("-", " ")} `],
  [
    "in full width",
    (reference: string) =>
      [...reference].map((character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).join(""),
  ],
])("a reference %s leads to its submission, for its merchant only", async (_, typed) => {
  expect(await findByReference(merchant.context, typed(referenceOf(id)))).toBe(String(id));
  expect(await findByReference(other.context, typed(referenceOf(id)))).toBeNull();
});

test("digits alone are an invoice number, and a wrong check digit is no reference", async () => {
  const reference = referenceOf(id);
  expect(await findByReference(merchant.context, reference.replace(/\D/g, ""))).toBeNull();
  const wrong = reference.slice(0, -1) + ((Number(reference.at(-1)) + 1) % 10);
  expect(await findByReference(merchant.context, wrong)).toBeNull();
  expect(await findByReference(merchant.context, `BC${"9".repeat(19)}`)).toBeNull();
});

test("what is open is counted per merchant", async () => {
  expect(await countOpen(merchant.context)).toEqual({ onTheirWay: 1, withSupport: 0 });
  expect(await countOpen(other.context)).toEqual({ onTheirWay: 0, withSupport: 0 });
});
