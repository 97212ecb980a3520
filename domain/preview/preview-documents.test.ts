import { readFileSync } from "node:fs";
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { exampleMerchant } from "../example-invoice.ts";
import { previewDocuments } from "./preview-documents.ts";

const blue = readFileSync(new URL("../document/fixtures/digital-blue.xml", import.meta.url));
const tools = { readQrImage: null };
const ground = {
  merchantTaxpayerId: exampleMerchant.taxpayerId,
  merchantName: exampleMerchant.name,
  today: "2026-11-22",
};

test("a folder shows what is in each file, what doubles another, and what is no invoice", async () => {
  const bytes = zipSync({ "a/1.xml": blue, "b/1.xml": blue, "c.txt": strToU8("无") });
  const told: number[] = [];
  const preview = await previewDocuments(bytes, "folder.zip", {
    tools,
    ground,
    onDocument: (count) => told.push(count),
  });
  expect(preview.documents.map(({ name, outcome, first }) => [name, outcome, first])).toEqual([
    ["a/1.xml", "ready", null],
    ["b/1.xml", "doubled", "a/1.xml"],
    ["c.txt", "unread", null],
  ]);
  expect(preview.documents[2]?.problems[0]?.code).toBe("FILE_IS_TABLE");
  expect(preview.counts).toEqual({ ready: 1, needsFix: 0, doubled: 1, unread: 1 });
  expect(preview.totalFen).toBe(preview.documents[0]?.total);
  expect(told).toEqual([1, 2, 3]);
});

test("one file goes by its own name, and another seller's needs a fix", async () => {
  const other = { ...ground, merchantTaxpayerId: "91110108MA09XX021Q" };
  const { documents } = await previewDocuments(blue, "one.xml", { tools, ground: other });
  expect(documents).toMatchObject([{ name: "one.xml", outcome: "needsFix", kind: "xml" }]);
  expect(documents[0]?.problems.map(({ code }) => code)).toContain("SELLER_NOT_YOU");
});
