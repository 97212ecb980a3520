import { UnreadableFile } from "../unreadable-file.ts";
import { type DocumentReading, mergeSources } from "./document-reading.ts";
import { parseXml } from "./xml.ts";
import { xmlSource } from "./xml-source.ts";

/** @throws UnreadableFile XML_NOT_AN_INVOICE, or what `parseXml` throws */
export function readXml(bytes: Uint8Array): DocumentReading {
  const root = parseXml(bytes);
  const source = xmlSource(root.name, root);
  const reading = source && mergeSources("xml", [source]);
  if (!reading) throw new UnreadableFile("XML_NOT_AN_INVOICE", { root: root.name.slice(0, 40) });
  return reading;
}
