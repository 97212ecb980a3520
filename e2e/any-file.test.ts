import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { formatYuan } from "#domain/money.ts";
import { demoPassword } from "#scripts/demo-accounts.ts";
import { makeMerchant } from "./fixtures/house.ts";
import { test } from "./fixtures/sign-in.ts";
import { writeBatchFile } from "./fixtures/write-batch-file.ts";

const samples = join(import.meta.dirname, "..", "..", "shared", "samples");
const hasSamples = existsSync(samples);
const expected = hasSamples ? JSON.parse(readFileSync(join(samples, "expected.json"), "utf8")) : {};
const merchant = {
  taxpayerId: "91110105MA09XX0775",
  name: "北京朝阳百货经营部（测试）",
  signInName: "any-file-owner",
};

test.describe.configure({ mode: "serial" });
test.setTimeout(120_000);

test.beforeAll(async () => {
  await makeMerchant(merchant);
});

test.describe("a list", () => {
  test("100,000 rows in GB18030: read in the browser, what is wrong first, nothing sent", async ({ page }) => {
    const file = writeBatchFile(merchant, { rows: 100_000, bad: 12, encoding: "gb18030", perDay: 500 });
    await openNewBatch(page);
    const sent: string[] = [];
    page.on("request", (request) => request.method() === "POST" && sent.push(request.url()));
    await choose(page, [await written("十万行.csv", file.bytes)]);
    // Of 100,000 numbers in a row one ends in five zeros, and might have been cut by Excel: that is asked, not guessed.
    await expect(sentence(page)).toHaveText(/^共 100,000 行，可以补传 99,987 张，合计 ¥[\d,.]+。有 13 行要改。$/);
    await expect(sentence(page)).toBeFocused();
    await expect(page.getByText("中文编码 GBK（GB18030）")).toBeVisible();
    const sections = page.locator("main section > div > div > h2");
    await expect(sections.first()).toHaveText("要改的 13 行");
    const destroyed = page.locator("details", { hasText: "号码被 Excel 改坏" });
    await expect(destroyed.getByRole("row", { name: /数电发票号码/ })).toContainText("2.6117E+19");
    await expect(page.getByText("号码末几位可能丢失").first()).toBeVisible();
    await expect(page.getByText("认出 13 栏。")).toBeVisible();
    expect(sent).toEqual([]);
    await expectNoBarriers(page);
  });

  test("pasted out of a spreadsheet, anywhere on the page", async ({ page }) => {
    const { bytes, goodFen } = writeBatchFile(merchant, { rows: 7, bad: 0, encoding: "utf-8", firstSerial: 700_001 });
    const text = bytes.toString("utf8").replace("\uFEFF", "").replaceAll(",", "\t");
    await openNewBatch(page);
    await expect(page.locator("#file")).toHaveAttribute("multiple", "");
    await page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", pasted);
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, text);
    await expect(sentence(page)).toHaveText(`共 7 行，可以补传 7 张，合计 ¥${formatYuan(goodFen)}。`);
    await expect(page.getByText("粘贴的内容.tsv")).toBeVisible();
  });

  test("the bureau's template for issuing is known by name; an empty clipboard says what to do", async ({ page }) => {
    await openNewBatch(page);
    const template = "发票流水号,发票类型,受票方自然人标识,购买方名称,是否含税\n1,增值税普通发票,,某某,是\n";
    await choose(page, [await written("批量开票.csv", Buffer.from(template))]);
    await expect(sentence(page)).toHaveText("这是批量开票模板，不是已开发票清单");
    await page.getByRole("button", { name: "换一个文件" }).click();
    await page.getByText("粘贴表格", { exact: true }).click();
    await page.getByRole("button", { name: "读取粘贴的内容" }).click();
    await expect(page.getByText("这里还没有表格")).toBeVisible();
  });

  test("columns matched by hand: read anew at once, uploaded so, and remembered the next time", async ({ page }) => {
    await openNewBatch(page);
    await choose(page, [await written("外来.csv", foreignTable(710_001))]);
    await expect(sentence(page)).toHaveText("这个文件的栏目要您看一下");
    await expect(page.getByLabel("数电发票号码对应文件里的哪一栏")).toHaveValue("0");
    await expectNoBarriers(page);
    await page.getByRole("button", { name: "按这样读取" }).click();
    await expect(sentence(page)).toHaveText("共 2 行，可以补传 2 张，合计 ¥318.00。");
    await page.getByText("查看和修改", { exact: true }).click();
    await page.getByLabel("购买方名称对应文件里的哪一栏").selectOption({ label: "K · Note" });
    await expect(page.getByLabel("购买方名称对应文件里的哪一栏")).toHaveValue("10");
    await expect(page.getByText("没有读取：Customer。")).toBeVisible();
    await page.getByLabel("购买方名称对应文件里的哪一栏").selectOption({ label: "E · Customer" });
    await expect(page.getByText("没有读取：Note。")).toBeVisible();
    await page.getByRole("button", { name: "上传并继续" }).click();
    await expect(page).toHaveURL(/\/batches\/\d+/);
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole("link", { name: /^可以提交\s*2$/ }).first()).toBeVisible({ timeout: 2_000 });
    }).toPass();

    await openNewBatch(page, { isSignedIn: true });
    await choose(page, [await written("外来二.csv", foreignTable(710_011))]);
    await expect(sentence(page)).toHaveText("共 2 行，可以补传 2 张，合计 ¥318.00。");
    await expect(page.getByText("这种表格您上次手动对应过栏目")).toBeVisible();
    await page.getByRole("button", { name: "不用这次的对应" }).click();
    await expect(sentence(page)).toHaveText("这个文件的栏目要您看一下");
  });

  test("a file that changes while it lies chosen says so, and cannot lie", async ({ page }) => {
    await openNewBatch(page);
    const path = await written("变动.csv", writeBatchFile(merchant, { rows: 10, bad: 0, firstSerial: 720_001 }).bytes);
    await choose(page, [path]);
    await expect(sentence(page)).toContainText("共 10 行");
    await writeFile(path, "另一份内容\n");
    await page.getByRole("button", { name: "上传并继续" }).click();
    await expect(page.getByRole("alert", { name: "打不开这个文件" })).toBeFocused();
  });
});

test.describe("original invoices", () => {
  test("a folder: what is in each file, what is none, and all of it as one batch", async ({ page }) => {
    test.skip(!hasSamples, "../shared/samples is not here");
    await openNewBatch(page);
    const names = Object.keys(expected).filter((name) => /\.(ofd|xml)$/.test(name));
    await choose(
      page,
      names.map((name) => join(samples, name)),
    );
    await expect(sentence(page)).toContainText(`共 ${names.length} 个文件`);
    for (const name of names) {
      const row = page.getByRole("row", { name: name.split("/").at(-1) ?? "" });
      if (expected[name].reject) await expect(row).toContainText("里面没有发票");
      else await expect(row).toContainText(formatYuan(BigInt(expected[name].total.replace(".", ""))));
      if (expected[name].buyer) await expect(row).toContainText(expected[name].buyer);
    }
    await expect(page.getByText("有 1 个文件没有读出发票，不会上传。")).toBeVisible();
    await expectNoBarriers(page);
    await page.getByRole("button", { name: "上传并继续" }).click();
    await expect(page).toHaveURL(/\/batches\/\d+/);
  });

  test("a picture's QR code fills in the form of an invoice", async ({ page }) => {
    test.skip(!hasSamples, "../shared/samples is not here");
    await openNewBatch(page);
    await choose(page, [join(samples, "qr", "24112000000048542163.png")]);
    await expect(sentence(page)).toHaveText("读出 1 张发票，还有内容要补。");
    await page.getByRole("button", { name: "填入补传表单" }).click();
    await expect(page.getByRole("textbox", { name: "发票号码", exact: true })).toHaveValue("24112000000048542163");
  });

  test("lists and invoices together are taken one after the other", async ({ page }) => {
    test.skip(!hasSamples, "../shared/samples is not here");
    await openNewBatch(page);
    await choose(page, [join(samples, "synthetic", "gbk.csv"), join(samples, "ofdrw", "999.ofd")]);
    await expect(sentence(page)).toHaveText("选中的既有清单，也有发票原件");
    await page.getByRole("button", { name: "读取这些发票" }).click();
    await expect(page.getByRole("row", { name: "999.ofd" })).toContainText("10,600.00");
  });

  test("a folder without an invoice says what was looked for", async ({ page }) => {
    await openNewBatch(page);
    await choose(page, [
      await written("a.bin", Buffer.from([1, 2, 3, 0, 5, 6, 7, 8, 0, 1, 2, 3])),
      await written("b.rar", Buffer.from("Rar!\x1a\x07\x00 and more")),
    ]);
    await expect(sentence(page)).toHaveText("没有找到发票");
    await expect(page.getByText("看过的 2 个文件里，没有清单，也没有发票")).toBeVisible();
  });
});

/** What each table among the samples becomes for the merchant whose rows they are. */
const tables: readonly [name: string, says: readonly (string | RegExp)[]][] = [
  ["clean-utf8.csv", ["编码 UTF-8", /共 3 行/]],
  ["utf8-bom.csv", ["编码 UTF-8", /共 3 行/]],
  ["gbk.csv", ["中文编码 GBK（GB18030）", /共 3 行/]],
  ["gb18030-rare.csv", ["中文编码 GBK（GB18030）"]],
  ["damaged-utf8-bom.csv", [/共 8 行/, "号码被 Excel 改坏", "2.5112E+19", "日期统一为 年-月-日。"]],
  [
    "全量发票查询导出结果-synthetic.xlsx",
    ["Excel 工作簿", /共 7 行/, "2 张工作表", "几行明细合并成一张发票，金额相加。"],
  ],
  ["damaged-numeric-cells-synthetic.xlsx", ["Excel 工作簿", /共 2 行/]],
];

test.describe("every table among the samples", () => {
  test.skip(!hasSamples, "../shared/samples is not here");

  for (const [name, says] of tables) {
    test(name, async ({ page, signIn }) => {
      await signIn("owner");
      await openNewBatch(page, { isSignedIn: true });
      await choose(page, [join(samples, "synthetic", name)]);
      await expect(sentence(page)).toBeFocused();
      for (const words of says) await expect(page.locator("main")).toContainText(words);
    });
  }
});

test("without a script the plain form takes a list", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL, locale: "zh-CN" });
  const page = await context.newPage();
  await openNewBatch(page);
  const file = writeBatchFile(merchant, { rows: 5, bad: 0, firstSerial: 730_001 });
  await page.locator("#file").setInputFiles({ name: "无脚本.csv", mimeType: "text/csv", buffer: file.bytes });
  await page.getByRole("button", { name: "上传并检查" }).click();
  await expect(page).toHaveURL(/\/batches\/\d+/);
  await context.close();
});

async function openNewBatch(page: Page, { isSignedIn = false } = {}): Promise<void> {
  if (!isSignedIn) {
    await page.goto("/sign-in");
    await page.fill("#signInName", merchant.signInName);
    await page.fill("#password", demoPassword);
    await page.press("#password", "Enter");
    await expect(page).not.toHaveURL(/sign-in/);
  }
  await page.goto("/batches/new");
}

/** As soon as the script is there: what is chosen before it is read as well, but then nobody sees when. */
async function choose(page: Page, paths: readonly string[]): Promise<void> {
  await expect(page.locator("#file")).toHaveAttribute("multiple", "");
  await page.locator("#file").setInputFiles([...paths]);
}

function sentence(page: Page) {
  return page.locator("main h2[tabindex='-1']");
}

async function expectNoBarriers(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target}`)).toEqual([]);
}

async function written(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), "buchuan-any-file-")), name);
  await writeFile(path, bytes);
  return path;
}

/** An ERP's list under headings nobody else uses. */
function foreignTable(serial: number): Buffer {
  const item = "数电发票（普通发票）,91110108MA09XX021Q,北京样例科技有限公司（测试）,*餐饮服务*餐饮服务";
  const number = (offset: number) => `26117${String(9_990_000_000 + serial + offset).padStart(15, "0")}`;
  return Buffer.from(
    [
      "Inv No,When,Type,Cust ID,Customer,Item,Net,R,VAT,Gross,Note",
      `${number(0)},2026-11-02,${item},100.00,6%,6.00,106.00,first`,
      `${number(1)},2026-11-03,${item},200.00,6%,12.00,212.00,second`,
      "",
    ].join("\n"),
  );
}
