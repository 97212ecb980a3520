import { openArchive } from "../archive.ts";
import { archiveKindOf, fileKindOf } from "../file-kind.ts";
import { kindOfCode } from "../invoice-kind.ts";
import { UnreadableFile } from "../unreadable-file.ts";
import { type DocumentReading, isWhole, mergeSources, type Source } from "./document-reading.ts";
import type { DocumentTools } from "./document-tools.ts";
import { openPdf, type Pdf, type PlacedText } from "./pdf.ts";
import { assertHarmlessPdf, embeddedFiles } from "./pdf-streams.ts";
import { numberOnPage, textSource } from "./pdf-text.ts";
import { qrSource } from "./qr-source.ts";
import { readOfd } from "./read-ofd.ts";
import { parseXml } from "./xml.ts";
import { xmlSource } from "./xml-source.ts";

export const pdfLimits = {
  /** An invoice of 2,000 lines has some hundred. */
  pages: 120,
  /** Looked at for QR codes; an invoice has its own on the first. */
  picturePages: 2,
  picturesOfPage: 8,
} as const;

/**
 * Attachments, then QR code, then text (`domain.md` §6.4): each is less certain than the one before it.
 * @throws UnreadableFile PDF_ENCRYPTED, PDF_DAMAGED, PDF_UNSAFE, PDF_TOO_LONG, PDF_NOT_AN_INVOICE, PDF_SEVERAL_INVOICES
 */
export async function readPdf(bytes: Uint8Array, tools: DocumentTools): Promise<DocumentReading> {
  assertHarmlessPdf(bytes);
  const pdf = await openPdf(bytes);
  try {
    return await readOpenPdf(pdf, await filesIn(pdf, bytes), tools);
  } finally {
    await pdf.close();
  }
}

type EmbeddedFile = { readonly name: string; readonly bytes: Uint8Array };

async function filesIn(pdf: Pdf, bytes: Uint8Array): Promise<EmbeddedFile[]> {
  const files = await pdf.attachments();
  return files.length > 0 ? files : embeddedFiles(bytes).map((file) => ({ name: "AF", bytes: file }));
}

async function readOpenPdf(pdf: Pdf, files: readonly EmbeddedFile[], tools: DocumentTools): Promise<DocumentReading> {
  if (pdf.pageCount > pdfLimits.pages) {
    throw new UnreadableFile("PDF_TOO_LONG", { pages: String(pdf.pageCount), limit: String(pdfLimits.pages) });
  }
  const attached = (await attachmentSources(files, tools)).filter(hasNumber);
  refuseSeveral(attached.map(numberOf));
  const told = mergeSources("pdf", attached);
  const seen = told && isWhole(told.draft) ? [] : [...(await qrSources(pdf, tools)), ...(await textSources(pdf))];
  const sources = [...attached, ...seen];
  const reading = sources.some(hasNumber) ? mergeSources("pdf", sources) : null;
  if (!reading) throw new UnreadableFile("PDF_NOT_AN_INVOICE");
  const kind = reading.draft.kind || (kindOfCode(reading.draft.code) ?? "");
  return { ...reading, draft: { ...reading.draft, kind } };
}

async function attachmentSources(files: readonly EmbeddedFile[], tools: DocumentTools): Promise<Source[]> {
  const sources: Source[] = [];
  for (const { name, bytes } of files) {
    const source = await attachmentSource(name, bytes, tools).catch(nothingIfUnreadable);
    if (source) sources.push(source);
  }
  return sources;
}

async function attachmentSource(name: string, bytes: Uint8Array, tools: DocumentTools): Promise<Source | null> {
  const kind = fileKindOf(bytes.subarray(0, 65_536));
  if (kind === "xml") return xmlSource(name, parseXml(bytes));
  if (kind !== "ofd" && kind !== "zip") return null;
  const archive = openArchive(bytes);
  return archiveKindOf(archive.names) === "ofd" ? { path: name, ...(await readOfd(archive, tools)) } : null;
}

function nothingIfUnreadable(error: unknown): null {
  if (error instanceof UnreadableFile) return null;
  throw error;
}

async function qrSources(pdf: Pdf, tools: DocumentTools): Promise<Source[]> {
  const sources: Source[] = [];
  for (let page = 1; page <= Math.min(pdf.pageCount, pdfLimits.picturePages); page++) {
    if (tools.readQrImage === null) break;
    const pictures = (await pdf.pictures(page)).slice(0, pdfLimits.picturesOfPage);
    const source = await qrSource(
      pictures.map((picture) => ({ path: "QR", picture })),
      tools,
    );
    if (source) sources.push(source);
  }
  refuseSeveral(sources.map(numberOf));
  return sources.slice(0, 1);
}

async function textSources(pdf: Pdf): Promise<Source[]> {
  const pages: PlacedText[][] = [];
  for (let page = 1; page <= pdf.pageCount; page++) pages.push(await pdf.texts(page));
  refuseSeveral(pages.map(numberOnPage));
  const source = textSource(pages);
  return source ? [source] : [];
}

/** Invoices gathered into one PDF for printing: taking the first for all of them would lose the others. */
function refuseSeveral(numbers: readonly string[]): void {
  const different = new Set(numbers.filter((number) => number !== ""));
  if (different.size > 1) throw new UnreadableFile("PDF_SEVERAL_INVOICES", { count: String(different.size) });
}

function hasNumber(source: Source): boolean {
  return numberOf(source) !== "";
}

function numberOf({ draft }: Source): string {
  return draft.number;
}
