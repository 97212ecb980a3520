import { UnreadableFile } from "../../unreadable-file.ts";
import { unescapeXml, unixLines } from "./xml-text.ts";

export type XmlToken = "open" | "close" | "text" | "none";

/** A tag, a comment or a text this long is in no workbook: a cell has at most 32,767 characters. */
const longestToken = 1_048_576;

const space = 32;
const exclamation = 33;
const slash = 47;
const colon = 58;
const lessThan = 60;
const equals = 61;
const greaterThan = 62;
const question = 63;
const doubleQuote = 34;
const singleQuote = 39;

/**
 * Tags and texts of an XML document that comes in pieces, cut anywhere. Names are given without their prefix, an empty
 * element opens and closes. It is lenient about what encloses what; a DOCTYPE it refuses, so no entity is ever expanded.
 * @throws UnreadableFile WORKBOOK_DAMAGED where it is no XML
 */
export class XmlScanner {
  private buffer = "";
  private at = 0;
  private hasEntities = false;
  private hasReturns = false;
  private isEmptyElement = false;
  private isLiteral = false;
  private start = 0;
  private end = 0;
  /** Of each attribute of the tag in hand: where its name begins and ends, and its value; used again for every tag. */
  private readonly bounds: number[] = [];
  private boundCount = 0;

  push(text: string): void {
    const rest = this.buffer.length - this.at;
    if (rest > longestToken || text.includes("\0")) throw damaged();
    this.buffer = rest > 0 ? this.buffer.slice(this.at) + text : text;
    this.at = 0;
    this.hasEntities = this.buffer.includes("&");
    this.hasReturns = this.buffer.includes("\r");
  }

  /** The next token, `none` where more of the document is needed first. */
  next(): XmlToken {
    if (this.isEmptyElement) {
      this.isEmptyElement = false;
      return "close";
    }
    const { buffer } = this;
    while (this.at < buffer.length) {
      if (buffer.charCodeAt(this.at) !== lessThan) return this.readText(this.at, "<", false);
      if (this.at + 1 === buffer.length) return "none";
      const second = buffer.charCodeAt(this.at + 1);
      if (second === slash) return this.readClose();
      if (second !== exclamation && second !== question) return this.readOpen();
      if (buffer.startsWith("<![CDATA[", this.at)) return this.readText(this.at + 9, "]]>", true);
      if (!this.skipMarkup(second)) return "none";
    }
    return "none";
  }

  /** Local name of the element that opened or closed. */
  get name(): string {
    return this.buffer.slice(this.start, this.end);
  }

  /** The text in hand, its entities read. */
  get text(): string {
    const written = this.buffer.slice(this.start, this.end);
    const text = this.hasReturns ? unixLines(written) : written;
    return this.hasEntities && !this.isLiteral ? unescapeXml(text) : text;
  }

  /** An attribute of the element that opened; names with a prefix are other attributes. */
  attribute(name: string): string | null {
    const { bounds, buffer } = this;
    const first = name.charCodeAt(0);
    for (let index = 0; index < this.boundCount; index += 4) {
      const start = bounds[index] as number;
      const length = (bounds[index + 1] as number) - start;
      if (length !== name.length || buffer.charCodeAt(start) !== first) continue;
      if (length === 1 || buffer.startsWith(name, start)) return this.valueAt(index);
    }
    return null;
  }

  /** An attribute by its local name, whatever prefix its namespace has here: `r:id`. */
  prefixedAttribute(localName: string): string | null {
    const suffix = `:${localName}`;
    for (let index = 0; index < this.boundCount; index += 4) {
      if (this.buffer.slice(this.bounds[index], this.bounds[index + 1]).endsWith(suffix)) return this.valueAt(index);
    }
    return null;
  }

  private valueAt(index: number): string {
    const value = this.buffer.slice(this.bounds[index + 2], this.bounds[index + 3]);
    return this.hasEntities ? unescapeXml(value) : value;
  }

  private readText(start: number, closing: string, isLiteral: boolean): XmlToken {
    const end = this.buffer.indexOf(closing, start);
    if (end < 0) return "none";
    this.start = start;
    this.end = end;
    this.isLiteral = isLiteral;
    this.at = isLiteral ? end + closing.length : end;
    return "text";
  }

  private readClose(): XmlToken {
    const { buffer } = this;
    let at = this.readName(this.at + 2);
    while (at < buffer.length && buffer.charCodeAt(at) <= space) at++;
    if (at === buffer.length) return "none";
    if (buffer.charCodeAt(at) !== greaterThan) throw damaged();
    this.at = at + 1;
    return "close";
  }

  private readOpen(): XmlToken {
    const { buffer } = this;
    this.boundCount = 0;
    let at = this.readName(this.at + 1);
    for (;;) {
      while (at < buffer.length && buffer.charCodeAt(at) <= space) at++;
      if (at >= buffer.length) return "none";
      const code = buffer.charCodeAt(at);
      if (code === greaterThan || code === slash) break;
      at = this.readAttribute(at);
      if (at < 0) return "none";
    }
    const isEmpty = buffer.charCodeAt(at) === slash;
    const end = isEmpty ? at + 1 : at;
    if (end === buffer.length) return "none";
    if (buffer.charCodeAt(end) !== greaterThan) throw damaged();
    this.isEmptyElement = isEmpty;
    this.at = end + 1;
    return "open";
  }

  /** Sets the bounds of the local name that begins here. @returns where it ends, the end of the buffer where it is cut */
  private readName(from: number): number {
    const { buffer } = this;
    let start = from;
    let at = from;
    for (; at < buffer.length; at++) {
      const code = buffer.charCodeAt(at);
      if (code === colon) start = at + 1;
      else if (code <= space || code === greaterThan || code === slash) break;
    }
    this.start = start;
    this.end = at;
    return at;
  }

  /** @returns where it ends, -1 where it is cut */
  private readAttribute(from: number): number {
    const { buffer } = this;
    let at = from;
    while (at < buffer.length && isNamePart(buffer.charCodeAt(at))) at++;
    const nameEnd = at;
    while (at < buffer.length && buffer.charCodeAt(at) <= space) at++;
    if (at >= buffer.length) return -1;
    if (buffer.charCodeAt(at) !== equals || nameEnd === from) throw damaged();
    at++;
    while (at < buffer.length && buffer.charCodeAt(at) <= space) at++;
    if (at >= buffer.length) return -1;
    const quote = buffer.charCodeAt(at);
    if (quote !== doubleQuote && quote !== singleQuote) throw damaged();
    const valueStart = ++at;
    while (at < buffer.length && buffer.charCodeAt(at) !== quote) at++;
    if (at >= buffer.length) return -1;
    this.bounds[this.boundCount] = from;
    this.bounds[this.boundCount + 1] = nameEnd;
    this.bounds[this.boundCount + 2] = valueStart;
    this.bounds[this.boundCount + 3] = at;
    this.boundCount += 4;
    return at + 1;
  }

  /** A declaration or an instruction, which say nothing about cells. @returns whether all of it is there */
  private skipMarkup(second: number): boolean {
    const { buffer, at } = this;
    const isCut = buffer.length - at < 9;
    if (second === exclamation && isCut) return false;
    const isComment = buffer.startsWith("<!--", at);
    if (second === exclamation && !isComment) throw damaged();
    const closing = isComment ? "-->" : "?>";
    const end = buffer.indexOf(closing, at + (isComment ? 4 : 2));
    if (end < 0) return false;
    this.at = end + closing.length;
    return true;
  }
}

function isNamePart(code: number): boolean {
  return code > space && code !== equals && code !== greaterThan && code !== slash && code !== lessThan;
}

function damaged(): UnreadableFile {
  return new UnreadableFile("WORKBOOK_DAMAGED");
}
