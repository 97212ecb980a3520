import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { demoPassword } from "#scripts/demo-accounts.ts";
import { expectAccessibleInPairs } from "./fixtures/axe.ts";
import { atDesk, effectsOf, expectNothingLost, makeMerchant } from "./fixtures/house.ts";
import { test } from "./fixtures/sign-in.ts";

const merchants = {
  script: { taxpayerId: "91110106MA09XX101F", name: "北京丰台五金销售有限公司（测试）", signInName: "package-owner" },
  plain: {
    taxpayerId: "91110107MA09XX1021",
    name: "北京石景山建材有限公司（测试）",
    signInName: "package-owner-plain",
  },
} as const;
type Merchant = (typeof merchants)[keyof typeof merchants];

const digital = "26117999310000000001";
const controlled = "011002600111";

test.describe.configure({ mode: "serial" });
test.setTimeout(240_000);

for (const [how, merchant] of Object.entries(merchants)) {
  test.describe(how === "script" ? "with a script" : "without a script", () => {
    test.use({ javaScriptEnabled: how === "script" });

    test("three invoices go into a package, to the bureau's desk and back: two receipts, one reason", async ({
      page,
    }) => {
      await makeMerchant({ ...merchant, ways: ["package"] });
      await signInAs(page, merchant.signInName);
      await sendThree(page, merchant);
      await whenPackageCanBeAskedFor(page);
      await page.getByRole("button", { name: "生成补传包" }).click();
      await openPackage(page);
      await expectStep(page, "下载");

      const file = await download(page);
      await page.reload();
      await expectStep(page, "到税局提交");
      await expect(page.getByText("以主管税务机关为准").first()).toBeVisible();

      const result = await atDesk(`hand-in?taxpayer=${merchant.taxpayerId}&encoding=gbk`, file);
      const text = new TextDecoder("gb18030").decode(result);
      const [acceptanceNumber = ""] = text.split("\r\n")[1]?.split(",") ?? [];
      await page.getByLabel("受理流水号或回执编号").fill(acceptanceNumber);
      await page.getByRole("button", { name: "我已提交" }).click();
      await expectStep(page, "取回结果");

      await bringBack(page, file, "补传包.xlsx");
      await expect(page.getByText("这是我们生成的补传包本身").first()).toBeVisible();
      if (how === "script") await expectAccessibleInPairs(page);
      await page.getByRole("link", { name: "换一个文件" }).click();

      await bringBack(page, result, "受理结果.csv");
      await expect(page.getByText("2 张成功，生成回执")).toBeVisible();
      await expect(page.getByText("1 张被退回，附原因")).toBeVisible();
      if (how === "script") await expectAccessibleInPairs(page);
      await page.getByRole("button", { name: "按这个文件更新" }).click();
      await expect(page).toHaveURL(/\/packages\/\d+(\?received=1)?$/);
      await comesToRest(page, "已完成");
      await expect(page.getByText("税额误差不能大于0.06").first()).toBeVisible();

      expect(await effectsOf(merchant.taxpayerId)).toHaveLength(2);
      await page.goto("/receipts");
      await expect(page.locator("main tbody tr")).toHaveCount(2);
    });
  });
}

test("after all of it nothing is lost and nothing doubled", async () => {
  await expectNothingLost();
});

async function signInAs(page: Page, signInName: string): Promise<void> {
  await page.goto("/sign-in");
  await page.fill("#signInName", signInName);
  await page.fill("#password", demoPassword);
  await page.press("#password", "Enter");
  await expect(page).not.toHaveURL(/sign-in/);
}

/** A list of three as a file: a 数电票, one of a tax-control device, and one whose tax is not its rate times its amount. */
async function sendThree(page: Page, { taxpayerId, name }: Merchant): Promise<void> {
  const head =
    "数电发票号码,发票代码,发票号码,开票日期,发票票种,销方识别号,销方名称,购方识别号,购买方名称,项目名称,税率,金额,税额,价税合计";
  const seller = `${taxpayerId},${name}`;
  const buyer = "91110108MA09XX021Q,北京样例科技有限公司（测试）,*信息技术服务*技术服务费";
  const serial = taxpayerId.slice(-4, -1);
  const rows = [
    `${digital.slice(0, -4)}${serial}1,,,2026-11-02,数电发票（普通发票）,${seller},${buyer},6%,1000.00,60.00,1060.00`,
    `,${controlled},98000${serial},2026-11-02,增值税电子普通发票,${seller},${buyer},6%,2000.00,120.00,2120.00`,
    `${digital.slice(0, -4)}${serial}2,,,2026-11-02,数电发票（普通发票）,${seller},${buyer},13%,1000.00,60.00,1060.00`,
  ];
  const buffer = Buffer.from(`\uFEFF${[head, ...rows].join("\r\n")}\r\n`);
  const answer = await page.request.post("/api/uploads", {
    headers: { origin: new URL(page.url()).origin },
    multipart: { file: { name: `三张 ${taxpayerId}.csv`, mimeType: "text/csv", buffer } },
  });
  await page.goto(answer.url());
  const submit = page.getByRole("link", { name: /提交可用的/ }).first();
  await reloadedUntil(page, () => expect(submit).toBeVisible({ timeout: 1_000 }));
  await submit.click();
  await page.getByRole("button", { name: /^提交 3 张/ }).click();
  await expect(page).toHaveURL(/\/batches\/\d+$/);
}

async function whenPackageCanBeAskedFor(page: Page): Promise<void> {
  await page.goto("/packages");
  await reloadedUntil(page, () => expect(page.getByText("3 张发票等着装包")).toBeVisible({ timeout: 1_000 }));
}

async function openPackage(page: Page): Promise<void> {
  const link = page.locator("main").getByRole("link", { name: "补传包 1", exact: true });
  await reloadedUntil(page, () => expect(link).toBeVisible({ timeout: 1_000 }));
  await link.click();
  await expect(page).toHaveURL(/\/packages\/\d+$/);
}

async function expectStep(page: Page, name: string): Promise<void> {
  await expect(page.locator("main [aria-current=step]")).toContainText(name);
}

async function download(page: Page): Promise<Buffer> {
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "下载补传包" }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/^补传_[0-9A-Z]{18}_\d{8}_1\.xlsx$/);
  return readFileSync(await saved.path());
}

async function bringBack(page: Page, buffer: Buffer, name: string): Promise<void> {
  await page.locator("#file").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  await page.getByRole("button", { name: "上传并核对" }).click();
  await expect(page).toHaveURL(/\/answer\?file=/);
}

async function comesToRest(page: Page, state: string): Promise<void> {
  await reloadedUntil(page, () =>
    expect(page.locator("main").getByText(state, { exact: true }).first()).toBeVisible({ timeout: 1_000 }),
  );
}

/** The worker is at it; where scripts are off, a person presses F5. */
async function reloadedUntil(page: Page, holds: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.reload();
    await holds();
  }).toPass({ timeout: 60_000 });
}
