import { afterAll, describe, expect, test } from "vitest";
import { invoiceKey } from "#domain/invoice.ts";
import { exampleMerchant } from "#server/accounts/example-merchant.ts";
import { inTransaction } from "#server/db.ts";
import { readFile } from "#server/files.ts";
import { nothingLost } from "#server/monitoring/nothing-lost/nothing-lost.ts";
import { keptAnswerIn } from "#server/packages/answer-token.ts";
import { closePackages } from "#server/packages/close-packages.ts";
import {
  bringExport,
  bringResult,
  type ExamplePackage,
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
import { listPackages } from "#server/packages/list-packages.ts";
import { lookAtAnswer } from "#server/packages/look-at-answer.ts";
import { packageFile } from "#server/packages/package-file.ts";
import type { SaidOfExport } from "#server/packages/plan-answers.ts";
import { receiveAnswer } from "#server/packages/receive-answer.ts";
import { takeBackAnswer } from "#server/packages/take-back-answer.ts";
import { stopQueue } from "#server/queue/queue.ts";
import { checkDue } from "#server/submissions/check-due.ts";
import { findSubmission } from "#server/submissions/find-submission.ts";
import { pollDue } from "#server/submissions/poll-due.ts";
import { sendDue } from "#server/submissions/send-due.ts";
import { closeCase } from "#server/support/close-case.ts";
import { exampleClerk } from "#server/support/example-clerk.ts";
import { takeCase } from "#server/support/take-case.ts";

afterAll(stopQueue);

const nothingSaid: SaidOfExport = { exportedAt: null, span: null };
const nextDay: SaidOfExport = {
  exportedAt: new Date("2026-11-21T02:00:00Z"),
  span: { from: "2026-11-01", to: "2026-11-20" },
};

/** The worker's rounds. */
async function settleAll({ merchant }: ExamplePackage, now: Date): Promise<void> {
  await pollDue(merchant.system, () => now);
  await checkDue(merchant.system, () => now);
  await sendDue(merchant.system, () => now);
  await closePackages(merchant.system, now);
}

async function handedIn(count = 3): Promise<ExamplePackage> {
  const made = await exampleDownloaded(await exampleMerchant(), count);
  await handInPackage(made.merchant.context, made.packageId, { on: "2026-11-20", bureauNumber: "SL-1" }, minutes(5));
  return made;
}

async function takeBack(made: ExamplePackage, token: string, minute: number, said = nothingSaid) {
  const taken = await takeBackAnswer(made.merchant.context, made.packageId, token, said, minutes(minute));
  await settleAll(made, minutes(minute));
  return taken;
}

async function outcomes({ merchant, packageId, invoices }: ExamplePackage, token: string, said = nothingSaid) {
  const { plan } = await lookAtAnswer(merchant.context, packageId, token, said);
  return invoices.map((invoice) => plan.answers.find(({ key }) => key === invoiceKey(invoice))?.outcome ?? "—");
}

describe("the result of a hand-in", () => {
  test("gives receipts and reasons, row by row, and what it does not name still waits", async () => {
    const made = await handedIn();
    const { merchant, packageId, invoices, submissionIds } = made;
    const [one, two] = invoices;
    if (!one || !two) throw new Error("three");
    const token = await bringResult(made, [
      [one, "成功"],
      [two, "失败", "购买方税号不存在"],
    ]);
    expect(await outcomes(made, token)).toEqual(["closes", "returns", "—"]);
    expect(await takeBack(made, token, 60)).toEqual({ taken: 2 });
    expect(await statesOf(made)).toEqual(["ACCEPTED", "REJECTED", "PROCESSING"]);
    const first = await findSubmission(merchant.context, submissionIds[0] ?? 0n);
    expect(first.receipt).toMatchObject({ acceptanceNumber: "SL-1", bureauTime: new Date("2026-11-20T03:00:00Z") });
    expect(await findSubmission(merchant.context, submissionIds[1] ?? 0n)).toMatchObject({
      verdict: { message: "购买方税号不存在" },
    });
    expect(await findPackage(merchant.context, packageId)).toMatchObject({
      state: "HANDED_IN",
      counters: { accepted: 1, returned: 1, open: 1, left: 0 },
      rows: [{ answer: "accepted" }, { answer: "rejected" }, { answer: null, state: "PROCESSING" }],
    });
  });

  test("the last answer closes the package, and nothing is lost", async () => {
    const made = await handedIn();
    await takeBack(
      made,
      await bringResult(
        made,
        made.invoices.map((invoice) => [invoice, "成功"]),
      ),
      60,
    );
    expect(await findPackage(made.merchant.context, made.packageId)).toMatchObject({
      state: "CLOSED",
      closedAt: minutes(60),
    });
    expect(await packageActs(made.merchant)).toEqual([
      "package.made",
      "package.downloaded",
      "package.handed-in",
      "package.answered",
      "package.closed",
    ]);
    expect(await revisionsMatchAudit(made.merchant)).toBe(true);
    const { losses } = await nothingLost(null, minutes(61));
    expect(losses.filter(({ merchantId }) => merchantId === made.merchant.system.merchantId)).toEqual([]);
  });

  test("the same file again does nothing", async () => {
    const made = await handedIn();
    const rows = made.invoices.map((invoice) => [invoice, "成功"] as const);
    await takeBack(made, await bringResult(made, rows), 60);
    const token = await bringResult(made, rows);
    expect(await outcomes(made, token)).toEqual(["known", "known", "known"]);
    expect(await takeBack(made, token, 70)).toEqual({ taken: 0 });
    expect((await packageActs(made.merchant)).filter((action) => action === "package.answered")).toHaveLength(1);
  });

  test("what contradicts an earlier file changes nothing and opens a case for a person, once", async () => {
    const made = await handedIn(1);
    const [invoice] = made.invoices;
    if (!invoice) throw new Error("one");
    await takeBack(made, await bringResult(made, [[invoice, "成功"]]), 60);
    const other = await bringResult(made, [[invoice, "失败", "号码不在号段"]]);
    expect(await outcomes(made, other)).toEqual(["contradicts"]);
    expect(await takeBack(made, other, 70)).toEqual({ taken: 0 });
    await takeBack(made, other, 80);
    expect(await statesOf(made)).toEqual(["ACCEPTED"]);
    expect((await findPackage(made.merchant.context, made.packageId)).contradicted).toEqual([invoiceKey(invoice)]);
    expect((await packageActs(made.merchant)).filter((action) => action === "package.contradicted")).toHaveLength(1);
    const { system } = made.merchant;
    const cases = await inTransaction(system, (tx) => tx.supportCase.findMany());
    expect(cases).toMatchObject([
      {
        submissionId: made.submissionIds[0],
        code: "ANSWERS_CONTRADICT",
        words: "#2 rejected 号码不在号段",
        closedAt: null,
      },
    ]);
    const clerk = await exampleClerk();
    const id = String(cases[0]?.id);
    await takeCase(clerk, id, "0", minutes(89));
    await closeCase(clerk, id, { result: "resolved", words: "已与商户核对", seen: "1" }, minutes(90));
    await takeBack(made, other, 95);
    expect(await inTransaction(system, (tx) => tx.supportCase.count())).toBe(1);
  });

  test("with the bureau's number in it is proof enough of the hand-in", async () => {
    const made = await exampleDownloaded(await exampleMerchant());
    await takeBack(
      made,
      await bringResult(
        made,
        made.invoices.map((invoice) => [invoice, "成功"]),
        "SL-9",
      ),
      90,
    );
    expect(await findPackage(made.merchant.context, made.packageId)).toMatchObject({
      bureauNumber: "SL-9",
      handedInAt: new Date("2026-11-20T03:00:00Z"),
      state: "CLOSED",
    });
    expect(await revisionsMatchAudit(made.merchant)).toBe(true);
  });

  test("says of others whose they are not, and is kept as it came", async () => {
    const made = await handedIn(1);
    const foreign = (await exampleDownloaded(await exampleMerchant(), 9)).invoices[8];
    if (!foreign) throw new Error("two");
    const token = await bringResult(made, [[foreign, "成功"]]);
    const { file, plan, kept } = await lookAtAnswer(made.merchant.context, made.packageId, token, nothingSaid);
    expect(file.others).toEqual({ count: 1, first: [{ row: 2, key: invoiceKey(foreign) }] });
    expect(plan).toMatchObject({ answers: [], unanswered: [invoiceKey(made.invoices[0] ?? foreign)] });
    expect(Buffer.from((await readFile(kept.sha256)).subarray(0, 2)).toString()).toBe("PK");
    expect(await takeBack(made, token, 60)).toEqual({ taken: 0 });
  });
});

describe("重复", () => {
  test("waits for the bureau's list, which shows whether it is the same invoice", async () => {
    const made = await handedIn(2);
    const [one, two] = made.invoices;
    if (!one || !two) throw new Error("two");
    const token = await bringResult(made, [
      [one, "重复"],
      [two, "重复"],
    ]);
    expect(await outcomes(made, token)).toEqual(["doubled", "doubled"]);
    await takeBack(made, token, 60);
    expect(await statesOf(made)).toEqual(["UNKNOWN", "UNKNOWN"]);
    await takeBack(made, await bringExport(made, [one]), 70);
    await takeBack(made, await bringExport(made, [two], { amount: "999.00", total: "1059.00" }), 80);
    expect(await statesOf(made)).toEqual(["ACCEPTED_EARLIER", "CONFLICT"]);
    expect(await findPackage(made.merchant.context, made.packageId)).toMatchObject({ state: "CLOSED" });
    expect(await revisionsMatchAudit(made.merchant)).toBe(true);
  });
});

describe("the bureau's list", () => {
  test("closes what stands in it, and says nothing of the rest while nobody says when and what it covers", async () => {
    const made = await handedIn(2);
    const token = await bringExport(made, made.invoices.slice(0, 1));
    expect(await outcomes(made, token)).toEqual(["closes", "—"]);
    await takeBack(made, token, 60);
    expect(await statesOf(made)).toEqual(["ACCEPTED_EARLIER", "PROCESSING"]);
  });

  test.each<[string, SaidOfExport]>([
    ["exported on the day of the hand-in", { ...nextDay, exportedAt: new Date("2026-11-20T15:00:00Z") }],
    ["of other dates", { ...nextDay, span: { from: "2026-11-13", to: "2026-11-20" } }],
  ])("%s it proves no absence", async (_, said) => {
    const made = await handedIn(2);
    const token = await bringExport(made, made.invoices.slice(0, 1));
    expect(await outcomes(made, token, said)).toEqual(["closes", "—"]);
  });

  test("of a later day, over its date, without it: it goes into the next package, and is closed there", async () => {
    const made = await handedIn(2);
    const { merchant, packageId } = made;
    const [one, two] = made.invoices;
    if (!one || !two) throw new Error("two");
    const token = await bringExport(made, [one]);
    expect(await outcomes(made, token, nextDay)).toEqual(["closes", "goesBack"]);
    await takeBack(made, token, 24 * 60 + 60, nextDay);
    expect(await statesOf(made)).toEqual(["ACCEPTED_EARLIER", "HELD PACKAGE_WAITS"]);
    expect(await findPackage(merchant.context, packageId)).toMatchObject({
      state: "CLOSED",
      counters: { invoices: 2, accepted: 1, open: 0, left: 1 },
      rows: [{ left: false }, { left: true, answer: "absent" }],
    });
    const next = { ...made, packageId: await packNext(merchant, minutes(24 * 60 + 70)) };
    await packageFile(merchant.context, next.packageId, minutes(24 * 60 + 71));
    expect(await outcomes(made, await bringResult(made, [[two, "成功"]]))).toEqual(["—", "contradicts"]);
    await takeBack(next, await bringResult(next, [[two, "成功"]], "SL-2"), 24 * 60 + 90);
    expect(await statesOf(made)).toEqual(["ACCEPTED_EARLIER", "ACCEPTED"]);
    expect((await listPackages(merchant.context, null)).rows.map(({ number, state }) => [number, state])).toEqual([
      [2, "CLOSED"],
      [1, "CLOSED"],
    ]);
    expect(await revisionsMatchAudit(merchant)).toBe(true);
  });

  test("before anybody said that it was handed in, cannot be taken in", async () => {
    const made = await exampleDownloaded(await exampleMerchant(), 1);
    const token = await bringExport(made, made.invoices);
    expect(await lookAtAnswer(made.merchant.context, made.packageId, token, nothingSaid)).toMatchObject({
      blocked: "PACKAGE_NOT_HANDED_IN",
    });
    await expect(
      takeBackAnswer(made.merchant.context, made.packageId, token, nothingSaid, minutes(9)),
    ).rejects.toMatchObject({ kind: "not-now", code: "PACKAGE_NOT_HANDED_IN" });
  });
});

describe("what cannot be taken in", () => {
  test("our own package", async () => {
    const made = await exampleDownloaded(await exampleMerchant(), 1);
    const { bytes, name } = await packageFile(made.merchant.context, made.packageId, minutes(3));
    const token = await receiveAnswer(made.merchant.context, made.packageId, { name, bytes: pieces(bytes) });
    await expect(lookAtAnswer(made.merchant.context, made.packageId, token, nothingSaid)).rejects.toMatchObject({
      problem: { code: "FILE_IS_PACKAGE" },
    });
  });

  test("an answer to a package that nobody downloaded", async () => {
    const made = await examplePackage(await exampleMerchant(), 1);
    const token = await bringResult(made, [[made.invoices[0] ?? fail(), "成功"]]);
    await expect(
      takeBackAnswer(made.merchant.context, made.packageId, token, nothingSaid, minutes(9)),
    ).rejects.toMatchObject({ code: "PACKAGE_NOT_DOWNLOADED" });
  });

  test("a file that somebody else brought, or for another package", async () => {
    const made = await handedIn(1);
    const token = await bringResult(made, [[made.invoices[0] ?? fail(), "成功"]]);
    const other = await exampleMerchant();
    const gone = { kind: "not-found" };
    await expect(lookAtAnswer(other.context, made.packageId, token, nothingSaid)).rejects.toMatchObject(gone);
    await expect(takeBackAnswer(other.context, made.packageId, token, nothingSaid, minutes(9))).rejects.toMatchObject(
      gone,
    );
    await expect(receiveAnswer(other.context, made.packageId, { name: "x", bytes: pieces() })).rejects.toMatchObject(
      gone,
    );
    expect(keptAnswerIn(token, made.merchant.system.merchantId, made.packageId + 1n)).toBeNull();
    expect(keptAnswerIn(`${token.slice(0, -2)}AA`, made.merchant.system.merchantId, made.packageId)).toBeNull();
  });

  test("nothing at all", async () => {
    const made = await handedIn(1);
    await expect(
      receiveAnswer(made.merchant.context, made.packageId, { name: "空.xlsx", bytes: pieces() }),
    ).rejects.toMatchObject({ problem: { code: "FILE_EMPTY" } });
  });
});

async function* pieces(...bytes: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* bytes;
}

function fail(): never {
  throw new Error("no invoice");
}
