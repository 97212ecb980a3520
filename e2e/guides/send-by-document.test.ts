import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { addDays, businessDateOf } from "#domain/period.ts";
import { type Walk, walkGuide } from "./walk-guide.ts";

/** The shop is the seller in the example file. */
walkGuide(
  "send-by-document",
  [
    { open: ({ goTo }) => goTo("/missing/new") },
    {
      open: async (walk) => {
        await walk.page.locator("main [data-assist=file] input[type=file]").last().setInputFiles(original(walk));
        await expect(walk.page.locator("main [data-assist=number]")).toHaveValue(/^26/);
      },
    },
    {
      leave: async ({ page }) => {
        await page.locator("main [data-assist=continue] button").click();
        await page.waitForURL(/\/missing\/check/);
      },
    },
    {},
  ],
  { as: "owner-shop" },
);

/** Issued a few days ago. */
function original({ locale }: Walk) {
  const file = join("domain", "document", "fixtures", "digital-blue.xml");
  const text = readFileSync(file, "utf8")
    .replaceAll("2025-04-28", addDays(businessDateOf(new Date()), -4))
    .replaceAll("25112000009990000011", "26112000009990000011");
  const name = locale === "en" ? "invoice-26112000009990000011.xml" : "数电发票_26112000009990000011.xml";
  return { name, mimeType: "application/xml", buffer: Buffer.from(text) };
}
