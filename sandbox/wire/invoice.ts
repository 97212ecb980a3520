import { z } from "zod";

/** Numbers may come as JSON numbers or as text; both are read as the text they were written as. */
const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? "" : String(value).trim()));

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

/** fplx of the bureau's books from fppz of an upload. */
export function kindOf(uploaded: Pick<Uploaded, "fppz">): "81" | "82" {
  return uploaded.fppz === "01" ? "81" : "82";
}
