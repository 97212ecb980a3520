import { magnitude, parseYuan, sumFen } from "#domain/money.ts";
import { businessDateOf, instantOf } from "#domain/period.ts";
import { redLetterRules } from "#sandbox/red-letter-rules.ts";
import type { Ground, Rule } from "#sandbox/rule.ts";
import type { Uploaded, UploadedLine } from "#sandbox/wire/invoice.ts";

/** Looked through in this order; the first objection is the verdict. */
const rules: readonly Rule[] = [
  number,
  codes,
  required,
  lengths,
  issueTime,
  seller,
  buyer,
  amounts,
  sums,
  lines,
  lineSums,
  lineTax,
  ...redLetterRules,
];

export function objectionTo(invoice: Uploaded, ground: Ground): string | null {
  for (const rule of rules) {
    const objection = rule(invoice, ground);
    if (objection !== null) return objection;
  }
  return null;
}

function number({ fphm }: Uploaded): string | null {
  return /^(2[1-9]|[3-9]\d)\d{18}$/.test(fphm) ? null : `发票号码${fphm}格式不正确`;
}

function codes({ lzfpbz, fppz, fpkjfsDm }: Uploaded): string | null {
  if (lzfpbz !== "0" && lzfpbz !== "1") return "蓝字发票标志不正确";
  if (fppz !== "01" && fppz !== "02") return "发票票种不正确";
  return fpkjfsDm === "4" || fpkjfsDm === "5" ? null : "发票开具方式代码不正确";
}

const requiredFields = [
  ["ptbh", "平台编号"],
  ["qyDm", "区域代码"],
  ["xsfnsrsbh", "销售方纳税人识别号"],
  ["xsfmc", "销售方名称"],
  ["gmfmc", "购买方名称"],
  ["kpr", "开票人"],
  ["ip", "服务器地址"],
  ["macdz", "MAC地址"],
] as const;

function required(invoice: Uploaded): string | null {
  const missing = requiredFields.find(([field]) => invoice[field] === "");
  return missing ? `${missing[1]}为必填项` : null;
}

const longest = [
  ["xsfmc", "销售方名称", 300],
  ["gmfmc", "购买方名称", 300],
  ["gmfnsrsbh", "购买方纳税人识别号", 20],
  ["kpr", "开票人", 300],
] as const;
const longestInLine = [
  ["xmmc", "项目名称", 600],
  ["spfwjc", "商品服务简称", 120],
  ["ggxh", "规格型号", 150],
  ["dw", "单位", 300],
  ["sl", "数量", 25],
  ["dj", "单价", 25],
] as const;

function lengths(invoice: Uploaded): string | null {
  const remarkLimit = invoice.lzfpbz === "1" ? 382 : 450;
  if (invoice.bz.length > remarkLimit) return `备注长度超过${remarkLimit}`;
  const field = longest.find(([name, , limit]) => invoice[name].length > limit);
  if (field) return `${field[1]}长度超过${field[2]}`;
  for (const [index, line] of invoice.fpmxList.entries()) {
    const inLine = longestInLine.find(([name, , limit]) => line[name].length > limit);
    if (inLine) return `第${index + 1}行${inLine[1]}长度超过${inLine[2]}`;
  }
  return null;
}

function issueTime({ kprq }: Uploaded, { now }: Ground): string | null {
  const [, date = "", time = ""] = /^(\d{4}-\d{2}-\d{2}) ((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)$/.exec(kprq) ?? [];
  if (instantOf(date, time) === null) return "开票日期格式不正确";
  return date > businessDateOf(now) ? "开票日期不能晚于当前日期" : null;
}

function seller({ xsfnsrsbh, xsfmc }: Uploaded, { seller: known, userId }: Ground): string | null {
  if (known === null || known.taxpayerId !== xsfnsrsbh) return "销售方纳税人识别号不存在";
  if (known.userId !== userId) return "销售方纳税人识别号未与使用单位绑定";
  return flat(known.name) === flat(xsfmc) ? null : "销售方名称与登记信息不一致";
}

function buyer({ fppz, gmfnsrsbh }: Uploaded): string | null {
  if (gmfnsrsbh === "") return fppz === "01" ? "开具数电专票时，购买方纳税人识别号必填" : null;
  return /^[0-9A-Z]{15,20}$/.test(gmfnsrsbh) ? null : "购买方纳税人识别号格式不正确";
}

function amounts({ lzfpbz, hjje, hjse, jshj }: Uploaded): string | null {
  if ([hjje, hjse, jshj].some((text) => parseYuan(text) === null)) return "合计金额、合计税额、价税合计格式不正确";
  return lzfpbz === "0" && fen(jshj) < 0n ? "蓝字发票价税合计不能为负" : null;
}

function sums({ hjje, hjse, jshj }: Uploaded): string | null {
  return fen(hjje) + fen(hjse) === fen(jshj) ? null : "合计金额与合计税额之和不等于价税合计";
}

function lines({ fpmxList }: Uploaded): string | null {
  if (fpmxList.length === 0) return "发票明细为必填项";
  if (fpmxList.length > 2_000) return "发票明细不能超过2000行";
  for (const [index, line] of fpmxList.entries()) {
    const objection = objectionToLine(line, fpmxList[index - 1]);
    if (objection !== null) return `第${index + 1}行${objection}`;
  }
  return null;
}

const knownRates = new Set([0, 0.01, 0.015, 0.03, 0.05, 0.06, 0.09, 0.13]);

function objectionToLine(line: UploadedLine, before: UploadedLine | undefined): string | null {
  if (line.xmmc === "" || line.hwhyslwfwmc === "") return "项目名称为必填项";
  if (line.spfwjc !== "" && line.hwhyslwfwmc !== `*${line.spfwjc}*${line.xmmc}`) {
    return "货物或应税劳务、服务名称与简称不一致";
  }
  if (!/^(\d{19})?$/.test(line.sphfwssflhbbm)) return "商品和服务税收分类编码格式不正确";
  if ([line.je, line.se, line.hsje].some((text) => parseYuan(text) === null)) return "金额格式不正确";
  if (fen(line.je) + fen(line.se) !== fen(line.hsje)) return "金额与税额合计不等于含税金额";
  if (line.slv === "" || !knownRates.has(Number(line.slv))) return "税率不在可用税率范围内";
  if ((line.sl === "") !== (line.dj === "")) return "数量与单价须同时填写";
  if (!["00", "01", "02"].includes(line.fphxz)) return "发票行性质不正确";
  return line.fphxz === "01" && before?.fphxz !== "02" ? "折扣行须紧随被折扣行" : null;
}

function lineSums({ fpmxList, hjje, hjse }: Uploaded): string | null {
  if (sumFen(fpmxList.map(({ je }) => fen(je))) !== fen(hjje)) return "明细金额合计不等于合计金额";
  return sumFen(fpmxList.map(({ se }) => fen(se))) === fen(hjse) ? null : "明细税额合计不等于合计税额";
}

function lineTax({ fpmxList }: Uploaded): string | null {
  let accumulated = 0n;
  for (const [index, line] of fpmxList.entries()) {
    const error = taxError(line);
    if (error > 6n) return `第${index + 1}行税额误差不能大于0.06`;
    accumulated += error;
  }
  return accumulated > 127n ? "税额累计误差不能大于1.27" : null;
}

/** |金额 × 税率 − 税额| in fen; 税率 in millionths, since slv is number(16,6). */
function taxError({ je, se, slv }: UploadedLine): bigint {
  const millionths = BigInt(Math.round(Number(slv) * 1_000_000));
  const expected = (magnitude(fen(je)) * millionths + 500_000n) / 1_000_000n;
  return magnitude(expected - magnitude(fen(se)));
}

/** Only after `amounts` and `lines` have found it well written. */
function fen(text: string): bigint {
  return parseYuan(text) ?? 0n;
}

function flat(name: string): string {
  return name.normalize("NFKC").replace(/\s/g, "");
}
