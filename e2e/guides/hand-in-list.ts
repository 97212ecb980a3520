import { restaurant } from "#prisma/seed/companies.ts";
import { writeBatchFile } from "../fixtures/write-batch-file.ts";
import type { Walk } from "./walk-guide.ts";

/** On the page for a new file: a list of twenty, three of them wrong, another one at every walk. */
export async function handIn({ page, locale }: Walk): Promise<void> {
  const file = writeBatchFile(restaurant, { rows: 20, bad: 3, firstSerial: Date.now() % 10_000_000 });
  const main = page.getByRole("main");
  await main.locator("#file").setInputFiles({
    name: locale === "en" ? "issued-november.csv" : "十一月已开发票.csv",
    mimeType: "text/csv",
    buffer: file.bytes,
  });
  await main.getByRole("button", { name: locale === "en" ? "Upload and continue" : "上传并继续" }).click();
  await main.locator("a[href$='/submit']").waitFor({ timeout: 60_000 });
}
