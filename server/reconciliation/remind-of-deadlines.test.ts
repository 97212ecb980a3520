import { beforeEach, expect, test } from "vitest";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { inTransaction } from "#server/db.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { exampleHeld, exampleMissing } from "#server/missing/example-ledger.ts";
import { addRecipient } from "#server/notices/add-recipient.ts";
import { remindOfDeadlines } from "#server/reconciliation/remind-of-deadlines.ts";

let merchant: Example;

beforeEach(async () => {
  merchant = await exampleMerchant();
  const { taxpayerId } = await findParty(merchant.system);
  const [missing, there, passed] = ["2026-11-02", "2026-11-03", "2026-09-30"].map((issuedOn) =>
    exampleInvoice(taxpayerId, { issuedOn }),
  );
  if (!missing || !there || !passed) throw new Error("too few invoices");
  await exampleMissing(merchant.system, [missing, there, passed]);
  await exampleHeld(merchant.system, there);
  const mail = { channel: "mail", address: "account@example.com", locale: "zh-CN" };
  await addRecipient(merchant.context, mail, new Date("2026-11-22T10:00:00+08:00"));
});

test("seven, three and one day before there is one letter, in the morning, and on no other day", async () => {
  for (const day of ["05", "06", "07", "10", "11", "12", "13", "14"]) {
    for (const hour of ["00", "07", "08", "20"])
      await remindOfDeadlines(new Date(`2026-12-${day}T${hour}:30:00+08:00`));
  }
  const letters = await inTransaction(merchant.system, (tx) =>
    tx.letter.findMany({ where: { kind: "deadline-near", channel: { not: "inbox" } }, orderBy: { id: "asc" } }),
  );
  expect(letters.map(({ onceKey }) => onceKey.split("/")[1])).toEqual(["2026-12-06", "2026-12-10", "2026-12-12"]);
  expect(letters[0]?.subject).toBe("还有 7 天：1 张发票没到税局");
  expect(letters[0]?.text).toContain("2026-12-13 截止（还有 7 天）：1 张");
  expect(letters[0]?.text).toContain("以主管税务机关为准");
});
