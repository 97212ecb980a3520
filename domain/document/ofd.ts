import type { Archive } from "../archive.ts";
import { UnreadableFile } from "../unreadable-file.ts";
import type { FindText, TextObject } from "./custom-tags.ts";
import { elementAt, elementsNamed, parseXml, textAt, type XmlNode, xmlText } from "./xml.ts";

/** What an OFD (GB/T 33190-2016) holds that can tell of an invoice. */
export type Ofd = {
  /** `OFD.xml` itself. */
  readonly root: XmlNode;
  /** XML attachments that can be parsed, each with its path. */
  readonly attachments: readonly { readonly path: string; readonly root: XmlNode }[];
  /** `CustomTag.xml` and its like, each with its path; `root` null where no parser reads it. */
  readonly tags: readonly { readonly path: string; readonly text: string; readonly root: XmlNode | null }[];
  readonly findText: FindText;
  /** Every text of pages and templates, in document order. */
  readonly texts: readonly string[];
};

/** @throws UnreadableFile OFD_DAMAGED, XML_WITH_DOCTYPE, or what the archive throws */
export function openOfd(archive: Archive): Ofd {
  const root = required(archive, "OFD.xml");
  const documentPath = plainPath(textAt(root, "DocBody", "DocRoot"));
  const document = required(archive, documentPath);
  const pages = (elementAt(document, "Pages")?.children ?? []).flatMap((page) => textsOf(archive, documentPath, page));
  const backgrounds = elementsNamed(document, "TemplatePage").flatMap((page) => textsOf(archive, documentPath, page));
  const texts = [...backgrounds, ...pages];
  // Templates repeat ids that pages use; the page's own, being later, is the one found.
  const byId = new Map(texts.flatMap((text) => [[text.id, text] as const, [`${text.page}/${text.id}`, text] as const]));
  return {
    root,
    attachments: attachmentsOf(archive, documentPath, document),
    tags: tagsOf(archive, documentPath, document),
    findText: (page, id) => byId.get(`${page}/${id}`) ?? byId.get(id) ?? null,
    texts: texts.map(({ text }) => text),
  };
}

function required(archive: Archive, path: string): XmlNode {
  const bytes = archive.read(path);
  if (!bytes) throw new UnreadableFile("OFD_DAMAGED");
  return parseXml(bytes);
}

function textsOf(archive: Archive, documentPath: string, page: XmlNode): TextObject[] {
  const path = locate(archive, [documentPath], page.attributes.BaseLoc ?? "");
  const bytes = path === null ? null : archive.read(path);
  if (!bytes) return [];
  return elementsNamed(parseXml(bytes), "TextObject").map((object) => ({
    id: object.attributes.ID ?? "",
    page: page.attributes.ID ?? "",
    top: Number(object.attributes.Boundary?.trim().split(/\s+/)[1] ?? 0),
    text: elementsNamed(object, "TextCode")
      .map((code) => code.text)
      .join(""),
  }));
}

function attachmentsOf(archive: Archive, documentPath: string, document: XmlNode): Ofd["attachments"] {
  const listPath = locate(archive, [documentPath], textAt(document, "Attachments"));
  const list = listPath === null ? null : archive.read(listPath);
  if (!list || listPath === null) return [];
  return elementsNamed(parseXml(list, true), "Attachment").flatMap((attachment) => {
    const path = locate(archive, [listPath, documentPath], textAt(attachment, "FileLoc"));
    const bytes = path?.endsWith(".xml") ? archive.read(path) : null;
    const root = bytes ? parsedOrNull(bytes) : null;
    return path && root ? [{ path, root }] : [];
  });
}

function tagsOf(archive: Archive, documentPath: string, document: XmlNode): Ofd["tags"] {
  const listPath = locate(archive, [documentPath], textAt(document, "CustomTags"));
  const list = listPath === null ? null : archive.read(listPath);
  if (!list || listPath === null) return [];
  return elementsNamed(parseXml(list, true), "FileLoc").flatMap((location) => {
    const path = locate(archive, [listPath, documentPath], location.text.trim());
    const bytes = path === null ? null : archive.read(path);
    return path && bytes ? [{ path, text: xmlText(bytes), root: parsedOrNull(bytes) }] : [];
  });
}

function parsedOrNull(bytes: Uint8Array): XmlNode | null {
  try {
    return parseXml(bytes, true);
  } catch (error) {
    if (error instanceof UnreadableFile && error.problem.code === "XML_DAMAGED") return null;
    throw error;
  }
}

/** Locations are relative to the file that names them, in some producers' files to the document, or from the root. */
function locate(archive: Archive, bases: readonly string[], location: string): string | null {
  if (location === "") return null;
  const candidates = location.startsWith("/")
    ? [plainPath(location)]
    : [
        ...bases.map((base) => plainPath(`${base.slice(0, base.lastIndexOf("/") + 1)}${location}`)),
        plainPath(location),
      ];
  return candidates.find((path) => archive.names.includes(path)) ?? null;
}

function plainPath(path: string): string {
  return path.replace(/^\/+/, "").replaceAll("/./", "/").replace(/^\.\//, "");
}
