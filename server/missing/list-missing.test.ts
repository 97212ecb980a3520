import { beforeEach, describe, expect, test } from "vitest";
import { invoiceKey } from "#domain/invoice.ts";
import { byRisk } from "#domain/risk.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { countMissing } from "#server/missing/count-missing.ts";
import { exampleHeld, exampleMissing } from "#server/missing/example-ledger.ts";
import { exportMissing } from "#server/missing/export-missing.ts";
import {
  listMissing,
  type MissingInvoice,
  type MissingPage,
  missingPageSize,
  type Place,
} from "#server/missing/list-missing.ts";
import { type MissingFilter, missingFilterSchema } from "#server/missing/missing-filter.ts";
import { overview } from "#server/missing/overview.ts";

const now = new Date("2026-11-22T10:00:00+08:00");
let merchant: Example;
let taxpayerId: string;

beforeEach(async () => {
  merchant = await exampleMerchant();
  ({ taxpayerId } = await findParty(merchant.system));
});

describe("a page", () => {
  test("says of each why, what next and by when", async () => {
    const invoice = exampleInvoice(taxpayerId, { issuedOn: "2026-10-20" });
    await exampleMissing(merchant.system, [invoice], "授信额度不足");
    const { rows } = await list();
    expect(rows).toMatchObject([
      {
        key: invoiceKey(invoice),
        standing: "MISSING",
        cause: "CREDIT_LINE",
        next: "settle-first",
        deadline: { due: "2026-11-13", daysLeft: -9 },
        last: null,
      },
    ]);
  });

  test("tells the invoices that differ from those that are not there", async () => {
    const [missing, differs, equal] = [
      exampleInvoice(taxpayerId),
      exampleInvoice(taxpayerId),
      exampleInvoice(taxpayerId),
    ];
    await exampleMissing(merchant.system, [missing, differs, equal]);
    await exampleHeld(merchant.system, differs, { total: differs.total + 1n, amount: differs.amount + 1n });
    await exampleHeld(merchant.system, equal);
    expect((await list({ standing: "DIFFERS" })).rows).toMatchObject([{ key: invoiceKey(differs), next: "compare" }]);
    expect((await list({ standing: "MISSING" })).rows).toMatchObject([{ key: invoiceKey(missing), next: "resend" }]);
    expect(await countMissing(merchant.context, { standing: "MISSING" })).toMatchObject({
      MISSING: { count: 1, total: missing.total },
      DIFFERS: { count: 1, total: differs.total },
      TOO_LATE_REISSUE: { count: 0, total: 0n },
    });
  });

  test("shows nothing of another merchant", async () => {
    const other = await exampleMerchant();
    await exampleMissing(other.system, [exampleInvoice((await findParty(other.system)).taxpayerId)]);
    expect((await list()).rows).toEqual([]);
  });
});

describe("pages", () => {
  test.each([
    ["by risk", {}, byRisk],
    ["by date", { order: "date" }, byDate],
  ] as const)("lead through all of it %s, once each, forwards and back", async (_, filter, order) => {
    const count = 2 * missingPageSize + 7;
    const invoices = Array.from({ length: count }, (_, index) =>
      exampleInvoice(taxpayerId, {
        issuedOn: `2026-${["09", "10", "11"][index % 3]}-${String(1 + (index % 20)).padStart(2, "0")}`,
        amount: BigInt(((index * 7) % 19) + 1) * 10_000n,
      }),
    );
    await exampleMissing(merchant.system, invoices);
    const first = await list(filter);
    const second = await list(filter, { after: first.after ?? "" });
    const third = await list(filter, { after: second.after ?? "" });
    expect([first.before, third.after]).toEqual([null, null]);
    const forwards = [first, second, third].flatMap(({ rows }) => [...rows]);
    expect(forwards.map(({ key }) => key)).toEqual(forwards.toSorted(order).map(({ key }) => key));
    expect(new Set(forwards.map(({ key }) => key))).toEqual(new Set(invoices.map(invoiceKey)));
    expect(keysOf(await list(filter, { before: third.before ?? "" }))).toEqual(keysOf(second));
    expect(keysOf(await list(filter, { before: second.before ?? "" }))).toEqual(keysOf(first));
    expect((await list(filter, { before: second.before ?? "" })).before).toBeNull();
    expect((await exported({})).flat()).toHaveLength(count);
  });

  test.each(["", "x", "2026-10-01", "2026-99-99.1", "24322.1", "2026-10-01.'; DROP TABLE x"])(
    "a place of %j is the first page",
    async (after) => {
      await exampleMissing(merchant.system, [exampleInvoice(taxpayerId)]);
      expect((await list({}, { after })).rows).toHaveLength(1);
    },
  );
});

describe("one box for what people remember", () => {
  const buyerName = "北京百分百100%（测试）";

  test.each([
    ["the number", (number: string) => number],
    ["its last digits", (number: string) => number.slice(-6)],
    ["the number in groups", (number: string) => number.replace(/(\d{4})/g, "$1 ")],
    [
      "the number in full width",
      (number: string) => [...number].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(""),
    ],
    ["part of the buyer's name", () => "百分百"],
    ["the buyer's name with its brackets", () => buyerName],
    ["a percent sign as a letter", () => "100%"],
    ["the total as paper prints it", () => "￥1,308.25"],
    ["the amount before tax", () => "1234.20"],
    ["the date", () => "2026-10-20"],
    ["the date in Chinese", () => "2026年10月20日"],
    ["the date without marks", () => "20261020"],
  ])("finds it by %s", async (_, searchOf) => {
    const wanted = exampleInvoice(taxpayerId, { issuedOn: "2026-10-20", amount: 123_420n, buyerName });
    const other = exampleInvoice(taxpayerId, { issuedOn: "2026-10-21", buyerName: "通州区邻居便利店（测试）" });
    await exampleMissing(merchant.system, [wanted, other]);
    expect(keysOf(await list({ search: searchOf(wanted.number) }))).toEqual([invoiceKey(wanted)]);
  });

  test.each(["%", "_", "\\", "没有这个人"])("%j finds nothing by itself", async (search) => {
    await exampleMissing(merchant.system, [exampleInvoice(taxpayerId)]);
    expect((await list({ search })).rows).toEqual([]);
  });

  test("narrows by cause and by dates, both ends included", async () => {
    const early = exampleInvoice(taxpayerId, { issuedOn: "2026-10-01" });
    const late = exampleInvoice(taxpayerId, { issuedOn: "2026-10-31" });
    await exampleMissing(merchant.system, [early], "离线");
    await exampleMissing(merchant.system, [late], "证书过期");
    expect(keysOf(await list({ cause: "CERTIFICATE" }))).toEqual([invoiceKey(late)]);
    expect(keysOf(await list({ from: "2026-10-02", to: "2026-10-31" }))).toEqual([invoiceKey(late)]);
    expect(keysOf(await list({ to: "2026-10-01" }))).toEqual([invoiceKey(early)]);
  });

  test("takes no harm from what no database stores", async () => {
    await exampleMissing(merchant.system, [exampleInvoice(taxpayerId)]);
    expect((await list(missingFilterSchema.parse({ search: "\0\uD800没有" }))).rows).toEqual([]);
    expect((await list(missingFilterSchema.parse({ search: "\0" }))).rows).toHaveLength(1);
  });

  test("ignores what an address asks that nobody offers", () => {
    const asked = missingFilterSchema.parse({
      standing: "AT_BUREAU",
      cause: "x",
      from: "2026-02-30",
      returned: "2",
      merchantId: "x",
    });
    expect(Object.values(asked).filter(Boolean)).toEqual([]);
  });
});

test("the overview says the same numbers as the list", async () => {
  const [missing, differs] = [
    exampleInvoice(taxpayerId, { issuedOn: "2026-11-10" }),
    exampleInvoice(taxpayerId, { issuedOn: "2026-09-10" }),
  ];
  expect(await overview(merchant.context, now)).toMatchObject({ hasLedger: false, nearestDeadline: null, overdue: 0 });
  await exampleMissing(merchant.system, [missing, differs]);
  await exampleHeld(merchant.system, differs, { total: differs.total + 1n, amount: differs.amount + 1n });
  expect(await overview(merchant.context, now)).toMatchObject({
    missing: { count: 1, total: missing.total },
    differing: { count: 1, total: differs.total },
    nearestDeadline: { due: "2026-12-13", daysLeft: 21, count: 1 },
    overdue: 1,
    onTheirWay: 0,
    returned: 0,
    hasLedger: true,
    atBureau: null,
  });
});

function list(filter: MissingFilter = {}, place: Place = null): Promise<MissingPage> {
  return listMissing(merchant.context, filter, place, now);
}

async function exported(filter: MissingFilter) {
  return Array.fromAsync(exportMissing(merchant.context, filter, now));
}

function keysOf({ rows }: MissingPage): string[] {
  return rows.map(({ key }) => key);
}

function byDate(one: MissingInvoice, other: MissingInvoice): number {
  return `${one.issuedOn}${one.key}` < `${other.issuedOn}${other.key}` ? -1 : 1;
}
