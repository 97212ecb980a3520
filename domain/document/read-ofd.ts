import type { Archive } from "../archive.ts";
import { kindOfCode, parseInvoiceKind } from "../invoice-kind.ts";
import { UnreadableFile } from "../unreadable-file.ts";
import { customDataFields } from "./custom-data-fields.ts";
import { followTags, looseTags } from "./custom-tags.ts";
import { digitalFields } from "./digital-fields.ts";
import { documentDraft } from "./document-draft.ts";
import { type DocumentReading, isWhole, mergeSources, type Source } from "./document-reading.ts";
import type { DocumentTools } from "./document-tools.ts";
import { type Ofd, openOfd } from "./ofd.ts";
import { qrSource } from "./qr-source.ts";
import { taxControlFields } from "./tax-control-fields.ts";
import { ticketFields } from "./ticket-fields.ts";
import type { XmlNode } from "./xml.ts";
import { xmlSource } from "./xml-source.ts";

/** An invoice has two or three pictures, its QR code and its seals. JBIG2 is left alone: nothing here decodes it. */
const picturesLookedAt = 6;

/**
 * The three places of an OFD in the order of their trust (`domain.md` §6.1): attachment, tags, CustomData; and its QR
 * code where those leave the number or a sum blank.
 * @throws UnreadableFile OFD_NOT_AN_INVOICE, or what `openOfd` throws
 */
export async function readOfd(archive: Archive, tools: DocumentTools): Promise<DocumentReading> {
  const ofd = openOfd(archive);
  const places = [...attachmentSources(ofd), ...tagSources(ofd), customDataSource(ofd)].filter(hasNumber);
  const told = mergeSources("ofd", places);
  const qr = told && isWhole(told.draft) ? null : await qrSource(picturesOf(archive), tools);
  const reading = qr ? mergeSources("ofd", [...places, qr]) : told;
  if (!reading) throw new UnreadableFile("OFD_NOT_AN_INVOICE");
  const kind = reading.draft.kind || (kindOfCode(reading.draft.code) ?? titleKind(ofd));
  return { ...reading, draft: { ...reading.draft, kind } };
}

function attachmentSources({ attachments }: Ofd): Source[] {
  return attachments.flatMap(({ path, root }) => xmlSource(path, root) ?? []);
}

function tagSources({ tags, findText }: Ofd): Source[] {
  return tags.map(({ path, text, root }) => {
    const { invoice, lines } = followTags(root ?? looseTags(text), findText);
    return { path, draft: documentDraft(tagFields(invoice, lines)) };
  });
}

/** Family B has the paths of the XML, C and D those of tickets, A those of the 税控 attachment. */
function tagFields(invoice: XmlNode, lines: readonly XmlNode[]) {
  const isDigital = invoice.children.some(({ name }) => name === "EInvoiceData" || name === "TaxSupervisionInfo");
  if (isDigital) return digitalFields(invoice, lines);
  return ticketFields(invoice) ?? taxControlFields(invoice, lines);
}

function customDataSource({ root }: Ofd): Source {
  return { path: "OFD.xml", draft: documentDraft(customDataFields(root)) };
}

function hasNumber({ draft }: Source): boolean {
  return draft.number !== "";
}

function* picturesOf(archive: Archive): Iterable<{ path: string; picture: Uint8Array }> {
  const paths = archive.names.filter((name) => /(^|\/)Res\/[^/]+\.(png|jpe?g|bmp|gif)$/i.test(name));
  for (const path of paths.slice(0, picturesLookedAt)) {
    const picture = archive.read(path);
    if (picture) yield { path, picture };
  }
}

/** A 数电票 says what it is only in its title, 电子发票（增值税专用发票）. */
function titleKind({ texts }: Ofd) {
  const titles = texts.map((text) => text.trim()).filter((text) => text.length < 40 && text.includes("发票"));
  return titles.map(parseInvoiceKind).find((kind) => kind !== null) ?? "";
}
