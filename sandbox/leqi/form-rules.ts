import { parseYuan } from "#domain/money.ts";
import type { Uploaded, UploadedLine } from "#sandbox/leqi/invoice.ts";

type FormRule = (invoice: Uploaded) => string | null;

const formRules: readonly FormRule[] = [number, codes, required, lengths, lines, lineOrigin, confirmationId];

/** What is wrong with an invoice of QDFPSC as it is written; what is wrong with the invoice, the bureau's rules say. */
export function objectionToForm(invoice: Uploaded): string | null {
  for (const rule of formRules) {
    const objection = rule(invoice);
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

function lines({ fpmxList }: Uploaded): string | null {
  for (const [index, line] of fpmxList.entries()) {
    const objection = objectionToLine(line);
    if (objection !== null) return `第${index + 1}行${objection}`;
  }
  return null;
}

function objectionToLine({ xmmc, spfwjc, hwhyslwfwmc, je, se, hsje }: UploadedLine): string | null {
  if (xmmc === "") return "项目名称为必填项";
  if (spfwjc !== "" && hwhyslwfwmc !== `*${spfwjc}*${xmmc}`) return "货物或应税劳务、服务名称与简称不一致";
  const [amount, tax, total] = [parseYuan(je), parseYuan(se), parseYuan(hsje)];
  if (amount === null || tax === null || total === null) return "金额格式不正确";
  return amount + tax === total ? null : "金额与税额合计不等于含税金额";
}

function lineOrigin({ lzfpbz, fpmxList }: Uploaded): string | null {
  if (lzfpbz !== "1") return null;
  const index = fpmxList.findIndex(({ dylzfpmxxh }) => !/^\d{1,8}$/.test(dylzfpmxxh));
  return index < 0 ? null : `第${index + 1}行红字发票对应蓝字发票明细序号必填`;
}

function confirmationId({ hzqrduuid }: Uploaded): string | null {
  return /^([0-9a-zA-Z]{32})?$/.test(hzqrduuid) ? null : "红字确认单uuid不正确";
}
