import { afterAll, expect, expectTypeOf, test } from "vitest";
import { actsIn, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { issueCertificate } from "#server/certificates/issue-certificate.ts";
import { listCertificates } from "#server/certificates/list-certificates.ts";
import type { MerchantContext, SupportContext } from "#server/context.ts";
import { stopQueue } from "#server/queue/queue.ts";
import { exampleClerk, exampleView, exampleWithSupport } from "#server/support/example-clerk.ts";
import { showCertificate } from "#server/support/show-certificate.ts";

const now = new Date("2026-11-22T02:00:00Z");
afterAll(stopQueue);

test("a clerk sees what was issued to the merchant; each view that looked is written down once", async () => {
  const { context: merchant, system } = await exampleMerchant();
  const { submissionId } = await exampleWithSupport(system, merchant, now);
  const issued = await issueCertificate(merchant, "delay", { submissionId }, now);
  const clerk = await exampleClerk();
  const first = await exampleView(clerk, merchant.merchantId, now);
  expect(await listCertificates(first, { submissionId })).toMatchObject([{ code: issued.code }]);

  expect(await showCertificate(first, issued.code.toLowerCase(), now)).toEqual(issued);
  await showCertificate(first, issued.code, now);
  const second = await exampleView(clerk, merchant.merchantId, now);
  await showCertificate(second, issued.code, now);

  const shown = (await actsIn(merchant)).filter(({ action }) => action === "certificate.shown");
  expect(shown).toMatchObject(
    [first, second].map(({ viewId }) => ({
      actorKind: "support",
      actorId: clerk.accountId,
      subjectKind: "certificate",
      subjects: [issued.id],
      facts: { kind: "delay", view: String(viewId) },
    })),
  );
  expect(JSON.stringify(shown.map(({ facts }) => facts))).not.toContain(issued.code);
});

test("another merchant's room shows nothing of it, and nothing is written down there", async () => {
  const { context: merchant, system } = await exampleMerchant();
  const { context: other } = await exampleMerchant();
  const { submissionId } = await exampleWithSupport(system, merchant, now);
  const { code } = await issueCertificate(merchant, "delay", { submissionId }, now);
  const elsewhere = await exampleView(await exampleClerk(), other.merchantId, now);

  await expect(showCertificate(elsewhere, code, now)).rejects.toMatchObject({ kind: "not-found", code: "CERTIFICATE" });
  expect((await actsIn(other)).map(({ action }) => action)).not.toContain("certificate.shown");
  expect((await actsIn(merchant)).map(({ action }) => action)).not.toContain("certificate.shown");
  expectTypeOf<MerchantContext | SupportContext>().not.toExtend<Parameters<typeof showCertificate>[0]>();
});
