import { beforeEach, expect, test } from "vitest";
import { actsIn, type Example, exampleColleague, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { inTransaction } from "#server/db.ts";
import { exampleOperator } from "#server/monitoring/example-operator.ts";
import { addRecipient } from "#server/notices/add-recipient.ts";
import { chooseKinds } from "#server/notices/choose-kinds.ts";
import { countUnread } from "#server/notices/count-unread.ts";
import { batchEnded, deadlineNear, healingAsks, packageWaits } from "#server/notices/letters.ts";
import { listChoices } from "#server/notices/list-choices.ts";
import { listGivenUp } from "#server/notices/list-given-up.ts";
import { listInbox } from "#server/notices/list-inbox.ts";
import { listLetters } from "#server/notices/list-letters.ts";
import { openLetter } from "#server/notices/open-letter.ts";
import { readAllLetters } from "#server/notices/read-all-letters.ts";
import { sendLetters } from "#server/notices/send-letters.ts";
import { merchantKinds, type NewLetter, writeLetters } from "#server/notices/write-letters.ts";

const now = new Date("2026-11-23T02:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const none = { accepted: 0, earlier: 0, rejected: 0, expired: 0, conflict: 0, cancelled: 0, toMend: 0 };
const all = { onlyUnread: false, before: null };
const mail = { channel: "mail", address: "owner@example.com", locale: "en" };

let merchant: Example;

beforeEach(async () => {
  merchant = await exampleMerchant();
});

test("what happens is in the inbox of the owner and whoever it concerns, once, and of nobody else", async () => {
  const { context: concerned, accountId } = await exampleColleague(merchant.system, "clerk");
  const { context: other } = await exampleColleague(merchant.system, "clerk");
  const letter = { ...batchEnded(7n, "十月\u202e.xlsx", { ...none, accepted: 3 }), concerns: [accountId] };
  expect(await write(letter)).toBe(0);
  expect(await write(letter)).toBe(0);
  for (const context of [merchant.context, concerned]) {
    const { rows } = await listInbox(context, all);
    expect(rows).toMatchObject([{ kind: "batch-ended", subject: "批量补传有结果了：十月.xlsx", read: false }]);
    expect(rows[0]?.text).not.toMatch(/http|设置|\u202e/);
    expect(rows[0]?.text).toContain("成功：3 张");
    expect(await countUnread(context)).toBe(1);
  }
  expect(await countUnread(other)).toBe(0);
  expect(await countUnread((await exampleMerchant()).context)).toBe(0);
});

test("whoever may not sign in any more hears nothing", async () => {
  await inTransaction(merchant.system, (tx) =>
    tx.account.update({ where: { id: merchant.accountId }, data: { disabledAt: now } }),
  );
  await write(packageWaits(1n, 1, 3));
  expect(await countUnread(merchant.context)).toBe(0);
});

test("a letter opened is read and leads to the very thing; nobody opens another's", async () => {
  await write(packageWaits(5n, 2, 3));
  const [{ id = "" } = {}] = (await listInbox(merchant.context, all)).rows;
  const { context: colleague } = await exampleColleague(merchant.system, "clerk");
  const stranger = await exampleMerchant();
  for (const [context, letter] of [
    [colleague, id],
    [stranger.context, id],
    [merchant.context, "0"],
    [merchant.context, "1; drop"],
  ] as const)
    await expect(openLetter(context, letter, now)).rejects.toMatchObject({ kind: "not-found", code: "LETTER" });
  expect(await countUnread(merchant.context)).toBe(1);
  expect(await openLetter(merchant.context, id, now)).toBe("/packages/5");
  expect(await openLetter(merchant.context, id, later(1))).toBe("/packages/5");
  expect(await countUnread(merchant.context)).toBe(0);
  expect((await listInbox(merchant.context, { onlyUnread: true, before: null })).rows).toEqual([]);
});

test("all read is what was there when one looked", async () => {
  await write(packageWaits(1n, 1, 3));
  await write(packageWaits(2n, 2, 3));
  const [{ id = "0" } = {}] = (await listInbox(merchant.context, all)).rows;
  await write(packageWaits(3n, 3, 3));
  expect(await readAllLetters(merchant.context, BigInt(id), now)).toBe(2);
  expect(await countUnread(merchant.context)).toBe(1);
});

test("page after page the whole inbox, none twice", async () => {
  for (let n = 1; n <= 35; n++)
    await write(deadlineNear(`2026-10-${n}`, [{ due: "2026-11-30", daysLeft: 7, count: n }]));
  const first = await listInbox(merchant.context, all);
  const second = await listInbox(merchant.context, { onlyUnread: false, before: BigInt(first.after ?? "0") });
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(35);
  expect(second.after).toBeNull();
});

test("a line that is only an address is left out: the entry itself leads there", async () => {
  await write(healingAsks("2026-11-23", { RETURNED: 2 }));
  const [letter] = (await listInbox(merchant.context, all)).rows;
  expect(letter?.text).toContain("2 张");
  expect(letter?.text).not.toContain("http");
});

test("an owner chooses what goes where; the inbox has it whatever is chosen", async () => {
  await addRecipient(merchant.context, mail, now);
  const [{ id = "", wants = [] } = {}] = (await listChoices(merchant.context)).recipients;
  expect(wants).toEqual(merchantKinds);
  expect(await chooseKinds(merchant.context, new Map([[id, []]]), now)).toMatchObject([
    { code: "KINDS_REQUIRED", field: `recipient-${id}` },
  ]);
  expect(await chooseKinds(merchant.context, new Map([[id, ["batch-ended", "alert", "nonsense"]]]), now)).toEqual([]);
  expect((await listChoices(merchant.context)).recipients[0]?.wants).toEqual(["batch-ended"]);
  expect(await write(packageWaits(1n, 1, 3))).toBe(0);
  expect(await write(batchEnded(1n, "a.csv", none))).toBe(1);
  expect(await countUnread(merchant.context)).toBe(2);
  expect(await chooseKinds(merchant.context, new Map([[id, merchantKinds]]), now)).toEqual([]);
  const acts = (await actsIn(merchant.context)).filter(({ action }) => action === "recipient.kinds-chosen");
  expect(acts.map(({ facts }) => facts)).toEqual([{ kinds: ["batch-ended"] }, { kinds: ["all"] }]);
  await chooseKinds(merchant.context, new Map([[id, merchantKinds]]), now);
  expect((await actsIn(merchant.context)).filter(({ action }) => action === "recipient.kinds-chosen")).toHaveLength(2);
});

test("a clerk chooses nothing and sees no address; another merchant's is not there", async () => {
  await addRecipient(merchant.context, mail, now);
  const [{ id = "" } = {}] = (await listChoices(merchant.context)).recipients;
  const { context: clerk } = await exampleColleague(merchant.system, "clerk");
  await expect(listChoices(clerk)).rejects.toMatchObject({ code: "OWNERS_ONLY" });
  await expect(listLetters(clerk)).rejects.toMatchObject({ code: "OWNERS_ONLY" });
  await expect(chooseKinds(clerk, new Map(), now)).rejects.toMatchObject({ code: "OWNERS_ONLY" });
  const stranger = await exampleMerchant();
  await chooseKinds(stranger.context, new Map([[id, ["batch-ended"]]]), now);
  expect((await listChoices(merchant.context)).recipients[0]?.wants).toEqual(merchantKinds);
});

test("of each letter that left it is said what became of it, and operators see the sum", async () => {
  await addRecipient(merchant.context, mail, now);
  await write(packageWaits(1n, 1, 3));
  const busy = async () => ({ kind: "later", why: "451" }) as const;
  await sendLetters(merchant.system, () => now, { mail: busy });
  expect((await listLetters(merchant.context)).rows).toMatchObject([
    { kind: "package-waits", channel: "mail", shown: "owner@example.com", failure: "busy", attempts: 1 },
  ]);
  const gone = async () => ({ kind: "never", why: "550" }) as const;
  await sendLetters(merchant.system, () => later(60), { mail: gone });
  expect((await listLetters(merchant.context)).rows).toMatchObject([
    { state: "given-up", failure: "refused", why: "550" },
  ]);
  const { channels } = await listGivenUp(await exampleOperator(), now);
  expect(channels.find(({ channel }) => channel === "mail")?.givenUp).toBeGreaterThan(0);
  expect(channels.find(({ channel }) => channel === "inbox")).toMatchObject({ waiting: 0, givenUp: 0 });
});

function write(letter: NewLetter): Promise<number> {
  return inTransaction(merchant.system, (tx) => writeLetters(tx, merchant.system, letter, now));
}
