import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { writeBarcode } from "zxing-wasm/writer";
import { exampleSheets } from "#components/certificates/example-sheets.ts";
import type { CertificateFacts } from "#domain/certificate/facts.ts";
import { attachmentName } from "#domain/certificate/read-paper.ts";
import { testBureau } from "#scripts/integration/bureau.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { canonical } from "#server/audit.ts";
import type { Certificate } from "#server/certificates/certificate.ts";
import { acceptedInvoice } from "#server/certificates/example-certificate.ts";
import { openResult, sealResult } from "#server/certificates/file-result.ts";
import { issueCertificate } from "#server/certificates/issue-certificate.ts";
import { qrCodeOf } from "#server/certificates/pdf/qr-code.ts";
import { writePdf } from "#server/certificates/pdf/write-pdf.ts";
import { verifyFile } from "#server/certificates/verify-file.ts";
import { writeCertificatePdf } from "#server/certificates/write-certificate-pdf.ts";
import { publicContext } from "#server/context.ts";
import { db } from "#server/db.ts";
import { findParty } from "#server/ledger/find-party.ts";

const bureau = testBureau();
/** Anew for each test: what is claimed too long ago is not sent any more. */
let now: Date;

let merchant: Example;
let issued: Certificate;
let sheetsOf: Awaited<ReturnType<typeof exampleSheets>>;
let places = 0;
const anybody = () => publicContext(`192.0.2.${places++}`);
const verify = (bytes: Uint8Array) => verifyFile(anybody(), [bytes], sheetsOf, now);

beforeAll(async () => {
  sheetsOf = await exampleSheets();
});

beforeEach(async () => {
  now = new Date();
  merchant = await exampleMerchant();
  const { taxpayerId } = await findParty(merchant.system);
  await bureau.enrol(taxpayerId);
  await db().connector.deleteMany();
  const submissionId = await acceptedInvoice(merchant, exampleInvoice(taxpayerId), now);
  issued = await issueCertificate(merchant.context, "receipt", { submissionId }, now);
});

describe.each([0, 1])("in language %s", (language) => {
  test("the file as we gave it is known to the byte, and asked for again it is the same", async () => {
    const bytes = await original(language);
    expect(await original(language)).toEqual(bytes);
    expect(await verify(bytes)).toMatchObject({
      kind: "exact",
      verification: { code: issued.code, verdict: "genuine" },
    });
  });

  test("saved again it says the same", async () => {
    expect(await verify(await rewritten(issued.facts, language))).toMatchObject({ kind: "same", unread: 0 });
  });
});

test("one digit changed: it is named, with what it says and what we issued", async () => {
  const changed = await rewritten(withTotal(issued.facts, "9060.00"), 0);
  const found = await verify(changed);
  expect(found).toMatchObject({ kind: "changed", verification: { code: issued.code, verdict: "genuine" } });
  expect(found.kind === "changed" && found.changes).toEqual([
    {
      label: "价税合计",
      said: expect.stringContaining("¥9,060.00"),
      issued: expect.stringContaining("¥1,060.00"),
    },
  ]);
});

test("changed on paper but not in the data inside, or without any data: found all the same", async () => {
  const shown = withTotal(issued.facts, "9060.00");
  for (const attached of [issued.facts, null]) {
    const found = await verify(await rewritten(shown, 0, attached));
    expect(found).toMatchObject({ kind: "changed", changes: [{ label: "价税合计" }] });
  }
});

test("changed in the data inside but not on paper", async () => {
  const found = await verify(await rewritten(issued.facts, 0, withTotal(issued.facts, "9060.00")));
  expect(found).toMatchObject({
    kind: "changed",
    changes: [{ label: "价税合计", said: expect.stringContaining("9,060") }],
  });
});

test("a picture of it leads to the original by its QR code", async () => {
  const sheet = sheetsOf(issued)[0];
  const found = await verify(await pictureOf(sheet?.check.link ?? ""));
  expect(found).toMatchObject({ kind: "pointer", verification: { code: issued.code } });
});

test("a code we never gave, and a file without one", async () => {
  const foreign = { ...issued, code: "00000-00000-00000-00000-00000" };
  expect(await verify(await rewritten(issued.facts, 0, issued.facts, foreign))).toEqual({
    kind: "unknown-code",
    code: foreign.code,
  });
  expect(await verify(await pictureOf("https://example.test/"))).toEqual({ kind: "no-code" });
});

test.each([
  ["no PDF", Buffer.from("hello"), "FILE_NOT_A_PDF"],
  ["half of one", null, "PDF_DAMAGED"],
])("%s is said to be unreadable", async (_, given, code) => {
  const bytes = given ?? (await rewritten(issued.facts, 0)).subarray(0, 300);
  await expect(verify(new Uint8Array(bytes))).rejects.toMatchObject({ problem: { code } });
});

test("what goes on beyond 5 MB is left there", async () => {
  const sent = { chunks: 0 };
  async function* endless() {
    for (;;) {
      sent.chunks++;
      yield new Uint8Array(1024 * 1024);
    }
  }
  await expect(verifyFile(anybody(), endless(), sheetsOf, now)).rejects.toMatchObject({ code: "FILE_TOO_LARGE" });
  expect(sent.chunks).toBe(6);
});

test("the answer travels sealed: nobody writes one, nor takes that of another certificate, nor an old one", async () => {
  const found = await verify(await rewritten(withTotal(issued.facts, "9060.00"), 0));
  if (found.kind !== "changed") throw new Error(found.kind);
  const token = sealResult(found, now);
  expect(openResult(token, issued.code, now)).toMatchObject({ kind: "changed", more: 0 });
  expect(openResult(token, "00000-00000-00000-00000-00000", now)).toBeNull();
  expect(openResult(token, issued.code, new Date(now.getTime() + 2 * 3_600_000))).toBeNull();
  const another = token.startsWith("A") ? "B" : "A";
  expect(openResult(another + token.slice(1), issued.code, now)).toBeNull();
});

async function original(language: number): Promise<Uint8Array> {
  const sheet = sheetsOf(issued)[language];
  if (!sheet) throw new Error("no such language");
  return writeCertificatePdf(anybody(), issued, sheet);
}

/** A file another program wrote: its bytes are others whatever it says. */
async function rewritten(
  shown: CertificateFacts,
  language: number,
  attached: CertificateFacts | null = shown,
  { code, issuedAt } = issued,
): Promise<Uint8Array> {
  const sheet = sheetsOf({ code, issuedAt, facts: shown })[language];
  if (!sheet) throw new Error("no such language");
  const attachment = attached ? canonical({ code, issuedAt: issuedAt.toISOString(), facts: attached }) : attachmentName;
  const qr = await qrCodeOf(sheet.check.link);
  return writePdf({ sheet, qr, attachment, issuedAt: new Date(issuedAt.getTime() + 1_000) });
}

function withTotal(facts: CertificateFacts, total: string): CertificateFacts {
  if (facts.certificate !== "receipt" || facts.about !== "invoice") throw new Error("another certificate");
  return { ...facts, invoice: { ...facts.invoice, total } };
}

/** What a camera makes of it: a PNG of which only the QR code can be read. */
async function pictureOf(text: string): Promise<Uint8Array> {
  await qrCodeOf(text);
  const { image } = await writeBarcode(text, { format: "QRCode", scale: 8 });
  return new Uint8Array((await image?.arrayBuffer()) ?? new ArrayBuffer(0));
}
