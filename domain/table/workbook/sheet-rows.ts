import { UnreadableFile } from "../../unreadable-file.ts";
import { tableLimits } from "../records.ts";
import { cellText, type RawCell, type SharedParts } from "./cell-text.ts";
import { XmlScanner } from "./xml-scanner.ts";

export type WorkbookRow = {
  /** As the sheet numbers it, from 1. */
  readonly rowNumber: number;
  /** From column A on, as far as the last that holds something. */
  readonly cells: string[];
};

/**
 * Rows of a sheet as its text comes in, cut anywhere; ones that hold nothing are left out. What the sheet says of its own
 * size is not read: in real exports it is wrong.
 * @throws UnreadableFile where a limit is passed or the sheet cannot be read (on), naming the row
 */
export function* readSheetRows(texts: Iterable<string>, parts: SharedParts): Generator<WorkbookRow[]> {
  const reader = new SheetReader(parts);
  for (const text of texts) {
    const failure = reader.read(text);
    const rows = reader.take();
    if (rows.length > 0) yield rows;
    if (failure) throw failure;
  }
  reader.end();
}

/** As many as a sheet of a workbook can have. */
const mostRows = 1_048_576;

class SheetReader {
  private readonly scanner = new XmlScanner();
  private readonly parts: SharedParts;
  private rows: WorkbookRow[] = [];
  private place: "before" | "sheet" | "row" | "cell" | "after" = "before";
  /** Elements whose insides are no cells of this sheet: extensions, how a text is pronounced. */
  private foreignDepth = 0;
  private rowNumber = 0;
  private isNumbered = false;
  private lastRow = 0;
  private rowCount = 0;
  private cells: string[] = [];
  private column = -1;
  private cell: RawCell = blankCell(null, null);
  private isReading = false;
  private written = "";

  constructor(parts: SharedParts) {
    this.parts = parts;
  }

  /** @returns what is wrong from there on, null where nothing is; the rows before it can be taken */
  read(text: string): UnreadableFile | null {
    try {
      this.scan(text);
      return null;
    } catch (error) {
      if (error instanceof UnreadableFile) return error;
      throw error;
    }
  }

  /** The rows that have been read since. */
  take(): WorkbookRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  end(): void {
    if (this.place !== "after") throw new UnreadableFile("WORKBOOK_DAMAGED");
  }

  private scan(text: string): void {
    const { scanner } = this;
    scanner.push(text);
    for (let token = scanner.next(); token !== "none"; token = scanner.next()) {
      if (this.place === "after") continue;
      if (token === "text") this.takeText();
      else if (token === "open") this.open(scanner.name);
      else this.close(scanner.name);
    }
  }

  private takeText(): void {
    if (!this.isReading) return;
    this.written += this.scanner.text;
    const length = this.written.length + (this.cell.inline?.length ?? 0);
    if (length > tableLimits.cellCharacters) throw this.tooLong();
  }

  private open(name: string): void {
    if (this.foreignDepth > 0) {
      this.foreignDepth++;
    } else if (name === "c") {
      if (this.enter("row", "cell")) this.openCell();
    } else if (name === "v" || name === "t" || name === "f") {
      this.isReading = this.place === "cell";
      this.written = "";
    } else if (name === "row") {
      if (this.enter("sheet", "row")) this.openRow();
    } else if (name === "extLst" || name === "rPh") {
      this.foreignDepth = 1;
    } else if (name === "sheetData") {
      this.enter("before", "sheet");
    }
  }

  private close(name: string): void {
    if (this.foreignDepth > 0) {
      this.foreignDepth--;
    } else if (this.isReading) {
      this.closeText(name);
    } else if (name === "c") {
      if (this.enter("cell", "row")) this.closeCell();
    } else if (name === "row") {
      if (this.enter("row", "sheet")) this.closeRow();
    } else if (name === "sheetData") {
      this.enter("sheet", "after");
    }
  }

  /**
   * Rows hold cells and are held by the sheet; told otherwise, some of them would be lost.
   * @returns whether this is among the cells at all
   */
  private enter(from: SheetReader["place"], to: SheetReader["place"]): boolean {
    if (this.place === "before" && from !== "before") return false;
    if (this.place !== from) throw this.refusal("WORKBOOK_ROW_DAMAGED");
    this.place = to;
    return true;
  }

  private closeText(name: string): void {
    this.isReading = false;
    if (name === "v") this.cell.value = this.written;
    else if (name === "f") this.cell.formula = this.written;
    else if (name === "t") this.cell.inline = (this.cell.inline ?? "") + this.written;
    else throw this.refusal("WORKBOOK_ROW_DAMAGED");
  }

  private openRow(): void {
    const written = this.scanner.attribute("r");
    this.isNumbered = written !== null;
    this.rowNumber = written === null ? this.lastRow + 1 : Number(written);
    this.cells = [];
    this.column = -1;
  }

  /** Rows and cells that do not say where they are follow each other; one may say so for its row. */
  private openCell(): void {
    const { scanner } = this;
    const place = scanner.attribute("r");
    this.column = place === null ? this.column + 1 : columnOf(place, this.column + 1);
    if (!this.isNumbered && place !== null) this.rowNumber = rowOf(place, this.rowNumber);
    this.cell = blankCell(scanner.attribute("t"), scanner.attribute("s"));
  }

  private closeCell(): void {
    const text = cellText(this.cell, this.parts);
    if (text === null) throw this.refusal("WORKBOOK_ROW_DAMAGED");
    if (text === "") return;
    const { cells, column } = this;
    if (column >= tableLimits.columns) throw this.refusal("TOO_MANY_COLUMNS", tableLimits.columns);
    if (text.length > tableLimits.cellCharacters) throw this.tooLong();
    if ((cells[column] ?? "") !== "") throw this.refusal("WORKBOOK_ROW_DAMAGED");
    while (cells.length < column) cells.push("");
    cells[column] = text;
  }

  /** A row that is numbered back is in no sheet a spreadsheet opens, and would be taken for one that was read already. */
  private closeRow(): void {
    const { rowNumber, cells } = this;
    if (!(rowNumber > this.lastRow && rowNumber <= mostRows)) throw this.refusal("WORKBOOK_ROW_DAMAGED");
    this.lastRow = rowNumber;
    if (cells.length === 0) return;
    if (++this.rowCount > tableLimits.rows) throw this.refusal("TOO_MANY_ROWS", tableLimits.rows);
    this.rows.push({ rowNumber, cells });
  }

  private tooLong(): UnreadableFile {
    return this.refusal("CELL_TOO_LONG", tableLimits.cellCharacters);
  }

  private refusal(code: string, limit?: number): UnreadableFile {
    const row = String(Number.isInteger(this.rowNumber) ? this.rowNumber : this.lastRow + 1);
    return new UnreadableFile(code, limit === undefined ? { row } : { row, limit: String(limit) });
  }
}

function blankCell(type: string | null, style: string | null): RawCell {
  return { type, style, value: null, inline: null, formula: null };
}

/** `AB12` → 27; what names no column is the next one. */
function columnOf(place: string, next: number): number {
  let column = 0;
  for (let at = 0; at < place.length; at++) {
    const letter = (place.charCodeAt(at) & ~32) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column === 0 ? next : column - 1;
}

/** `AB12` → 12; what names no row is in the next one. */
function rowOf(place: string, next: number): number {
  const [figures] = /\d+$/.exec(place) ?? [];
  return figures === undefined ? next : Number(figures);
}
