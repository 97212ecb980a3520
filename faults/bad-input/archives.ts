import { type BadInput, type Expected, type Fault, refusedFile } from "./bad-input.ts";
import { bombOf, megabyteOfBlanks } from "./bombs.ts";
import { encodeText } from "./encode-text.ts";
import { documentAt, refusedAt, soundOfd, soundPdf, xmlOf } from "./example-document.ts";
import { csvText, headings, joined, soundCells, utf8 } from "./example-table.ts";
import { workbookOf } from "./workbook-writer.ts";
import { type ZipEntry, zipOf } from "./zip-writer.ts";

const number = (serial: number) => ({ number: `2511200000999000${String(serial).padStart(4, "0")}` });
const xml = (name: string, serial: number): ZipEntry => ({ name, content: utf8(xmlOf(serial)) });
const one = xml("a.xml", 11);
const two = xml("b.xml", 22);
const both: Expected = { refused: null, documents: [documentAt("a.xml"), documentAt("b.xml", number(22))] };
const damagedSecond: Expected = {
  refused: null,
  documents: [documentAt("a.xml"), refusedAt("b.xml", "ARCHIVE_DAMAGED")],
};
const secondTooLarge: Expected = {
  refused: null,
  documents: [documentAt("a.xml"), refusedAt("b.xml", "ARCHIVE_TOO_LARGE")],
};

/** Ten megabytes each of one entry: blanks are no invoice, and all together they would be 50. */
const overlap: Expected = {
  refused: null,
  documents: Array.from({ length: 5 }, (_, at) => refusedAt(`${String(at).padStart(2, "0")}.xml`, "FILE_EMPTY")),
};

/** F20: archives that are larger, deeper or elsewhere than they say; and folders of invoices as people pack them. */
export const archives: readonly BadInput[] = [
  zip("folder-of-invoices", () => zipOf([one, two]), both, "§5"),
  zip(
    "folder-of-every-kind",
    () => zipOf([one, { name: "b.ofd", content: soundOfd() }, { name: "c.pdf", content: soundPdf() }]),
    {
      refused: null,
      documents: [documentAt("a.xml"), documentAt("b.ofd"), documentAt("c.pdf")],
    },
    "§5",
  ),
  zip(
    "folder-of-a-mac",
    () =>
      zipOf([one, { name: "__MACOSX/._a.xml", content: utf8("x") }, { name: ".DS_Store", content: utf8("x") }, two]),
    both,
    "§5",
  ),
  zip(
    "folder-with-folders",
    () => zipOf([{ name: "四月/", content: new Uint8Array(0), isStored: true }, xml("四月/a.xml", 11)]),
    { refused: null, documents: [documentAt("四月/a.xml")] },
    "§5",
  ),
  zip(
    "names-in-gbk",
    () => zipOf([{ ...one, name: encodeText("四月发票.xml", "gb18030") }]),
    { refused: null, documents: [documentAt("四月发票.xml")] },
    "F22",
  ),
  zip(
    "names-with-backslashes",
    () => zipOf([xml("四月\\a.xml", 11)]),
    { refused: null, documents: [documentAt("四月/a.xml")] },
    "F33",
  ),
  zip(
    "sizes-said-afterwards",
    () =>
      zipOf([
        { ...one, isStreamed: true },
        { ...two, isStreamed: true },
      ]),
    both,
    "§5",
  ),
  zip(
    "after-a-program-that-unpacks-itself",
    () => zipOf([one, two], { before: joined(utf8("MZ"), new Uint8Array(70_000)) }),
    refusedFile("FILE_NOT_TEXT"),
    "F33",
  ),
  zip("with-a-comment", () => zipOf([one, two], { comment: utf8("PK\x05\x06 打包于北京") }), both, "F33"),
  zip(
    "stored",
    () =>
      zipOf([
        { ...one, isStored: true },
        { ...two, isStored: true },
      ]),
    both,
    "§5",
  ),
  zip(
    "with-a-list-and-a-workbook-in-it",
    () =>
      zipOf([
        one,
        { name: "b.csv", content: utf8(csvText([soundCells(11)])) },
        { name: "c.xlsx", content: workbookOf({ sheets: [{ rows: [[headings.digital]] }] }) },
      ]),
    {
      refused: null,
      documents: [documentAt("a.xml"), refusedAt("b.csv", "FILE_IS_TABLE"), refusedAt("c.xlsx", "FILE_IS_XLSX")],
    },
    "§5",
  ),
  zip(
    "with-a-zip-in-it",
    () => zipOf([one, { name: "b.zip", content: zipOf([two]) }]),
    { refused: null, documents: [documentAt("a.xml"), refusedAt("b.zip", "FILE_IS_ARCHIVE")] },
    "F20",
  ),
  zip(
    "nested-ten-deep",
    () => nested(10),
    { refused: null, documents: [refusedAt("0.zip", "FILE_IS_ARCHIVE")] },
    "F20",
  ),
  zip("empty", () => zipOf([]), refusedFile("ARCHIVE_WITHOUT_INVOICES"), "F33"),
  zip(
    "only-folders",
    () => zipOf([{ name: "四月/", content: new Uint8Array(0), isStored: true }]),
    refusedFile("ARCHIVE_WITHOUT_INVOICES"),
    "F33",
  ),
  zip(
    "an-entry-upwards",
    () => zipOf([one, xml("../../etc/b.xml", 22)]),
    refusedFile("ARCHIVE_UNSAFE", { name: "../../etc/b.xml" }),
    "F20",
  ),
  zip(
    "an-entry-upwards-with-backslashes",
    () => zipOf([one, xml("..\\..\\b.xml", 22)]),
    refusedFile("ARCHIVE_UNSAFE"),
    "F20",
  ),
  zip("an-entry-from-the-root", () => zipOf([one, xml("/etc/b.xml", 22)]), refusedFile("ARCHIVE_UNSAFE"), "F20"),
  zip("an-entry-of-a-drive", () => zipOf([one, xml("C:/b.xml", 22)]), refusedFile("ARCHIVE_UNSAFE"), "F20"),
  zip("an-entry-with-a-nul", () => zipOf([one, xml("b.xml\0.txt", 22)]), refusedFile("ARCHIVE_UNSAFE"), "F21"),
  zip(
    "two-points-in-a-name",
    () => zipOf([xml("a..b.xml", 11)]),
    { refused: null, documents: [documentAt("a..b.xml")] },
    "F20",
  ),
  zip(
    "entries-called-like-an-object",
    () => zipOf([xml("__proto__", 11), xml("constructor", 22)]),
    { refused: null, documents: [documentAt("__proto__"), documentAt("constructor", number(22))] },
    "F25",
  ),
  zip("the-same-name-twice", () => zipOf([one, xml("a.xml", 22)]), refusedFile("ARCHIVE_DAMAGED"), "F20"),
  zip(
    "another-name-before-the-content",
    () => zipOf([{ ...one, localName: "../../etc/cron.d/x" }]),
    { refused: null, documents: [documentAt("a.xml")] },
    "F20",
  ),
  zip(
    "says-small-unpacks-large",
    () =>
      zipOf([
        one,
        { name: "b.xml", content: new Uint8Array(0), packed: bombOf(megabyteOfBlanks(), 60), crc: 0, claimedSize: 10 },
      ]),
    secondTooLarge,
    "F20",
  ),
  zip("says-large-unpacks-small", () => zipOf([one, { ...two, claimedSize: 4_294_967_290 }]), both, "F20"),
  zip("packed-size-beyond-the-end", () => zipOf([one, { ...two, claimedPackedSize: 1_000_000 }]), damagedSecond, "F20"),
  zip("wrong-checksum", () => zipOf([one, { ...two, crc: 1 }]), damagedSecond, "F17"),
  zip(
    "not-deflated-at-all",
    () => zipOf([one, { ...two, packed: new Uint8Array(500).fill(0xee) }]),
    damagedSecond,
    "F20",
  ),
  zip("packed-in-a-way-of-its-own", () => zipOf([one, { ...two, method: 99 }]), damagedSecond, "F20"),
  zip("locked", () => zipOf([{ ...one, flags: 0x801 }]), refusedFile("ARCHIVE_ENCRYPTED"), "F33"),
  zip("one-entry-locked", () => zipOf([one, { ...two, flags: 0x801 }]), refusedFile("ARCHIVE_ENCRYPTED"), "F33"),
  zip("fewer-entries-than-it-says", () => zipOf([one, two], { count: 3 }), refusedFile("ARCHIVE_DAMAGED"), "F20"),
  zip("more-entries-than-it-says", () => zipOf([one, two], { count: 1 }), refusedFile("ARCHIVE_DAMAGED"), "F20"),
  zip("100000-entries", () => manyEntries(100_000), refusedFile("ARCHIVE_TOO_LARGE"), "F20", true),
  zip("2000-entries", () => manyEntries(2_000), refusedFile("ARCHIVE_WITHOUT_INVOICES"), "F20"),
  zip(
    "bomb-of-one-gigabyte",
    () =>
      zipOf([one, { name: "b.xml", content: new Uint8Array(0), packed: bombOf(megabyteOfBlanks(), 1_024), crc: 0 }]),
    secondTooLarge,
    "F20",
    true,
  ),
  zip("bombs-that-overlap", () => overlapping(), overlap, "F20", true),
  zip("bomb-as-a-sheet", () => bombSheet(), refusedFile("ARCHIVE_TOO_LARGE"), "F20", true, "xlsx"),
  zip("bomb-as-shared-texts", () => bombTexts(), refusedFile("ARCHIVE_TOO_LARGE"), "F20", true, "xlsx"),
  zip("texts-beyond-all-measure", () => manyTexts(), refusedFile("ARCHIVE_TOO_LARGE"), "F20", true, "xlsx"),
  zip(
    "bomb-in-an-ofd",
    () => soundOfd({ extra: { "Doc_0/Attachs/original_invoice.xml": new Uint8Array(30_000_000) } }),
    refusedFile("ARCHIVE_TOO_LARGE"),
    "F20",
    true,
    "ofd",
  ),
];

function zip(
  name: string,
  bytes: () => Uint8Array,
  expected: Expected,
  fault: Fault,
  isHeavy = false,
  ending = "zip",
): BadInput {
  return { name: `zip-${name}`, fault, file: `${name}.${ending}`, bytes, expected, ...(isHeavy && { isHeavy }) };
}

function nested(depth: number): Uint8Array {
  return Array.from({ length: depth }).reduce<Uint8Array>(
    (inner) => zipOf([{ name: "0.zip", content: inner }]),
    zipOf([one]),
  );
}

function manyEntries(count: number): Uint8Array {
  const content = new Uint8Array(0);
  return zipOf(Array.from({ length: count }, (_, at) => ({ name: `.${at}`, content, isStored: true })));
}

/** Five entries of the directory point at the same packed megabytes. */
function overlapping(): Uint8Array {
  const packed = bombOf(megabyteOfBlanks(), 10);
  const bytes = zipOf([{ name: "00.xml", content: new Uint8Array(0), packed, crc: 0 }]);
  const view = new DataView(bytes.buffer);
  const directoryAt = view.getUint32(bytes.length - 22 + 16, true);
  const entry = bytes.slice(directoryAt, bytes.length - 22);
  const entries = Array.from({ length: 5 }, (_, at) => {
    const copy = entry.slice();
    copy.set(utf8(`${String(at).padStart(2, "0")}.xml`), 46);
    return copy;
  });
  const end = bytes.slice(bytes.length - 22);
  const endView = new DataView(end.buffer);
  endView.setUint16(8, 5, true);
  endView.setUint16(10, 5, true);
  endView.setUint32(12, entry.length * 5, true);
  return joined(bytes.slice(0, directoryAt), ...entries, end);
}

function wideElements(): Uint8Array {
  return utf8(`<x>${" ".repeat(1_048_569)}</x>`);
}

function bombSheet(): Uint8Array {
  const rows = [Object.values(headings)];
  return workbookOf({
    sheets: [{ rows }],
    change: (entry) =>
      String(entry.name).includes("sheet1") ? { ...entry, packed: bombOf(wideElements(), 1_024), crc: 0 } : entry,
  });
}

function bombTexts(): Uint8Array {
  return workbookOf({
    sheets: [{ rows: [Object.values(headings)] }],
    change: (entry) =>
      String(entry.name).includes("shared") ? { ...entry, packed: bombOf(wideElements(), 1_024), crc: 0 } : entry,
  });
}

/** 90 MB of texts that no cell asks for. */
function manyTexts(): Uint8Array {
  const block = utf8(`<si><t>${"发票".repeat(1_000)}</t></si>`.repeat(100));
  return workbookOf({
    sheets: [{ rows: [Object.values(headings)] }],
    change: (entry) =>
      String(entry.name).includes("shared") ? { ...entry, packed: bombOf(block, 150), crc: 0 } : entry,
  });
}
