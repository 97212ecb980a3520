import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeBatchFile } from "#e2e/fixtures/write-batch-file.ts";
import { type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { inTransaction } from "#server/db.ts";
import { env } from "#server/env.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { importFile } from "#server/ledger/import-file.ts";
import { watchFolder } from "#server/ledger/watch-folder.ts";

const root = mkdtempSync(join(tmpdir(), "issued-"));
const now = new Date("2026-11-22T06:03:00Z");
const before = env().ISSUED_DIR;

beforeAll(() => Object.assign(env(), { ISSUED_DIR: root }));
afterAll(() => Object.assign(env(), { ISSUED_DIR: before }));

test("a file that has stopped growing is taken up once, and put away when it has been read", async () => {
  const { merchant, folder, file } = await folderOf({ rows: 20, bad: 0 });
  put(folder, "十一月.csv", file.bytes, 10);
  await watchFolder(now);
  expect(await deliveriesOf(merchant)).toEqual([]);

  put(folder, "十一月.csv", file.bytes, 60);
  await watchFolder(now);
  await watchFolder(now);
  const [delivery] = await deliveriesOf(merchant);
  expect(await deliveriesOf(merchant)).toMatchObject([{ source: "folder", name: "十一月.csv", state: "RUNNING" }]);
  await importFile(merchant.system, delivery?.id ?? 0n, () => now);
  await watchFolder(now);
  expect(readdirSync(folder)).toEqual(["done"]);
  expect(readdirSync(join(folder, "done"))).toMatchObject([expect.stringMatching(/^十一月-[0-9a-f]{8}\.csv$/)]);

  put(folder, "again.csv", file.bytes, 60);
  await watchFolder(now);
  expect(await deliveriesOf(merchant)).toHaveLength(1);
  expect(readdirSync(folder)).toEqual(["done"]);
});

test("refused rows lie beside the file with why, and a file that is none says what it is", async () => {
  const { merchant, folder, file } = await folderOf({ rows: 20, bad: 4 });
  put(folder, "bad.csv", file.bytes, 60);
  put(folder, "not.pdf.csv", Buffer.from("MZ\0\0\0 this program cannot be run"), 60);
  await watchFolder(now);
  const [delivery] = await deliveriesOf(merchant);
  await importFile(merchant.system, delivery?.id ?? 0n, () => now);
  await watchFolder(now);
  expect(readdirSync(folder)).toEqual(["refused"]);
  const refused = readdirSync(join(folder, "refused"));
  expect(refused.filter((name) => name.startsWith("bad"))).toHaveLength(2);
  expect(refused).toContain("not.pdf.csv.原因.txt");
  const rows = readFileSync(join(folder, "refused", "bad-未收的行.csv"), "utf8")
    .trim()
    .split("\r\n");
  const found = await deliveriesOf(merchant);
  expect(rows).toHaveLength(1 + (found[0]?.refused ?? 0));
  expect(rows[1]).toMatch(/NUMBER_/);
});

test("links, hidden files, unfinished ones, folders and strangers' folders are left alone", async () => {
  const { merchant, folder, file } = await folderOf({ rows: 3, bad: 0 });
  const outside = join(mkdtempSync(join(tmpdir(), "outside-")), "secret.csv");
  writeFileSync(outside, file.bytes);
  utimesSync(outside, old(60), old(60));
  symlinkSync(outside, join(folder, "link.csv"));
  mkdirSync(join(folder, "sub.csv"));
  for (const name of [".hidden.csv", "~lock.csv", "half.csv.part"]) put(folder, name, file.bytes, 60);
  mkdirSync(join(root, "91110105NOBODYHERE"));
  put(join(root, "91110105NOBODYHERE"), "x.csv", file.bytes, 60);
  await watchFolder(now);
  expect(await deliveriesOf(merchant)).toEqual([]);
});

async function folderOf(options: { rows: number; bad: number }) {
  const merchant = await exampleMerchant();
  const { taxpayerId } = await findParty(merchant.system);
  const folder = join(root, taxpayerId);
  mkdirSync(folder);
  return {
    merchant,
    folder,
    file: await writeBatchFile({ taxpayerId, name: "北京样例商贸有限公司（测试）" }, options),
  };
}

/** A file that was last written to so many seconds ago. */
function put(folder: string, name: string, bytes: Uint8Array, secondsAgo: number): void {
  writeFileSync(join(folder, name), bytes);
  utimesSync(join(folder, name), old(secondsAgo), old(secondsAgo));
}

function old(seconds: number): Date {
  return new Date(now.getTime() - seconds * 1000);
}

async function deliveriesOf({ system }: Example) {
  return inTransaction(system, (tx) => tx.ledgerImport.findMany());
}
