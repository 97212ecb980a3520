import { strToU8 } from "fflate";
import { joined } from "../bytes.ts";
import type { Pixels } from "./document-tools.ts";

/** A text at millimetres from the left and from the top of the page. */
export type PdfText = readonly [x: number, y: number, text: string, size?: number];

export type PdfParts = {
  readonly pages?: readonly (readonly PdfText[])[];
  /** Grey pictures on the first page. */
  readonly pictures?: readonly Pixels[];
  readonly attachments?: Readonly<Record<string, Uint8Array | string>>;
  /** Without names, so that only `/AF` of the catalogue leads to the attachments. */
  readonly isNameless?: boolean;
  /** A font that is not embedded and names its characters by a predefined CMap. */
  readonly font?: { readonly cmap: string; readonly encode: (text: string) => string };
  /** More of the trailer, `/Encrypt …` say. */
  readonly trailer?: string;
  /** Objects of one's own, after all others. */
  readonly objects?: readonly (string | Uint8Array)[];
};

const pointsPerMm = 72 / 25.4;
/** 241 × 140 mm, the paper of a 数电票. */
const [pageWidth, pageHeight] = [241, 140];

/** Builds a PDF for tests: uncompressed, with one Identity-H font that every character of the BMP has a place in. */
export function examplePdf(parts: PdfParts): Uint8Array {
  const { pages = [[]], pictures = [], attachments = {}, isNameless = false, font, trailer = "", objects = [] } = parts;
  const list: (string | Uint8Array)[] = ["", "", "", "", "", ""];
  const add = (object: string | Uint8Array) => list.push(object);
  const pictureIds = pictures.map(({ width, height, data }) =>
    add(
      stream(
        `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8`,
        data,
      ),
    ),
  );
  const pageIds = pages.map((texts, index) => {
    const drawn = index === 0 ? pictureIds.map((_, at) => `q 60 0 0 60 ${20 + at * 70} 330 cm /P${at} Do Q`) : [];
    const content = add(
      stream("", strToU8([...texts.map((text) => shown(text, font?.encode ?? ownCodes)), ...drawn].join("\n"))),
    );
    const named = pictureIds.map((id, at) => `/P${at} ${id} 0 R`).join(" ");
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${points(pageWidth)} ${points(pageHeight)}] /Contents ${content} 0 R /Resources << /Font << /F1 3 0 R >> /XObject << ${named} >> >> >>`,
    );
  });
  const files = Object.entries(attachments).map(([name, bytes]) => {
    const file = add(stream("/Type /EmbeddedFile /Subtype /application#2Fxml", bytes));
    return [
      name,
      add(`<< /Type /Filespec /F (${name}) /UF (${name}) /AFRelationship /Data /EF << /F ${file} 0 R >> >>`),
    ];
  });
  const names = files.map(([name, id]) => `(${name}) ${id} 0 R`).join(" ");
  const embedded = isNameless ? "" : `/Names << /EmbeddedFiles << /Names [${names}] >> >>`;
  list[0] = `<< /Type /Catalog /Pages 2 0 R ${embedded} /AF [${files.map(([, id]) => `${id} 0 R`).join(" ")}] >>`;
  list[1] = `<< /Type /Pages /Kids [${pageIds.map((id) => `${id} 0 R`).join(" ")}] /Count ${pageIds.length} >>`;
  list[2] = font
    ? `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${font.cmap} /DescendantFonts [4 0 R] >>`
    : "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>";
  list[3] = font
    ? "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 6 0 R /DW 1000 /W [1 95 500 814 939 500] >>"
    : "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 6 0 R /DW 1000 /W [32 126 500] >>";
  list[4] = stream("", strToU8(toUnicode));
  list[5] =
    "<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>";
  return written([...list, ...objects], trailer);
}

/** Every code is the character's own, which is what a subset of a font looks like to a reader. */
const toUnicode = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap end end`;

function shown([x, y, text, size = 9]: PdfText, encode: (text: string) => string): string {
  return `BT /F1 ${size} Tf 1 0 0 1 ${points(x)} ${points(pageHeight - y)} Tm <${encode(text)}> Tj ET`;
}

function ownCodes(text: string): string {
  return [...Array(text.length).keys()].map((at) => text.charCodeAt(at).toString(16).padStart(4, "0")).join("");
}

function points(mm: number): string {
  return (mm * pointsPerMm).toFixed(2);
}

/** An object with a stream, uncompressed unless its dictionary says otherwise. */
export function stream(dictionary: string, content: Uint8Array | Uint8ClampedArray | string): Uint8Array {
  const bytes = typeof content === "string" ? strToU8(content) : content;
  return joined([strToU8(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`), bytes, strToU8("\nendstream")]);
}

function written(objects: readonly (string | Uint8Array)[], trailer: string): Uint8Array {
  const pieces: Uint8Array[] = [strToU8("%PDF-1.7\n")];
  const places: number[] = [];
  let at = 9;
  for (const [index, object] of objects.entries()) {
    const body = typeof object === "string" ? strToU8(object) : object;
    const piece = joined([strToU8(`${index + 1} 0 obj\n`), body, strToU8("\nendobj\n")]);
    places.push(at);
    at += piece.length;
    pieces.push(piece);
  }
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  pieces.push(
    strToU8(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer << /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return joined(pieces);
}
