import { beforeEach, describe, expect, test } from "vitest";
import { type Invoice, type InvoiceText, invoiceKey, invoiceText } from "#domain/invoice.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { inTransaction } from "#server/db.ts";
import { storeFile } from "#server/files.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { exampleMissing } from "#server/missing/example-ledger.ts";
import { beginEntry } from "#server/submissions/begin-entry.ts";
import { draftTypedInvoice } from "#server/submissions/draft-typed-invoice.ts";
import { openDraft } from "#server/submissions/open-draft.ts";
import { receiveDocument } from "#server/submissions/receive-document.ts";
import { reviewDraft } from "#server/submissions/review-draft.ts";
import { submitDraft } from "#server/submissions/submit-draft.ts";

const now = new Date("2026-11-22T10:00:00+08:00");
let merchant: Example;
let invoice: Invoice;
let text: InvoiceText;

beforeEach(async () => {
  merchant = await exampleMerchant();
  invoice = exampleInvoice((await findParty(merchant.system)).taxpayerId);
  text = invoiceText(invoice);
});

describe("a typed invoice", () => {
  test("is kept for its owner to look over, and then goes once, however often submit is pressed", async () => {
    const draftId = await drafted(text);
    expect(await reviewDraft(merchant.context, draftId, now)).toMatchObject({ invoice, draft: { text } });
    expect(await countSubmissions()).toBe(0);
    const first = await submitDraft(merchant.context, draftId, now);
    const second = await submitDraft(merchant.context, draftId, now);
    expect(first).toMatchObject({ kind: "submitted", submitted: { key: invoiceKey(invoice), outcome: "queued" } });
    expect(second).toMatchObject({ kind: "submitted", submitted: { outcome: "already-open" } });
    expect(await countSubmissions()).toBe(1);
  });

  test("pressed ten times at once is one submission", async () => {
    const draftId = await drafted(text);
    const answers = await Promise.all(Array.from({ length: 10 }, () => submitDraft(merchant.context, draftId, now)));
    const ids = answers.map((answer) => (answer.kind === "submitted" ? answer.submitted.submissionId : null));
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).not.toBeNull();
    expect(await countSubmissions()).toBe(1);
  });

  test.each([
    ["sums that do not add up", { total: "1.00" }, "SUM_DIFFERS", "total"],
    ["a number a spreadsheet destroyed", { number: "2.6117E+19" }, "NUMBER_DESTROYED_BY_EXCEL", "number"],
    ["a date that is none", { issuedOn: "2026-02-30" }, "DATE_MALFORMED", "issuedOn"],
    [
      "somebody else's invoice",
      { seller: { taxpayerId: "91110108MA09XX021Q", name: "别家" } },
      "SELLER_NOT_YOU",
      "seller.taxpayerId",
    ],
    ["no lines", { lines: [] }, "LINES_MISSING", "lines"],
    [
      "a kind this merchant has no way for",
      { kind: "10", number: "12345678", code: "011002300111" },
      "NO_WAY_FOR_KIND",
      "kind",
    ],
  ] as const)("with %s comes back with a problem of its field, and nothing is kept", async (_, change, code, field) => {
    await goesByLeqiOnly();
    const answer = await draftTypedInvoice(merchant.context, typed({ ...text, ...change } as InvoiceText), now);
    expect("problems" in answer && answer.problems).toContainEqual(
      expect.objectContaining({ code, field, severity: "reject" }),
    );
    expect(await countSubmissions()).toBe(0);
  });

  test("that only warns is kept, and says where it differs from our books", async () => {
    await exampleMissing(merchant.system, [invoice]);
    const draftId = await drafted({ ...text, issuedOn: "2026-11-03" });
    expect((await reviewDraft(merchant.context, draftId, now)).problems).toContainEqual(
      expect.objectContaining({ code: "DIFFERS_FROM_LEDGER", field: "issuedOn", facts: { ledger: "2026-11-02" } }),
    );
    expect(await submitDraft(merchant.context, draftId, now)).toMatchObject({ kind: "submitted" });
  });
});

describe("a draft", () => {
  test("opens for its own merchant only", async () => {
    const draftId = await drafted(text);
    const other = await exampleMerchant();
    for (const act of [openDraft, reviewDraft, submitDraft]) {
      await expect(act(other.context, draftId, now)).rejects.toMatchObject({ kind: "not-found", code: "DRAFT" });
    }
  });

  test("is good for a day", async () => {
    const draftId = await drafted(text);
    const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
    expect(await openDraft(merchant.context, draftId, later(23))).toMatchObject({ text });
    await expect(openDraft(merchant.context, draftId, later(25))).rejects.toMatchObject({ kind: "not-found" });
  });

  test("is not made by knowing the hash of any other file", async () => {
    const { sha256 } = await storeFile(
      bytesOf(JSON.stringify({ merchantId: merchant.system.merchantId, keptAt: now, draft: { text } })),
    );
    await expect(openDraft(merchant.context, sha256, now)).rejects.toMatchObject({ kind: "not-found" });
  });

  test.each(["", "x", "../../etc/passwd", "0".repeat(64)])("%j opens nothing", async (id) => {
    await expect(openDraft(merchant.context, id, now)).rejects.toMatchObject({ kind: "not-found" });
  });
});

describe("an invoice's own file", () => {
  test("fills in the form, and goes as a document", async () => {
    const source = await receiveDocument(
      merchant.context,
      { name: "C:\\票\\一张.xml", bytes: bytesOf(xmlOf(text)) },
      null,
      now,
    );
    const entry = await beginEntry(merchant.context, null, source, now);
    expect(entry.document).toMatchObject({ fileName: "一张.xml", read: true, otherKey: null });
    expect(entry.text).toMatchObject({ number: text.number, total: text.total, buyer: text.buyer });
    const draftId = await drafted({ ...text }, source);
    await submitDraft(merchant.context, draftId, now);
    const rows = await inTransaction(merchant.system, (tx) => tx.submission.findMany({ select: { origin: true } }));
    expect(rows).toEqual([{ origin: "document" }]);
  });

  test("that is another invoice than the one at hand fills in nothing", async () => {
    await exampleMissing(merchant.system, [invoice]);
    const other = exampleInvoice(invoice.seller.taxpayerId);
    const source = await receiveDocument(
      merchant.context,
      { name: "a.xml", bytes: bytesOf(xmlOf(invoiceText(other))) },
      invoiceKey(invoice),
      now,
    );
    const entry = await beginEntry(merchant.context, invoiceKey(invoice), source, now);
    expect(entry.document).toMatchObject({ read: true, otherKey: invoiceKey(other) });
    expect(entry.text).toEqual(text);
  });

  test.each([
    ["%PDF-1.7 …", "PDF_DAMAGED"],
    ['<?xml version="1.0"?><EInvoice><Header>', "XML_DAMAGED"],
    ["", "FILE_EMPTY"],
  ])("of %j cannot be read, says why, and leaves the form as it was", async (content, code) => {
    await exampleMissing(merchant.system, [invoice]);
    const source = await receiveDocument(
      merchant.context,
      { name: "a", bytes: bytesOf(content) },
      invoiceKey(invoice),
      now,
    );
    const entry = await beginEntry(merchant.context, invoiceKey(invoice), source, now);
    expect(entry.document).toMatchObject({ read: false, problems: [{ code }] });
    expect(entry.text).toEqual(text);
  });

  test("of more than ten megabytes is refused while it comes in", async () => {
    const endless = async function* () {
      for (;;) yield new Uint8Array(1024 * 1024);
    };
    await expect(receiveDocument(merchant.context, { name: "a", bytes: endless() }, null, now)).rejects.toMatchObject({
      kind: "too-much",
    });
  });
});

test("the form of another merchant's invoice is not there", async () => {
  await exampleMissing(merchant.system, [invoice]);
  const other = await exampleMerchant();
  await expect(beginEntry(other.context, invoiceKey(invoice), null, now)).rejects.toMatchObject({ kind: "not-found" });
});

test("a blank form knows its seller and the kinds there is a way for", async () => {
  await goesByLeqiOnly();
  const entry = await beginEntry(merchant.context, null, null, now);
  expect(entry.kinds).toEqual(["81", "82"]);
  expect(entry.text.seller).toEqual({ name: "北京样例商贸有限公司（测试）", taxpayerId: invoice.seller.taxpayerId });
});

async function goesByLeqiOnly(): Promise<void> {
  await inTransaction(merchant.system, (tx) =>
    tx.merchant.update({ where: { id: merchant.system.merchantId }, data: { ways: ["leqi"] } }),
  );
}

async function drafted(typedText: InvoiceText, source: string | null = null): Promise<string> {
  const answer = await draftTypedInvoice(merchant.context, { ...typed(typedText), source }, now);
  if ("problems" in answer) throw new Error(JSON.stringify(answer.problems));
  return answer.draftId;
}

function typed(typedText: InvoiceText) {
  return { text: typedText, key: null, source: null };
}

function countSubmissions(): Promise<number> {
  return inTransaction(merchant.system, (tx) =>
    tx.submission.count({ where: { merchantId: merchant.system.merchantId } }),
  );
}

async function* bytesOf(content: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(content);
}

function xmlOf(of: InvoiceText): string {
  const line = of.lines[0];
  return `<?xml version="1.0" encoding="UTF-8"?><EInvoice>
    <Header><EIid>${of.number}</EIid><InherentLabel><EInvoiceType><LabelCode>01</LabelCode></EInvoiceType>
      <GeneralOrSpecialVAT><LabelCode>02</LabelCode><LabelName>普通发票</LabelName></GeneralOrSpecialVAT></InherentLabel></Header>
    <EInvoiceData>
      <SellerInformation><SellerIdNum>${of.seller.taxpayerId}</SellerIdNum><SellerName>${of.seller.name}</SellerName></SellerInformation>
      <BuyerInformation><BuyerIdNum>${of.buyer.taxpayerId}</BuyerIdNum><BuyerName>${of.buyer.name}</BuyerName></BuyerInformation>
      <BasicInformation><TotalAmWithoutTax>${of.amount}</TotalAmWithoutTax><TotalTaxAm>${of.tax}</TotalTaxAm>
        <TotalTax-includedAmount>${of.total}</TotalTax-includedAmount><Drawer>${of.drawer}</Drawer></BasicInformation>
      <IssuItemInformation><ItemName>${line?.name}</ItemName><Amount>${line?.amount}</Amount><TaxRate>${line?.rate}</TaxRate>
        <ComTaxAm>${line?.tax}</ComTaxAm></IssuItemInformation>
    </EInvoiceData>
    <TaxSupervisionInfo><InvoiceNumber>${of.number}</InvoiceNumber><IssueTime>${of.issuedOn} 09:17:58</IssueTime></TaxSupervisionInfo>
  </EInvoice>`;
}
