import { XMLParser, XMLValidator } from "fast-xml-parser";
import { UnreadableFile } from "../unreadable-file.ts";

/** An element by its local name: prefixes and namespaces differ from vendor to vendor and mean nothing here. */
export type XmlNode = {
  readonly name: string;
  /** Its own text, entities resolved, not trimmed. */
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
};

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  cdataPropName: "#cdata",
});

/** An invoice of 2,000 lines has some thirty thousand. */
const mostElements = 200_000;

/**
 * @param isLenient reads on where a tag is malformed, as they are in real `CustomTag.xml`
 * @throws UnreadableFile XML_WITH_DOCTYPE, XML_TOO_LARGE or XML_DAMAGED
 */
export function parseXml(bytes: Uint8Array, isLenient = false): XmlNode {
  const text = xmlText(bytes);
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new UnreadableFile("XML_WITH_DOCTYPE");
  if (elementsIn(text) > mostElements) throw new UnreadableFile("XML_TOO_LARGE");
  if (!isLenient && XMLValidator.validate(text) !== true) throw damaged();
  try {
    const roots = childrenOf(parser.parse(text));
    const root = roots.at(-1);
    if (root && (isLenient || roots.length === 1)) return root;
  } catch {
    throw damaged();
  }
  throw damaged();
}

/** Counted by their beginnings, before any of them takes memory. */
function elementsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at + 1)) {
    if (text.charCodeAt(at + 1) !== 47) count++;
  }
  return count;
}

/** Strictly as the declaration or the mark says; UTF-8 where neither says anything. */
export function xmlText(bytes: Uint8Array): string {
  const declared = /encoding=["']([\w-]+)["']/i.exec(new TextDecoder("latin1").decode(bytes.subarray(0, 200)))?.[1];
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = isUtf16
    ? bytes[0] === 0xff
      ? "utf-16le"
      : "utf-16be"
    : /^gb/i.test(declared ?? "")
      ? "gb18030"
      : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw damaged();
  }
}

/** The first element at that path of names, or null. */
export function elementAt(node: XmlNode | null, ...path: readonly string[]): XmlNode | null {
  return path.reduce<XmlNode | null>((at, name) => at?.children.find((child) => child.name === name) ?? null, node);
}

/** Trimmed text of the first element at that path, or nothing. */
export function textAt(node: XmlNode | null, ...path: readonly string[]): string {
  return elementAt(node, ...path)?.text.trim() ?? "";
}

/** Every element of that name below the node, in document order. */
export function elementsNamed(node: XmlNode, ...names: readonly string[]): XmlNode[] {
  return node.children.flatMap((child) => (names.includes(child.name) ? [child] : elementsNamed(child, ...names)));
}

type OrderedNode = Readonly<Record<string, unknown>>;

function childrenOf(ordered: unknown): XmlNode[] {
  if (!Array.isArray(ordered)) return [];
  return ordered.flatMap((node: OrderedNode) => {
    const name = Object.keys(node).find((key) => !key.startsWith("#") && key !== ":@");
    return name === undefined ? [] : [elementOf(name, node)];
  });
}

function elementOf(name: string, node: OrderedNode): XmlNode {
  const content = Array.isArray(node[name]) ? (node[name] as OrderedNode[]) : [];
  const attributes = Object.entries((node[":@"] as Record<string, string> | undefined) ?? {});
  return {
    name,
    text: content.map(ownText).join(""),
    attributes: Object.fromEntries(attributes.map(([key, value]) => [key, unescaped(String(value))])),
    children: childrenOf(content),
  };
}

function ownText(node: OrderedNode): string {
  if (typeof node["#text"] === "string") return unescaped(node["#text"]);
  const cdata = node["#cdata"];
  return Array.isArray(cdata) ? cdata.map((part: OrderedNode) => String(part["#text"] ?? "")).join("") : "";
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** The five entities XML has by itself, and characters by number; no others exist without a DOCTYPE. */
function unescaped(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi, (whole, name, decimal, hex) => {
    if (name) return entities[String(name).toLowerCase()] ?? whole;
    const point = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
      ? String.fromCodePoint(point)
      : whole;
  });
}

function damaged(): UnreadableFile {
  return new UnreadableFile("XML_DAMAGED");
}
