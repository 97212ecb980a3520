import { invoiceKinds } from "#domain/invoice-kind.ts";
import { magnitude, sumFen } from "#domain/money.ts";
import { businessDateOf } from "#domain/period.ts";
import type { Declared, DeclaredLine } from "#sandbox/judging/declared.ts";
import { isDigitalKind } from "#sandbox/judging/key.ts";
import { redLetterRules } from "#sandbox/judging/red-letter-rules.ts";
import { firstObjection, type Ground, type Objection, type Rule } from "#sandbox/judging/rule.ts";

/** Looked through in this order; the first objection is the verdict. */
const contentRules: readonly Rule[] = [issueTime, seller, buyer, amounts, sums, lines, lineSums, lineTax];

/** What a bureau has against an invoice, whichever way it came in; each way has rules of its own form besides. */
export function objectionTo(invoice: Declared, ground: Ground): Objection | null {
  const content = firstObjection(contentRules, invoice, ground);
  if (content !== null) return { about: "content", message: content };
  const redLetter = firstObjection(redLetterRules, invoice, ground);
  return redLetter === null ? null : { about: "red-letter", message: redLetter };
}

function issueTime({ issuedAt }: Declared, { now }: Ground): string | null {
  if (issuedAt === null) return "开票日期格式不正确";
  return issuedAt.slice(0, 10) > businessDateOf(now) ? "开票日期不能晚于当前日期" : null;
}

function seller({ seller: declared }: Declared, { seller: known, userId }: Ground): string | null {
  if (known === null || known.taxpayerId !== declared.taxpayerId) return "销售方纳税人识别号不存在";
  if (userId !== null && known.userId !== userId) return "销售方纳税人识别号未与使用单位绑定";
  return flat(known.name) === flat(declared.name) ? null : "销售方名称与登记信息不一致";
}

function buyer({ kind, buyer: { taxpayerId } }: Declared): string | null {
  if (taxpayerId !== "") return /^[0-9A-Z]{15,20}$/.test(taxpayerId) ? null : "购买方纳税人识别号格式不正确";
  if (!invoiceKinds[kind].special) return null;
  return isDigitalKind(kind) ? "开具数电专票时，购买方纳税人识别号必填" : "开具专票时，购买方纳税人识别号必填";
}

function amounts({ isRed, amount, tax, total }: Declared): string | null {
  if (amount === null || tax === null || total === null) return "合计金额、合计税额、价税合计格式不正确";
  return !isRed && total < 0n ? "蓝字发票价税合计不能为负" : null;
}

function sums({ amount, tax, total }: Declared): string | null {
  return (amount ?? 0n) + (tax ?? 0n) === total ? null : "合计金额与合计税额之和不等于价税合计";
}

function lines({ kind, lines: declared }: Declared): string | null {
  if (declared.length === 0) return "发票明细为必填项";
  if (declared.length > 2_000) return "发票明细不能超过2000行";
  const rates = isDigitalKind(kind) ? ratesToday : ratesEver;
  for (const [index, line] of declared.entries()) {
    const objection = objectionToLine(line, declared[index - 1], rates);
    if (objection !== null) return `第${index + 1}行${objection}`;
  }
  return null;
}

/** In millionths. An invoice of 税控 may be older than the rates of today. */
const ratesToday: ReadonlySet<bigint> = new Set([0n, 10_000n, 15_000n, 30_000n, 50_000n, 60_000n, 90_000n, 130_000n]);
const ratesEver: ReadonlySet<bigint> = new Set([...ratesToday, 40_000n, 100_000n, 110_000n, 160_000n, 170_000n]);

function objectionToLine(
  { name, classification, amount, tax, rate, quantity, unitPrice, nature }: DeclaredLine,
  before: DeclaredLine | undefined,
  rates: ReadonlySet<bigint>,
): string | null {
  if (name === "") return "项目名称为必填项";
  if (!/^(\d{19})?$/.test(classification)) return "商品和服务税收分类编码格式不正确";
  if (amount === null || tax === null) return "金额格式不正确";
  if (rate === "unreadable" || (rate !== null && !rates.has(rate))) return "税率不在可用税率范围内";
  if ((quantity === "") !== (unitPrice === "")) return "数量与单价须同时填写";
  if (nature === "unreadable") return "发票行性质不正确";
  return nature === "discount" && before?.nature !== "discounted" ? "折扣行须紧随被折扣行" : null;
}

function lineSums({ lines: declared, amount, tax }: Declared): string | null {
  if (sumFen(declared.map((line) => line.amount ?? 0n)) !== amount) return "明细金额合计不等于合计金额";
  return sumFen(declared.map((line) => line.tax ?? 0n)) === tax ? null : "明细税额合计不等于合计税额";
}

function lineTax({ lines: declared }: Declared): string | null {
  let accumulated = 0n;
  for (const [index, line] of declared.entries()) {
    const error = taxError(line);
    if (error > 6n) return `第${index + 1}行税额误差不能大于0.06`;
    accumulated += error;
  }
  return accumulated > 127n ? "税额累计误差不能大于1.27" : null;
}

/** |金额 × 税率 − 税额| in fen. */
function taxError({ amount, tax, rate }: DeclaredLine): bigint {
  if (typeof rate !== "bigint") return 0n;
  const expected = (magnitude(amount ?? 0n) * rate + 500_000n) / 1_000_000n;
  return magnitude(expected - magnitude(tax ?? 0n));
}

function flat(name: string): string {
  return name.normalize("NFKC").replace(/\s/g, "");
}
