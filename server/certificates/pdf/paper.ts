import PDFDocument from "pdfkit";
import { breakLines } from "./break-lines.ts";
import { fontFile, printed, type Weight } from "./fonts.ts";

/** Points: A4. */
export const page = { width: 595.28, height: 841.89, margin: 50, foot: 16 } as const;
export const inner = page.width - 2 * page.margin;
export const colors = { ink: "#151922", soft: "#4b5365", line: "#d3d8e0", accent: "#2447c5" } as const;

export type TextLook = {
  readonly size: number;
  readonly weight?: Weight;
  readonly color?: string;
  readonly align?: "start" | "end";
};
export type Place = { readonly x: number; readonly y: number; readonly width: number };

/** What lies under the pen: a PDF with two fonts, written from top to bottom. */
export class Paper {
  readonly pdf: PDFKit.PDFDocument;
  /** How far down the page is written. */
  y: number = page.margin;
  private readonly widths = new Map<string, number>();

  constructor(info: PDFKit.DocumentInfo, language: string) {
    this.pdf = new PDFDocument({
      size: [page.width, page.height],
      margin: 0,
      bufferPages: true,
      pdfVersion: "1.7",
      lang: language,
      displayTitle: true,
      info,
      // Without a first font none of the built-in ones is loaded.
      font: null as unknown as string,
    });
    this.pdf.registerFont("regular", fontFile("regular"));
    this.pdf.registerFont("strong", fontFile("strong"));
  }

  /** Goes to a new page where less than this is left. @returns whether it did */
  need(height: number): boolean {
    if (this.y + height <= page.height - page.margin - page.foot) return false;
    this.pdf.addPage();
    this.y = page.margin;
    return true;
  }

  lines(text: string, width: number, look: TextLook): string[] {
    return breakLines(printed(text), width, (part) => this.widthOf(part, look));
  }

  /** Writes lines one under the other. @returns how high they are */
  write(lines: readonly string[], { x, y, width }: Place, look: TextLook): number {
    this.pdf
      .font(look.weight ?? "regular")
      .fontSize(look.size)
      .fillColor(look.color ?? colors.ink);
    const step = lineHeight(look.size);
    for (const [index, line] of lines.entries()) {
      if (line === "") continue;
      const left = look.align === "end" ? x + width - this.pdf.widthOfString(line) : x;
      this.pdf.text(line, left, y + index * step, { lineBreak: false });
    }
    return lines.length * step;
  }

  /** A text where the pen is, which goes down under it. */
  paragraph(text: string, look: TextLook, width = inner): void {
    const lines = this.lines(text, width, look);
    this.need(lines.length * lineHeight(look.size));
    this.y += this.write(lines, { x: page.margin, y: this.y, width }, look);
  }

  rule(y = this.y): void {
    this.pdf
      .moveTo(page.margin, y)
      .lineTo(page.width - page.margin, y)
      .lineWidth(0.5)
      .strokeColor(colors.line)
      .stroke();
  }

  private widthOf(text: string, { size, weight = "regular" }: TextLook): number {
    const name = `${weight} ${size} ${text}`;
    const known = this.widths.get(name);
    if (known !== undefined) return known;
    const width = this.pdf.font(weight).fontSize(size).widthOfString(text);
    if (this.widths.size > 50_000) this.widths.clear();
    this.widths.set(name, width);
    return width;
  }
}

export function lineHeight(size: number): number {
  return size * 1.5;
}
