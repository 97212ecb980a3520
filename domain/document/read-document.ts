import { type Archive, openArchive } from "../archive.ts";
import { type FileKind, fileKindOf } from "../file-kind.ts";
import { fillBlanks } from "../fill-blanks.ts";
import type { InvoiceDraft } from "../invoice.ts";
import { kindOfCode, parseInvoiceKind } from "../invoice-kind.ts";
import { parseYuan, yuanText } from "../money.ts";
import type { Problem } from "../problem.ts";
import { UnreadableFile } from "../unreadable-file.ts";
import { customDataFields } from "./custom-data-fields.ts";
import { followTags, looseTags } from "./custom-tags.ts";
import { digitalFields } from "./digital-fields.ts";
import { type DocumentFields, documentDraft } from "./document-draft.ts";
import { type Ofd, openOfd } from "./ofd.ts";
import { taxControlFields } from "./tax-control-fields.ts";
import { xbrlFields } from "./xbrl-fields.ts";
import { elementsNamed, parseXml, type XmlNode } from "./xml.ts";

export type DocumentReading = {
  readonly kind: "ofd" | "xml";
  /** What the document says; blank where it says nothing, as an OFD does about 税收分类编码. */
  readonly draft: InvoiceDraft;
  readonly problems: readonly Problem[];
  /** Places in the file that had a say, the most trusted first. */
  readonly sources: readonly string[];
};

type Source = { readonly path: string; readonly draft: InvoiceDraft };

const wayOut: Readonly<Record<Exclude<FileKind, "ofd" | "xml" | "archive">, string>> = {
  empty: "FILE_EMPTY",
  text: "FILE_IS_TABLE",
  html: "FILE_IS_TABLE",
  xlsx: "FILE_IS_XLSX",
  xls: "FILE_IS_XLS",
  pdf: "FILE_IS_PDF",
  image: "FILE_IS_IMAGE",
  binary: "FILE_NOT_TEXT",
};

/**
 * One invoice out of its own file, OFD or XML. Nothing in it is checked yet: that is `readInvoice`.
 * @throws UnreadableFile naming what the file is instead, or why it cannot be trusted
 */
export function readDocument(bytes: Uint8Array): DocumentReading {
  const kind = fileKindOf(bytes.subarray(0, 65_536));
  if (kind === "ofd" || kind === "archive") return readOfd(openArchive(bytes));
  if (kind === "xml") return readXml(bytes);
  throw new UnreadableFile(wayOut[kind]);
}

function readXml(bytes: Uint8Array): DocumentReading {
  const root = parseXml(bytes);
  const fields = fieldsOf(root);
  if (!fields) throw new UnreadableFile("XML_NOT_AN_INVOICE", { root: root.name.slice(0, 40) });
  return readingOf("xml", [{ path: root.name, draft: documentDraft(fields) }]);
}

/** Attachment before tags before CustomData: each later place is poorer (`domain.md` §6.1). */
function readOfd(archive: Archive): DocumentReading {
  if (!archive.names.includes("OFD.xml")) throw new UnreadableFile(otherArchive(archive));
  const ofd = openOfd(archive);
  const sources = [...attachmentSources(ofd), ...tagSources(ofd), customDataSource(ofd)].filter(hasIdentity);
  if (sources.length === 0) throw new UnreadableFile("OFD_NOT_AN_INVOICE");
  const reading = readingOf("ofd", sources);
  const kind = reading.draft.kind || (kindOfCode(reading.draft.code) ?? titleKind(ofd));
  return { ...reading, draft: { ...reading.draft, kind } };
}

function otherArchive({ names }: Archive): string {
  return names.some((name) => name.startsWith("xl/")) ? "FILE_IS_XLSX" : "FILE_IS_ARCHIVE";
}

function attachmentSources({ attachments }: Ofd): Source[] {
  return attachments.flatMap(({ path, root }) => {
    const fields = fieldsOf(root);
    return fields ? [{ path, draft: documentDraft(fields) }] : [];
  });
}

function tagSources({ tags, findText }: Ofd): Source[] {
  return tags.map(({ path, text, root }) => {
    const { invoice, lines } = followTags(root ?? looseTags(text), findText);
    const isDigital = invoice.children.some(({ name }) => name === "EInvoiceData" || name === "TaxSupervisionInfo");
    const fields = isDigital ? digitalFields(invoice, lines) : taxControlFields(invoice, lines);
    return { path, draft: documentDraft(fields) };
  });
}

function customDataSource({ root }: Ofd): Source {
  return { path: "OFD.xml", draft: documentDraft(customDataFields(root)) };
}

function fieldsOf(root: XmlNode): DocumentFields | null {
  if (root.name === "eInvoice") return taxControlFields(root, elementsNamed(root, "GoodsInfo"));
  if (root.name === "EInvoice") return digitalFields(root, elementsNamed(root, "IssuItemInformation"));
  return root.name === "xbrl" ? xbrlFields(root) : null;
}

function hasIdentity({ draft }: Source): boolean {
  return draft.number !== "";
}

function readingOf(kind: DocumentReading["kind"], sources: readonly Source[]): DocumentReading {
  const [first, ...others] = sources.map(({ draft }) => draft);
  if (!first) throw new UnreadableFile("XML_NOT_AN_INVOICE");
  const draft = withTotal(others.reduce(fillBlanks, first));
  return { kind, draft, problems: sourceDifferences(draft, sources), sources: sources.map(({ path }) => path) };
}

/** 数电 OFDs often tag only the `¥` of their total. */
function withTotal(draft: InvoiceDraft): InvoiceDraft {
  const amount = parseYuan(draft.amount);
  const tax = parseYuan(draft.tax);
  return draft.total === "" && amount !== null && tax !== null ? { ...draft, total: yuanText(amount + tax) } : draft;
}

const comparedFields = ["number", "code", "issuedOn", "amount", "tax", "total"] as const;

/** A file that says two things about one field has been tampered with, or was made by a careless program. */
function sourceDifferences(draft: InvoiceDraft, sources: readonly Source[]): Problem[] {
  return comparedFields.flatMap((field): Problem[] => {
    const other = sources.find((source) => source.draft[field] !== "" && source.draft[field] !== draft[field]);
    if (!other) return [];
    const facts = { other: other.draft[field], place: other.path };
    return [{ code: "DOCUMENT_SOURCES_DIFFER", severity: "warn", field, value: draft[field], facts }];
  });
}

/** A 数电票 says what it is only in its title, 电子发票（增值税专用发票）. */
function titleKind({ texts }: Ofd): InvoiceDraft["kind"] {
  const titles = texts.map((text) => text.trim()).filter((text) => text.length < 40 && text.includes("发票"));
  return titles.map(parseInvoiceKind).find((kind) => kind !== null) ?? "";
}
