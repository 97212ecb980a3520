import { expect, type Page } from "@playwright/test";
import { demoPassword } from "#scripts/demo-accounts.ts";
import { expectAccessibleInPairs } from "./fixtures/axe.ts";
import { expectNothingLost, makeMerchant } from "./fixtures/house.ts";
import { test } from "./fixtures/sign-in.ts";

const merchants = {
  script: { taxpayerId: "91110106MA09XX2103", name: "北京丰台文具销售有限公司（测试）", signInName: "ledger-owner" },
  plain: { taxpayerId: "91110107MA09XX211L", name: "北京石景山五金有限公司（测试）", signInName: "ledger-owner-plain" },
} as const;
type Merchant = (typeof merchants)[keyof typeof merchants];

test.describe.configure({ mode: "serial" });
test.setTimeout(180_000);

for (const [how, merchant] of Object.entries(merchants)) {
  test.describe(how === "script" ? "with a script" : "without a script", () => {
    test.use({ javaScriptEnabled: how === "script" });

    test("a list is imported, its bad row given back, and a gap explained and taken back", async ({ page }) => {
      await makeMerchant(merchant);
      await signInAs(page, merchant.signInName);
      await page.goto("/ledger");
      await expect(page.getByText("台账还是空的")).toBeVisible();
      await page.getByRole("link", { name: "导入已开发票" }).first().click();
      await expect(page).toHaveURL(/\/ledger\/import$/);
      if (how === "script") await expectAccessibleInPairs(page);

      await choose(page, "notes.csv", "今天天气很好\r\n没有发票\r\n");
      await comesTo(page, "这个文件读不了");
      await page.getByRole("link", { name: "换一个文件" }).click();
      await expect(page).toHaveURL(/\/ledger\/import$/);
      await choose(page, "已开发票.csv", listOf(merchant));
      await comesTo(page, "已读完，共 5 张");
      await expect(page.getByRole("list", { name: "各种结果的张数" })).toContainText("新记入4");
      await expect(page.getByText("与价税合计不相等")).toBeVisible();
      if (how === "script") await expectAccessibleInPairs(page);
      const refused = await page.request.get(`${page.url()}/refused?format=csv`);
      expect((await refused.text()).trim().split("\r\n")).toHaveLength(2);

      await page.goto("/ledger");
      await expect(page.getByText("没有明细行").first()).toBeVisible();
      if (how === "script") await expectAccessibleInPairs(page);

      await page.goto("/ledger/gaps");
      await expect(page.getByText("98000002 至 98000004")).toBeVisible();
      if (how === "script") await expectAccessibleInPairs(page);
      await page.getByLabel(/原因/).selectOption("unused");
      await page.getByRole("button", { name: "说明" }).click();
      await expect(page.getByText("没有断号", { exact: true })).toBeVisible();
      await page.getByRole("link", { name: "已说明" }).click();
      await page.getByRole("button", { name: "撤销说明" }).click();
      await page.getByRole("link", { name: "待说明" }).click();
      await expect(page.getByText("98000002 至 98000004")).toBeVisible();
    });

    test("limits are set, and a key is made, used and revoked", async ({ page, playwright }) => {
      await signInAs(page, merchant.signInName);
      await page.goto("/ledger/limits");
      await page.getByLabel(/离线开票时限/).fill("一天");
      await page.getByRole("button", { name: "保存" }).click();
      await expect(page.getByText("请填 1 到 9999 的整数小时").first()).toBeVisible();
      await page.getByLabel(/离线开票时限/).fill("24");
      await page.getByRole("button", { name: "保存" }).click();
      await expect(page.getByText("限额已保存")).toBeVisible();

      await page.goto("/settings");
      await page.getByRole("link", { name: "管理接口密钥" }).click();
      await page.getByLabel("给谁用").fill("门店收银");
      await page.getByRole("button", { name: "生成密钥" }).click();
      const secret = (await page.locator("#token-secret").textContent()) ?? "";
      if (how === "script") await expectAccessibleInPairs(page);

      const number = `2611799937${merchant.taxpayerId.slice(-4, -1)}0000091`;
      const api = await playwright.request.newContext({ baseURL: new URL(page.url()).origin });
      const send = (key: string) =>
        api.post("/api/v1/issued", {
          headers: { authorization: `Bearer ${key}`, "idempotency-key": "first" },
          data: { invoices: [invoiceOf(number), { ...invoiceOf(number), total: "1.00" }] },
        });
      const first = await send(secret);
      expect(first.headers()["idempotency-key"]).toBe("first");
      expect(await first.json()).toMatchObject({ counts: { taken: 1, refused: 1 } });
      expect(await (await send(secret)).json()).toMatchObject({ counts: { unchanged: 1, refused: 1 } });
      const missing = await api.get("/api/v1/missing", { headers: { authorization: `Bearer ${secret}` } });
      expect(missing.status()).toBe(403);
      expect(missing.headers()["content-type"]).toContain("application/problem+json");

      await page.goto(`/ledger?search=${number}`);
      await expect(page.locator("main tbody tr")).toHaveCount(1);
      await page.goto("/settings/tokens");
      await expect(page.locator("#token-secret")).toHaveCount(0);
      await page.getByRole("button", { name: /^停用/ }).click();
      await expect(page.getByText("密钥已停用")).toBeVisible();
      expect((await send(secret)).status()).toBe(401);
      await api.dispose();
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

async function choose(page: Page, name: string, text: string): Promise<void> {
  await page
    .getByLabel("已开发票清单")
    .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(`\uFEFF${text}`) });
  await page.getByRole("button", { name: "导入" }).click();
  await expect(page).toHaveURL(/\/ledger\/import\/\d+$/);
}

/** The worker reads it by and by. */
async function comesTo(page: Page, words: string): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(words).first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
}

/** A 数电票, one without lines, two of a tax-control device with a gap between, and one whose sums do not hold. */
function listOf({ taxpayerId, name }: Merchant): string {
  const head =
    "数电发票号码,发票代码,发票号码,开票日期,发票票种,销方识别号,销方名称,购方识别号,购买方名称,项目名称,税率,金额,税额,价税合计";
  const serial = taxpayerId.slice(-4, -1);
  const seller = `${taxpayerId},${name}`;
  const buyer = "91110108MA09XX021Q,北京样例科技有限公司（测试）";
  const item = "*信息技术服务*技术服务费,6%";
  const digital = (last: string) =>
    `2611799937${serial}000${last},,,2026-11-02,数电发票（普通发票）,${seller},${buyer}`;
  const device = (last: string) => `,011002600111,9800000${last},2026-11-02,增值税电子普通发票,${seller},${buyer}`;
  const rows = [
    `${digital("0001")},${item},1000.00,60.00,1060.00`,
    `${digital("0002")},,,1000.00,60.00,1060.00`,
    `${device("1")},${item},1000.00,60.00,1060.00`,
    `${device("5")},${item},1000.00,60.00,1060.00`,
    `${digital("0003")},${item},1000.00,60.00,1061.00`,
  ];
  return `${[head, ...rows].join("\r\n")}\r\n`;
}

function invoiceOf(number: string) {
  const amounts = { amount: "1000.00", tax: "60.00" };
  const line = { name: "*信息技术服务*技术服务费", rate: "0.06", ...amounts };
  return {
    kind: "82",
    number,
    issuedOn: "2026-11-02",
    buyer: { name: "个人" },
    total: "1060.00",
    ...amounts,
    lines: [line],
  };
}
