import { yuanText } from "#domain/money.ts";
import { businessDateOf, periodOf } from "#domain/period.ts";
import { type Answer, failed, returnCodes, type Service, succeeded } from "#sandbox/leqi/operation.ts";
import type { Office } from "#sandbox/office.ts";
import type { Caller } from "#sandbox/wire/knock.ts";
import { field } from "#sandbox/wire/text.ts";

/** What a taxpayer without a limit is told it has. */
const plenty = 1_000_000_000_00n;

/** 202007/CXSXED 查询授信额度: 本月授信 bysxed, 可使用 kysyed. */
export const creditLine: Service = {
  taxpayerOf: (_office, content) => field(content, "nsrsbh"),
  itemsIn: () => 0,
  answer: tell,
};

function tell(office: Office, caller: Caller, content: unknown): Answer {
  const taxpayer = office.books.taxpayer(field(content, "nsrsbh"));
  if (taxpayer?.userId !== caller.userId) return failed(returnCodes.notYours, "纳税人识别号未与使用单位绑定");
  const credit = taxpayer.credit ?? plenty;
  return succeeded({
    ztsxbz: "N",
    bysxed: yuanText(credit),
    kysyed: yuanText(credit > taxpayer.used ? credit - taxpayer.used : 0n),
    yxzed: "0.00",
    yxzwsyed: "0.00",
    sq: periodOf(businessDateOf(office.clock.now())).replace("-", ""),
  });
}
