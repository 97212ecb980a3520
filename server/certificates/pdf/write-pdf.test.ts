import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { exampleSheets } from "#components/certificates/example-sheets.ts";
import { compareText } from "#domain/certificate/compare-text.ts";
import { delayOfBatch, delayOfInvoice } from "#domain/certificate/delay-facts.ts";
import { exampleBatch, exampleOwner, exampleRecord } from "#domain/certificate/example-record.ts";
import { attachmentName, readPaper } from "#domain/certificate/read-paper.ts";
import { receiptOfBatch, receiptOfInvoice } from "#domain/certificate/receipt-facts.ts";
import type { CertificateSheet } from "#domain/certificate/sheet.ts";
import { openPdf } from "#domain/document/pdf.ts";
import { canonical } from "#server/audit.ts";
import { printed } from "#server/certificates/pdf/fonts.ts";
import { qrCodeOf } from "#server/certificates/pdf/qr-code.ts";
import { writePdfApart } from "#server/certificates/pdf/write-apart.ts";
import { type PdfTask, writePdf } from "#server/certificates/pdf/write-pdf.ts";

const code = "7K3MW-9QXAB-00000-11111-22222";
const issuedAt = new Date("2026-11-22T06:03:00Z");
const record = exampleRecord({}, { buyer: { taxpayerId: "", name: "北京𠮷祥㛃镕喆饭馆（测试）" } });
const rows = Array.from({ length: 60 }, (_, index) =>
  exampleRecord({ row: index + 2, reference: `BC-${index}` }, { number: `261120000099900${index + 10_000}` }),
);
const everything = {
  receipt: receiptOfInvoice(exampleOwner, record),
  delay: delayOfInvoice(exampleOwner, record, []),
  "receipt of a batch": receiptOfBatch(exampleOwner, exampleBatch, rows),
  "delay of a batch": delayOfBatch(exampleOwner, exampleBatch, rows, () => []),
};

const blind = { readQrImage: null };
let sheetsOf: Awaited<ReturnType<typeof exampleSheets>>;
beforeAll(async () => {
  sheetsOf = await exampleSheets();
});

describe.each(Object.entries(everything))("%s", (_, facts) => {
  test.each([0, 1])("what is read from the file is what was issued, in language %s", async (language) => {
    const task = await taskOf(facts, language);
    const paper = await readPaper(await writePdf(task), blind);
    expect(compareText(task.sheet, paper.text, printed)).toMatchObject({ changes: [], unread: 0 });
    expect(paper.attachment).toBe(task.attachment);
  });

  test("the same certificate is the same to the byte, from whatever thread", async () => {
    const task = await taskOf(facts, 0);
    const [here, apart] = [await writePdf(task), await writePdfApart(task)];
    expect(hashOf(apart)).toBe(hashOf(here));
  });
});

test("one invoice stays far below 200 KB, its fonts with it", async () => {
  expect((await writePdf(await taskOf(everything.delay, 0))).length).toBeLessThan(100_000);
});

test("a batch goes over pages, each with its number and the link", async () => {
  const task = await taskOf(everything["receipt of a batch"], 0);
  const pdf = await openPdf(await writePdf(task));
  const last = (await pdf.texts(pdf.pageCount)).map(({ text }) => text).join("");
  expect(pdf.pageCount).toBeGreaterThan(1);
  expect(last).toContain(`第 ${pdf.pageCount} 页，共 ${pdf.pageCount} 页`);
  expect(last).toContain(task.sheet.check.link);
  await pdf.close();
});

test("a rare character stands there; one the font lacks is marked, named, and whole in the attachment", async () => {
  const task = await taskOf(everything.receipt, 0);
  const paper = await readPaper(await writePdf(task), blind);
  const text = paper.text.replace(/\s/g, "");
  expect(text).toContain("北京〓祥㛃镕喆饭馆");
  expect(text).toContain("U+20BB7");
  expect(paper.attachment).toContain("北京𠮷祥㛃镕喆饭馆");
});

test("a name that is markup is a name", async () => {
  const name = `<script>alert(1)</script> (\\) /JS [=1+1]`;
  const facts = receiptOfInvoice(exampleOwner, exampleRecord({}, { buyer: { taxpayerId: "", name } }));
  const bytes = await writePdf(await taskOf(facts, 0));
  const paper = await readPaper(bytes, blind);
  expect(paper.text.replace(/\s/g, "")).toContain(name.replace(/\s/g, ""));
  expect(Buffer.from(bytes).toString("latin1")).not.toMatch(/\/(JavaScript|JS|OpenAction|AA|Launch|URI)\b/);
});

test("nothing but our own data is attached", async () => {
  const pdf = await openPdf(await writePdf(await taskOf(everything.receipt, 0)));
  expect((await pdf.attachments()).map(({ name }) => name)).toEqual([attachmentName]);
  await pdf.close();
});

async function taskOf(facts: (typeof everything)[keyof typeof everything], language: number): Promise<PdfTask> {
  if (!facts) throw new Error("there is nothing to write");
  const sheet = sheetsOf({ code, issuedAt, facts })[language] as CertificateSheet;
  const attachment = canonical({ code, issuedAt: issuedAt.toISOString(), facts });
  return { sheet, qr: await qrCodeOf(sheet.check.link), attachment, issuedAt };
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
