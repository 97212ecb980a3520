import { afterAll, describe, expect, test } from "vitest";
import { actsIn, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { inTransaction } from "#server/db.ts";
import { addRecipient } from "#server/notices/add-recipient.ts";
import { dissolvePackage } from "#server/packages/dissolve-package.ts";
import {
  bringResult,
  exampleDownloaded,
  examplePackage,
  minutes,
  packageActs,
  packNext,
  revisionsMatchAudit,
  statesOf,
} from "#server/packages/example-package.ts";
import { findPackage } from "#server/packages/find-package.ts";
import { handInPackage } from "#server/packages/hand-in-package.ts";
import { packageFile } from "#server/packages/package-file.ts";
import { remindOfPackages } from "#server/packages/remind-of-packages.ts";
import { takeBackAnswer } from "#server/packages/take-back-answer.ts";
import { withdrawPackage } from "#server/packages/withdraw-package.ts";
import { stopQueue } from "#server/queue/queue.ts";
import { cancelSubmission } from "#server/submissions/cancel-submission.ts";

afterAll(stopQueue);

const day = 24 * 60;
const nothingSaid = { exportedAt: null, span: null };

describe("a package that was downloaded and never handed in", () => {
  test("is withdrawn on the merchant's word: its invoices wait for the next one, and can be taken back", async () => {
    const made = await exampleDownloaded(await exampleMerchant());
    const { merchant, packageId, submissionIds } = made;
    expect(await withdrawPackage(merchant.context, packageId, true, minutes(5))).toEqual([]);
    expect(await withdrawPackage(merchant.context, packageId, true, minutes(6))).toEqual([]);
    expect(await statesOf(made)).toEqual(Array(3).fill("HELD PACKAGE_WAITS"));
    expect(await findPackage(merchant.context, packageId)).toMatchObject({ state: "WITHDRAWN", counters: { left: 3 } });
    expect((await actsIn(merchant.context)).at(-1)).toMatchObject({
      action: "package.withdrawn",
      actorKind: "merchant",
      facts: { number: 1, invoices: 3, said: "not handed in" },
    });
    await cancelSubmission(merchant.context, submissionIds[0] ?? 0n, minutes(7));
    const next = await packNext(merchant, minutes(8));
    expect(await findPackage(merchant.context, next)).toMatchObject({ number: 2, counters: { invoices: 2, open: 2 } });
    expect(await revisionsMatchAudit(merchant)).toBe(true);
  });

  test("without that word nothing changes", async () => {
    const made = await exampleDownloaded(await exampleMerchant(), 1);
    const problems = await withdrawPackage(made.merchant.context, made.packageId, false, minutes(5));
    expect(problems).toMatchObject([{ code: "NOT_HANDED_IN_UNCONFIRMED", field: "notHandedIn" }]);
    expect(await findPackage(made.merchant.context, made.packageId)).toMatchObject({ state: "DOWNLOADED" });
    expect(await statesOf(made)).toEqual(["HELD IN_PACKAGE"]);
  });

  test("once withdrawn its file is given out no more, and cannot be handed in", async () => {
    const { merchant, packageId } = await exampleDownloaded(await exampleMerchant(), 1);
    await withdrawPackage(merchant.context, packageId, true, minutes(5));
    const undone = { code: "PACKAGE_DISSOLVED" };
    await expect(packageFile(merchant.context, packageId, minutes(6))).rejects.toMatchObject(undone);
    const said = { on: "2026-11-20", bureauNumber: "SL-1" };
    await expect(handInPackage(merchant.context, packageId, said, minutes(6))).rejects.toMatchObject(undone);
  });

  test("handed in, or answered, it cannot be withdrawn; not downloaded, it is undone", async () => {
    const handedIn = await exampleDownloaded(await exampleMerchant(), 1);
    const said = { on: "2026-11-20", bureauNumber: "SL-1" };
    await handInPackage(handedIn.merchant.context, handedIn.packageId, said, minutes(5));
    const refused = { kind: "not-now", code: "PACKAGE_HANDED_IN" };
    const withdrawn = withdrawPackage(handedIn.merchant.context, handedIn.packageId, true, minutes(6));
    await expect(withdrawn).rejects.toMatchObject(refused);

    const answered = await exampleDownloaded(await exampleMerchant(), 2);
    const token = await bringResult(
      answered,
      answered.invoices.slice(0, 1).map((invoice) => [invoice, "成功"] as const),
    );
    await takeBackAnswer(answered.merchant.context, answered.packageId, token, nothingSaid, minutes(5));
    const late = withdrawPackage(answered.merchant.context, answered.packageId, true, minutes(6));
    await expect(late).rejects.toMatchObject(refused);

    const fresh = await examplePackage(await exampleMerchant(), 1);
    const early = withdrawPackage(fresh.merchant.context, fresh.packageId, true, minutes(6));
    await expect(early).rejects.toMatchObject({ code: "PACKAGE_NOT_DOWNLOADED" });
  });

  test("is no other merchant's to withdraw", async () => {
    const { packageId } = await exampleDownloaded(await exampleMerchant(), 1);
    const { context } = await exampleMerchant();
    await expect(withdrawPackage(context, packageId, true, minutes(5))).rejects.toMatchObject({ code: "PACKAGE" });
  });
});

describe("the reminder", () => {
  test("comes once, days after it was made, and not for what was handed in or undone", async () => {
    const merchant = await exampleMerchant();
    const { packageId, context, letters } = await reminded(merchant);
    await remindOfPackages(minutes(2 * day));
    expect(await letters()).toEqual([]);
    await remindOfPackages(minutes(3 * day));
    await remindOfPackages(minutes(4 * day));
    expect(await letters()).toMatchObject([
      { kind: "package-forgotten", onceKey: expect.stringContaining(`/${packageId}/`) },
    ]);
    expect(await packageActs(merchant)).toEqual(["package.made", "package.downloaded"]);
    await withdrawPackage(context, packageId, true, minutes(4 * day));

    const undone = await reminded(await exampleMerchant(), examplePackage);
    await dissolvePackage(undone.context, undone.packageId, minutes(3));
    const handedIn = await reminded(await exampleMerchant());
    await handInPackage(handedIn.context, handedIn.packageId, { on: "2026-11-20", bureauNumber: "SL-1" }, minutes(5));
    await remindOfPackages(minutes(9 * day));
    expect([...(await undone.letters()), ...(await handedIn.letters())]).toEqual([]);
    expect(await letters()).toHaveLength(1);
  });
});

/** A package of a merchant who hears from us, and the letters about packages that were forgotten. */
async function reminded(merchant: Awaited<ReturnType<typeof exampleMerchant>>, make = exampleDownloaded) {
  const { packageId } = await make(merchant, 1);
  const { context, system } = merchant;
  await addRecipient(context, { channel: "mail", address: "boss@example.com", locale: "zh-CN" }, minutes(2));
  const letters = () =>
    inTransaction(system, (tx) =>
      tx.letter.findMany({ where: { kind: "package-forgotten", channel: { not: "inbox" } } }),
    );
  return { packageId, context, letters };
}
