import { parseYuan } from "#domain/money.ts";
import type { Ground, Rule } from "#sandbox/rule.ts";
import type { Uploaded } from "#sandbox/wire/invoice.ts";

/** 红字发票 (乐企 QDFPSC: lzfpbz 1). A 确认单 this bureau never heard of is taken on trust; a real one would refuse it. */
export const redLetterRules: readonly Rule[] = [blueStaysBlue, negative, origin, lineOrigin, confirmed];

const allowing = new Set(["01", "04"]);

function blueStaysBlue({ lzfpbz, dylzfphm, hzqrxxdbh }: Uploaded): string | null {
  return lzfpbz === "0" && (dylzfphm !== "" || hzqrxxdbh !== "") ? "蓝字发票不能填写红字确认单信息" : null;
}

function negative({ lzfpbz, jshj }: Uploaded): string | null {
  return lzfpbz === "1" && (parseYuan(jshj) ?? 0n) >= 0n ? "红字发票金额须为负数" : null;
}

function origin({ lzfpbz, dylzfphm, hzqrxxdbh, hzqrduuid }: Uploaded): string | null {
  if (lzfpbz !== "1") return null;
  if (!/^(\d{18}|\d{20})$/.test(dylzfphm)) return "红字发票对应蓝字发票号码不正确";
  if (!/^\d{20}$/.test(hzqrxxdbh)) return "红字确认信息单编号不正确";
  return /^([0-9a-zA-Z]{32})?$/.test(hzqrduuid) ? null : "红字确认单uuid不正确";
}

function lineOrigin({ lzfpbz, fpmxList }: Uploaded): string | null {
  if (lzfpbz !== "1") return null;
  const index = fpmxList.findIndex(({ dylzfpmxxh }) => !/^\d{1,8}$/.test(dylzfpmxxh));
  return index < 0 ? null : `第${index + 1}行红字发票对应蓝字发票明细序号必填`;
}

function confirmed({ lzfpbz, dylzfphm }: Uploaded, { confirmation }: Ground): string | null {
  if (lzfpbz !== "1" || confirmation === null) return null;
  if (!allowing.has(confirmation.state)) return "红字发票信息确认单状态不允许开具";
  return confirmation.blueNumber === dylzfphm ? null : "红字确认单与对应蓝字发票号码不一致";
}
