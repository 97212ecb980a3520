import { attachmentName } from "#domain/certificate/read-paper.ts";
import type { CertificateSheet, SheetField, SheetLook, SheetTable } from "#domain/certificate/sheet.ts";
import { lackingIn } from "./fonts.ts";
import { colors, inner, lineHeight, Paper, page, type TextLook } from "./paper.ts";
import type { QrCode } from "./qr-code.ts";

export type PdfTask = {
  readonly sheet: CertificateSheet;
  readonly qr: QrCode;
  /** What it says, as data, kept inside the file. */
  readonly attachment: string;
  readonly issuedAt: Date;
};

const label: TextLook = { size: 9, color: colors.soft };
const looks: Record<SheetLook | "plain", TextLook> = {
  plain: { size: 9.5 },
  figures: { size: 9.5 },
  mono: { size: 8 },
  strong: { size: 11, weight: "strong" },
};
const labelWidth = 118;
const qrSize = 92;

/** The sheet on A4, fonts embedded: nothing in it depends on the machine, the hour or chance. */
export async function writePdf({ sheet, qr, attachment, issuedAt }: PdfTask): Promise<Uint8Array> {
  const info = { Title: sheet.title, Author: "Buchuan", Keywords: sheet.code, CreationDate: issuedAt };
  const paper = new Paper(info, sheet.locale);
  const bytes = collect(paper.pdf);
  paper.pdf.file(Buffer.from(attachment), {
    name: attachmentName,
    type: "application/json",
    creationDate: issuedAt,
    modifiedDate: issuedAt,
  });
  writeHead(paper, sheet, qr);
  for (const { title, fields } of sheet.sections) writeSection(paper, title, fields);
  for (const table of sheet.tables) writeTable(paper, table);
  writeFoot(paper, sheet);
  numberPages(paper, sheet);
  paper.pdf.end();
  return bytes;
}

async function collect(pdf: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of pdf) chunks.push(chunk as Uint8Array);
  return new Uint8Array(Buffer.concat(chunks));
}

/** Title and statement on the left; on the right how it is checked. */
function writeHead(paper: Paper, sheet: CertificateSheet, qr: QrCode): void {
  const width = inner - 150;
  paper.paragraph(sheet.title, { size: 20, weight: "strong" }, width);
  paper.y += 6;
  paper.paragraph(sheet.statement, { size: 10.5 }, width);
  const x = page.width - page.margin - qrSize;
  drawQr(paper, qr, x, page.margin);
  const look: TextLook = { size: 7, color: colors.soft, align: "end" };
  const place = { x: x - 60, y: page.margin + qrSize + 6, width: qrSize + 60 };
  const words = [sheet.check.title, sheet.check.text].flatMap((text) => paper.lines(text, place.width, look));
  const height = paper.write(words, place, look);
  paper.y = Math.max(paper.y, place.y + height) + 6;
}

function drawQr({ pdf }: Paper, { size, path }: QrCode, x: number, y: number): void {
  pdf
    .save()
    .translate(x, y)
    .scale(qrSize / size)
    .path(path)
    .fill(colors.ink)
    .restore();
}

function writeSection(paper: Paper, title: string, fields: readonly SheetField[]): void {
  writeTitle(paper, title);
  for (const field of fields) writeField(paper, field);
  paper.y += 10;
}

function writeTitle(paper: Paper, title: string): void {
  paper.need(60);
  paper.paragraph(title, { size: 11.5, weight: "strong" });
  paper.y += 3;
  paper.rule();
}

function writeField(paper: Paper, { label: name, value, look }: SheetField): void {
  const valueLook = looks[look ?? "plain"];
  const place = { x: page.margin + labelWidth, width: inner - labelWidth };
  const names = paper.lines(name, labelWidth - 8, label);
  const values = paper.lines(value, place.width, valueLook);
  const height = Math.max(names.length * lineHeight(label.size), values.length * lineHeight(valueLook.size)) + 6;
  paper.need(height);
  paper.write(names, { x: page.margin, y: paper.y + 3, width: labelWidth }, label);
  paper.write(values, { ...place, y: paper.y + 3 }, valueLook);
  paper.y += height;
  paper.rule();
}

function writeTable(paper: Paper, table: SheetTable): void {
  const cells = columnsOf(table);
  writeTitle(paper, table.title);
  writeRow(
    paper,
    cells,
    table.columns.map((column) => column.label),
    { size: 7.5, color: colors.soft },
  );
  for (const row of table.rows) {
    const look = { size: 7.5 };
    if (paper.need(rowHeight(paper, cells, row, look)))
      writeRow(
        paper,
        cells,
        table.columns.map((column) => column.label),
        { size: 7.5, color: colors.soft },
      );
    writeRow(paper, cells, row, look);
  }
  paper.y += 12;
}

type CellPlace = { readonly x: number; readonly width: number; readonly align: "start" | "end" };
const gap = 6;

function columnsOf({ columns }: SheetTable): CellPlace[] {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  let x: number = page.margin;
  return columns.map(({ width, numeric }) => {
    const place = { x, width: (width / whole) * inner - gap, align: numeric ? ("end" as const) : ("start" as const) };
    x += place.width + gap;
    return place;
  });
}

function writeRow(paper: Paper, cells: readonly CellPlace[], row: readonly string[], look: TextLook): void {
  const height = rowHeight(paper, cells, row, look);
  for (const [index, cell] of cells.entries()) {
    const lines = paper.lines(row[index] ?? "", cell.width, look);
    paper.write(lines, { ...cell, y: paper.y + 2.5 }, { ...look, align: cell.align });
  }
  paper.y += height;
  paper.rule();
}

function rowHeight(paper: Paper, cells: readonly CellPlace[], row: readonly string[], look: TextLook): number {
  const counts = cells.map(({ width }, index) => paper.lines(row[index] ?? "", width, look).length);
  return Math.max(1, ...counts) * lineHeight(look.size) + 5;
}

function writeFoot(paper: Paper, sheet: CertificateSheet): void {
  const lacking = lackingIn(everythingIn(sheet)).map((one) => `U+${one.codePointAt(0)?.toString(16).toUpperCase()}`);
  const notes = lacking.length > 0 ? [sheet.words.lacking.replace("{list}", lacking.join(", "))] : [];
  for (const text of [...notes, ...sheet.foot]) {
    paper.paragraph(text, { size: 8, color: colors.soft });
    paper.y += 3;
  }
}

function everythingIn({ sections, tables }: CertificateSheet): string {
  const fields = sections.flatMap((section) => section.fields.map(({ value }) => value));
  return [...fields, ...tables.flatMap(({ rows }) => rows.flat())].join("");
}

function numberPages({ pdf }: Paper, sheet: CertificateSheet): void {
  const { count } = pdf.bufferedPageRange();
  for (let index = 0; index < count; index++) {
    pdf.switchToPage(index);
    pdf.font("regular").fontSize(7.5).fillColor(colors.soft);
    const number = sheet.words.page.replace("{page}", String(index + 1)).replace("{pages}", String(count));
    const y = page.height - page.margin + 6;
    pdf.text(sheet.check.link, page.margin, y, { lineBreak: false });
    pdf.text(number, page.width - page.margin - pdf.widthOfString(number), y, { lineBreak: false });
  }
}
