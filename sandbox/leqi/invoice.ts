import { z } from "zod";
import { parseYuan } from "#domain/money.ts";
import { instantOf } from "#domain/period.ts";
import { type Declared, type DeclaredLine, rateOf } from "#sandbox/judging/declared.ts";
import { text } from "#sandbox/wire/text.ts";

const lineSchema = z.object({
  mxxh: text,
  dylzfpmxxh: text,
  xmmc: text,
  hwhyslwfwmc: text,
  spfwjc: text,
  ggxh: text,
  dw: text,
  sl: text,
  dj: text,
  je: text,
  slv: text,
  se: text,
  hsje: text,
  sphfwssflhbbm: text,
  fphxz: text,
  yhzcbs: text,
});

/** One invoice of QDFPSC. Everything may be missing here: what must be there is for the rules to say. */
export const uploadedSchema = z.object({
  fphm: text,
  lzfpbz: text,
  ptbh: text,
  fppz: text,
  qyDm: text,
  xsfnsrsbh: text,
  xsfmc: text,
  gmfnsrsbh: text,
  gmfmc: text,
  hjje: text,
  hjse: text,
  jshj: text,
  kpr: text,
  bz: text,
  ip: text,
  macdz: text,
  kprq: text,
  fpkjfsDm: text,
  dylzfphm: text,
  hzqrxxdbh: text,
  hzqrduuid: text,
  fpmxList: z
    .array(lineSchema)
    .nullish()
    .transform((lines) => lines ?? []),
});

export type Uploaded = z.output<typeof uploadedSchema>;
export type UploadedLine = Uploaded["fpmxList"][number];

/** What the fields say, once their form is right. fppz 01 is fplx 81, 02 is 82. */
export function declaredBy(uploaded: Uploaded): Declared {
  return {
    act: "upload",
    key: uploaded.fphm,
    kind: uploaded.fppz === "01" ? "81" : "82",
    issuedAt: timeIn(uploaded.kprq),
    voidedAt: null,
    seller: { taxpayerId: uploaded.xsfnsrsbh, name: uploaded.xsfmc },
    buyer: { taxpayerId: uploaded.gmfnsrsbh, name: uploaded.gmfmc },
    amount: parseYuan(uploaded.hjje),
    tax: parseYuan(uploaded.hjse),
    total: parseYuan(uploaded.jshj),
    isRed: uploaded.lzfpbz === "1",
    blueNumber: uploaded.dylzfphm,
    confirmationNumber: uploaded.hzqrxxdbh,
    lines: uploaded.fpmxList.map(declaredLine),
  };
}

function timeIn(kprq: string): string | null {
  const [, date = "", time = ""] = /^(\d{4}-\d{2}-\d{2}) ((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)$/.exec(kprq) ?? [];
  return instantOf(date, time) === null ? null : kprq;
}

const natures: Readonly<Record<string, DeclaredLine["nature"]>> = {
  "00": "normal",
  "01": "discount",
  "02": "discounted",
};

function declaredLine(line: UploadedLine): DeclaredLine {
  return {
    name: line.hwhyslwfwmc,
    classification: line.sphfwssflhbbm,
    quantity: line.sl,
    unitPrice: line.dj,
    amount: parseYuan(line.je),
    tax: parseYuan(line.se),
    rate: rateOf(line.slv),
    nature: natures[line.fphxz] ?? "unreadable",
  };
}
