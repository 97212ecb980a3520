import { afterAll, describe, expect, test } from "vitest";
import { openWorkbook } from "#domain/table/workbook.ts";
import { exampleMerchant } from "#server/accounts/example-merchant.ts";
import { inTransaction } from "#server/db.ts";
import { sha256 } from "#server/evidence.ts";
import { addRecipient } from "#server/notices/add-recipient.ts";
import { askForPackage } from "#server/packages/ask-for-package.ts";
import { dissolvePackage } from "#server/packages/dissolve-package.ts";
import {
  exampleDownloaded,
  examplePackage,
  exampleWaiting,
  minutes,
  packageActs,
  packNext,
  revisionsMatchAudit,
  statesOf,
} from "#server/packages/example-package.ts";
import { findPackage } from "#server/packages/find-package.ts";
import { handInPackage } from "#server/packages/hand-in-package.ts";
import { listPackages } from "#server/packages/list-packages.ts";
import { packageFile } from "#server/packages/package-file.ts";
import { stopQueue } from "#server/queue/queue.ts";
import { cancelSubmission } from "#server/submissions/cancel-submission.ts";
import { findSubmission } from "#server/submissions/find-submission.ts";
import { sendDue } from "#server/submissions/send-due.ts";

afterAll(stopQueue);

describe("asking for a package", () => {
  test("what has no other way waits until the merchant asks, then lies in a numbered file", async () => {
    const waiting = await exampleWaiting(await exampleMerchant());
    const { merchant } = waiting;
    expect(await statesOf(waiting)).toEqual(Array(3).fill("HELD PACKAGE_WAITS"));
    expect(await listPackages(merchant.context, null)).toMatchObject({
      rows: [],
      waiting: { count: 3, total: 318_000n, packing: 0 },
    });
    expect(await askForPackage(merchant.context, minutes(1))).toBe(3);
    expect(await listPackages(merchant.context, null)).toMatchObject({ waiting: { count: 0, packing: 3 } });
    await sendDue(merchant.system, () => minutes(1));
    expect(await statesOf(waiting)).toEqual(Array(3).fill("HELD IN_PACKAGE"));
    const { rows } = await listPackages(merchant.context, null);
    expect(rows).toMatchObject([{ number: 1, state: "MADE", invoices: 3, total: 318_000n, open: 3 }]);
    expect(rows[0]?.fileName).toMatch(/^补传_9[0-9A-Z]{17}_\d{8}_1\.xlsx$/);
    expect(await revisionsMatchAudit(merchant)).toBe(true);
  });

  test("what waited longest goes first, and no more than asked for", async () => {
    const waiting = await exampleWaiting(await exampleMerchant());
    expect(await askForPackage(waiting.merchant.context, minutes(1), 2)).toBe(2);
    expect(await statesOf(waiting)).toEqual(["QUEUED", "QUEUED", "HELD PACKAGE_WAITS"]);
  });

  test("with nothing waiting it is refused", async () => {
    const { context } = await exampleMerchant();
    await expect(askForPackage(context, minutes(1))).rejects.toMatchObject({ code: "PACKAGE_NOTHING_WAITS" });
  });

  test("more than one file takes are several packages, each with a number and a name of its own", async () => {
    const { merchant } = await exampleWaiting(await exampleMerchant(), 501);
    await packNext(merchant, minutes(1));
    const { rows } = await listPackages(merchant.context, null);
    expect(rows.map(({ number, invoices }) => [number, invoices])).toEqual([
      [2, 1],
      [1, 500],
    ]);
    expect(rows.map(({ fileName }) => fileName.slice(-7))).toEqual(["_2.xlsx", "_1.xlsx"]);
  });
});

test("who wants to hear of it is told that a package waits, once a package", async () => {
  const { merchant } = await exampleWaiting(await exampleMerchant(), 501);
  const typed = { channel: "mail", address: "boss@example.com", locale: "zh-CN" };
  await addRecipient(merchant.context, typed, minutes(0));
  await packNext(merchant, minutes(1));
  await sendDue(merchant.system, () => minutes(2));
  const letters = await inTransaction(merchant.system, (tx) =>
    tx.letter.findMany({ where: { channel: { not: "inbox" } }, orderBy: { id: "asc" } }),
  );
  expect(letters).toMatchObject([
    { kind: "package-waits", subject: "有补传包等您交给税局：1 号", text: expect.stringContaining("共 500 张") },
    { kind: "package-waits", subject: "有补传包等您交给税局：2 号", text: expect.stringContaining("共 1 张") },
  ]);
});

describe("before it is downloaded", () => {
  test("it can be undone: its invoices wait for the next one, and can be taken back", async () => {
    const made = await examplePackage(await exampleMerchant());
    const { merchant, packageId, submissionIds } = made;
    await dissolvePackage(merchant.context, packageId, minutes(2));
    await dissolvePackage(merchant.context, packageId, minutes(2));
    expect(await statesOf(made)).toEqual(Array(3).fill("HELD PACKAGE_WAITS"));
    expect(await findPackage(merchant.context, packageId)).toMatchObject({ state: "DISSOLVED", rows: [] });
    await expect(packageFile(merchant.context, packageId, minutes(3))).rejects.toMatchObject({
      code: "PACKAGE_DISSOLVED",
    });
    await cancelSubmission(merchant.context, submissionIds[0] ?? 0n, minutes(3));
    await packNext(merchant, minutes(4));
    const { rows } = await listPackages(merchant.context, null);
    expect(rows.map(({ number, state, invoices }) => [number, state, invoices])).toEqual([
      [2, "MADE", 2],
      [1, "DISSOLVED", 3],
    ]);
    expect(await packageActs(merchant)).toEqual(["package.made", "package.dissolved", "package.made"]);
    expect(await revisionsMatchAudit(merchant)).toBe(true);
  });

  test("what lies in it cannot be taken back one by one, nor be handed in", async () => {
    const { merchant, packageId, submissionIds } = await examplePackage(await exampleMerchant());
    expect(await findSubmission(merchant.context, submissionIds[0] ?? 0n)).toMatchObject({ cancellable: false });
    const said = { on: "2026-11-20", bureauNumber: "SL-1" };
    await expect(handInPackage(merchant.context, packageId, said, minutes(3))).rejects.toMatchObject({
      code: "PACKAGE_NOT_DOWNLOADED",
    });
  });
});

describe("downloading", () => {
  test("gives the very file that was written, and from then on it may be at the bureau", async () => {
    const made = await examplePackage(await exampleMerchant());
    const { merchant, packageId, submissionIds } = made;
    expect((await findSubmission(merchant.context, submissionIds[0] ?? 0n)).attempts).toMatchObject([
      { knock: "send", replyKind: "packed" },
    ]);
    const file = await packageFile(merchant.context, packageId, minutes(2));
    expect(openWorkbook(file.bytes).sheets.map(({ name }) => name)).toEqual(["信息汇总表", "发票基础信息"]);
    const again = await packageFile(merchant.context, packageId, minutes(9));
    const arrived = await inTransaction(merchant.system, (tx) => tx.submission.findMany({ where: { packageId } }));
    expect(arrived.map(({ maybeArrivedAt }) => maybeArrivedAt)).toEqual(Array(3).fill(minutes(2)));
    expect(Buffer.from(sha256(again.bytes)).equals(sha256(file.bytes))).toBe(true);
    expect(await findPackage(merchant.context, packageId)).toMatchObject({
      state: "DOWNLOADED",
      downloadedAt: minutes(2),
      counters: { invoices: 3, accepted: 0, returned: 0, open: 3, left: 0 },
    });
    await expect(dissolvePackage(merchant.context, packageId, minutes(3))).rejects.toMatchObject({
      code: "PACKAGE_ALREADY_DOWNLOADED",
    });
    expect(await packageActs(merchant)).toEqual(["package.made", "package.downloaded", "package.downloaded"]);
  });
});

describe("handing in", () => {
  test("waits for the bureau from then on, under its number; said twice it is said once", async () => {
    const made = await exampleDownloaded(await exampleMerchant());
    const { merchant, packageId, submissionIds } = made;
    const said = { on: "2026-11-20", bureauNumber: " ＳＬ-1 " };
    expect(await handInPackage(merchant.context, packageId, said, minutes(5))).toEqual([]);
    expect(await handInPackage(merchant.context, packageId, said, minutes(6))).toEqual([]);
    expect(await statesOf(made)).toEqual(Array(3).fill("PROCESSING"));
    expect(await findSubmission(merchant.context, submissionIds[1] ?? 0n)).toMatchObject({ acceptanceNumber: "SL-1" });
    await expect(
      handInPackage(merchant.context, packageId, { ...said, bureauNumber: "SL-2" }, minutes(7)),
    ).rejects.toMatchObject({ code: "PACKAGE_ALREADY_HANDED_IN" });
    expect(await revisionsMatchAudit(merchant)).toBe(true);
  });

  test.each([
    [{ on: "", bureauNumber: "SL-1" }, ["HAND_IN_DAY_REQUIRED"]],
    [{ on: "2026-02-30", bureauNumber: "SL-1" }, ["HAND_IN_DAY_MALFORMED"]],
    [{ on: "2026-11-19", bureauNumber: "SL-1" }, ["HAND_IN_BEFORE_DOWNLOAD"]],
    [{ on: "2026-11-21", bureauNumber: "" }, ["HAND_IN_IN_FUTURE", "BUREAU_NUMBER_REQUIRED"]],
    [{ on: "2026-11-20", bureauNumber: "1".repeat(41) }, ["BUREAU_NUMBER_TOO_LONG"]],
    [{ on: "2026-11-20", bureauNumber: "SL\u0000" }, ["BUREAU_NUMBER_UNREADABLE"]],
  ])("%j is %j, and nothing is written", async (said, codes) => {
    const { merchant, packageId } = await exampleDownloaded(await exampleMerchant(), 1);
    const problems = await handInPackage(merchant.context, packageId, said, minutes(5));
    expect(problems.map(({ code }) => code)).toEqual(codes);
    expect(await findPackage(merchant.context, packageId)).toMatchObject({ state: "DOWNLOADED", handedInAt: null });
  });
});

test("another merchant's package is not there, whatever is asked of it", async () => {
  const { packageId } = await exampleDownloaded(await exampleMerchant(), 1);
  const { context } = await exampleMerchant();
  const gone = { kind: "not-found", code: "PACKAGE" };
  await expect(findPackage(context, packageId)).rejects.toMatchObject(gone);
  await expect(packageFile(context, packageId, minutes(3))).rejects.toMatchObject(gone);
  await expect(dissolvePackage(context, packageId, minutes(3))).rejects.toMatchObject(gone);
  const said = { on: "2026-11-20", bureauNumber: "SL-1" };
  await expect(handInPackage(context, packageId, said, minutes(3))).rejects.toMatchObject(gone);
  expect(await listPackages(context, null)).toMatchObject({ rows: [], waiting: { count: 0 } });
});
