import type { BusinessDate } from "./period.ts";

/** From a day to a day, both in it; null where it still goes on. Rates that were always there are not named. */
type Span = { readonly from: BusinessDate; readonly to: BusinessDate | null };

/** 财税〔2017〕37号, 财税〔2018〕32号, 财政部 税务总局 海关总署公告 2019 年第 39 号, 财税〔2014〕57号, 财政部 税务总局公告 2020 年第 13 号. */
const spans: Readonly<Record<string, readonly Span[]>> = {
  "0.17": [{ from: "1994-01-01", to: "2018-04-30" }],
  "0.16": [{ from: "2018-05-01", to: "2019-03-31" }],
  "0.13": [
    { from: "1994-01-01", to: "2017-06-30" },
    { from: "2019-04-01", to: null },
  ],
  "0.11": [{ from: "2012-01-01", to: "2018-04-30" }],
  "0.1": [{ from: "2018-05-01", to: "2019-03-31" }],
  "0.09": [{ from: "2019-04-01", to: null }],
  "0.04": [{ from: "1994-01-01", to: "2014-06-30" }],
  "0.01": [{ from: "2020-03-01", to: null }],
};

/** Whether a rate of VAT was in force on a day; of rates nobody has dated nothing is said. */
export function isInForce(rate: string, on: BusinessDate): boolean {
  const known = spans[rate];
  return known === undefined || known.some(({ from, to }) => from <= on && (to === null || on <= to));
}
