import type { BadInput, ExpectedRow } from "./bad-input.ts";
import { noInvoice, readRow, soundValues, utf8 } from "./example-table.ts";

const exportHead =
  "序号,发票代码,发票号码,数电发票号码,销方识别号,销方名称,购方识别号,购买方名称,开票日期,税收分类编码,特定业务类型,货物或应税劳务名称,规格型号,单位,数量,单价,金额,税率,税额,价税合计,发票来源,发票票种,发票状态,是否正数发票,发票风险等级,开票人,备注";
const seller = { sellerId: "91110105MA09XX013J", sellerName: "北京样例商贸有限公司（测试）" };
const isExported = {
  ...seller,
  kind: "82",
  drawer: "测试员",
  issued: "2025-04-29 10:00:00",
  classification: "",
  quantity: "",
  price: "",
  unit: "次",
};
const erpHead = "数电发票号码,开票日期,发票票种,购方识别号,购买方名称,项目名称,数量,单价,金额,税率,税额,价税合计";
const deviceHead =
  "发票代码,发票号码,购方企业名称,购方税号,银行账号,地址电话,开票日期,商品编码版本号,单据号,商品名称,规格,单位,数量,单价,金额,税率,税额,税收分类编码,发票票种";

/** Lists that have a row for every line of an invoice: one invoice, its sums those of all lines, or none at all. */
export const gatheredLines: readonly BadInput[] = [
  list(
    "export-with-a-discount",
    [
      exportHead,
      exported(1, "97.09,6%,5.83,102.92"),
      exported(2, "-6.82,6%,-0.41,-7.23"),
      exported(3, "10.00,6%,0.60,10.60").replace("0022", "0033"),
    ],
    [
      whole(2, { amount: "90.27", tax: "5.42", total: "95.69", lines: "97.09/5.83/02 -6.82/-0.41/01", rate: "0.06" }),
      noInvoice(3, "part"),
      readRow(4, values("0033", { amount: "10.00", tax: "0.60", total: "10.60" })),
    ],
  ),
  list(
    "export-with-two-equal-lines",
    [exportHead, exported(1, "50.00,6%,3.00,53.00"), exported(2, "50.00,6%,3.00,53.00")],
    [
      whole(2, { amount: "100.00", tax: "6.00", total: "106.00", lines: "50.00/3.00/00 50.00/3.00/00" }),
      noInvoice(3, "part"),
    ],
  ),
  list(
    "export-one-line-unreadable",
    [exportHead, exported(1, "50.00,6%,3.00,53.00"), exported(2, "五十,6%,3.00,53.00")],
    [
      whole(2, { amount: "五十", tax: "3.00", total: "53.00", lines: "50.00/3.00/00 五十/3.00/00" }, [
        "reject AMOUNT_MALFORMED amount",
        "reject AMOUNT_MALFORMED lines.1.amount",
      ]),
      noInvoice(3, "part"),
    ],
  ),
  list(
    "export-sum-row-at-the-end",
    [exportHead, exported(1, "50.00,6%,3.00,53.00"), "合计,,,,,,,,,,,,,,,,50.00,,3.00,53.00"],
    [readRow(2, values("0022", { amount: "50.00", tax: "3.00", total: "53.00" })), noInvoice(3, "footer")],
  ),
  list(
    "export-a-line-with-money-signs",
    [exportHead, exported(1, "50.00,6%,3.00,53.00"), exported(2, "￥25.00,6%,1.50,26.50")],
    [
      whole(
        2,
        { amount: "75.00", tax: "4.50", total: "79.50", lines: "50.00/3.00/00 25.00/1.50/00" },
        [],
        ["MONEY_FORM lines.1.amount"],
      ),
      noInvoice(3, "part"),
    ],
  ),
  list(
    "export-red",
    [exportHead, exported(1, "-100.00,6%,-6.00,-106.00").replace(",正常,是,", ",正常,否,").concat(redRemark())],
    [
      readRow(
        2,
        values("0022", {
          amount: "-100.00",
          tax: "-6.00",
          total: "-106.00",
          remark: redRemark(),
          blueNumber: "25112000009990000011",
          confirmation: "11010525052000000001",
        }),
      ),
    ],
  ),
  list(
    "device-with-blank-continuations",
    [
      "增值税发票清单",
      deviceHead,
      device("00012345", "1,97.09,97.09,3%,2.91"),
      `${",".repeat(9)}*餐饮服务*酒水,,次,1,100.00,100.00,3%,3.00,,`,
      `小计${",".repeat(14)}197.09,,5.91,,`,
      device("00012346", "1,10.00,10.00,3%,0.30"),
      "份数：2",
    ],
    [
      readRow(
        3,
        deviceValues("00012345", {
          amount: "197.09",
          tax: "5.91",
          total: "203.00",
          price: "97.09",
          lines: "97.09/2.91/00 100.00/3.00/00",
        }),
        {
          repairs: ["LINES_GATHERED lines"],
        },
      ),
      noInvoice(4, "part"),
      noInvoice(5, "footer"),
      readRow(6, deviceValues("00012346", { amount: "10.00", tax: "0.30", total: "10.30", price: "10.00" }), {
        repairs: ["SUM_COMPLETED total"],
      }),
      noInvoice(7, "footer"),
    ],
  ),
  list(
    "device-continuation-without-a-beginning",
    [deviceHead, `${",".repeat(9)}*餐饮服务*酒水,,次,1,100.00,100.00,3%,3.00,,`],
    [
      readRow(
        2,
        {
          ...deviceValues("", { amount: "100.00", tax: "3.00", total: "103.00", price: "100.00" }),
          code: "",
          buyer: "",
          buyerId: "",
          issued: "",
          kind: "",
          item: "*餐饮服务*酒水",
        },
        {
          repairs: ["SUM_COMPLETED total"],
          problems: ["reject KIND_UNKNOWN kind", "reject NUMBER_REQUIRED number", "reject DATE_MALFORMED issuedOn"],
        },
      ),
    ],
  ),
  list(
    "erp-total-beside-every-line",
    [erpHead, erp("甲", "1,1000.00,1000.00,6%,60.00,1590.00"), erp("乙", "1,500.00,500.00,6%,30.00,1590.00")],
    [
      readRow(
        2,
        erpValues({ amount: "1500.00", tax: "90.00", total: "1590.00", lines: "1000.00/60.00/00 500.00/30.00/00" }),
        {
          repairs: ["LINES_GATHERED lines"],
        },
      ),
      noInvoice(3, "part"),
    ],
  ),
  list(
    "erp-totals-that-belong-to-nothing",
    [erpHead, erp("甲", "1,1000.00,1000.00,6%,60.00,1060.00"), erp("乙", "1,500.00,500.00,6%,30.00,1590.00")],
    [
      readRow(
        2,
        erpValues({ amount: "1500.00", tax: "90.00", total: "1590.00", lines: "1000.00/60.00/00 500.00/30.00/00" }),
        {
          repairs: ["LINES_GATHERED lines"],
          problems: ["reject LINES_DO_NOT_ADD_UP total"],
        },
      ),
      noInvoice(3, "part"),
    ],
  ),
  list(
    "erp-sums-of-the-invoice-in-every-row",
    [erpHead, erp("甲", ",,1000.00,6%,60.00,1060.00"), erp("乙", ",,1000.00,6%,60.00,1060.00")],
    [
      readRow(
        2,
        erpValues({
          amount: "2000.00",
          tax: "120.00",
          total: "2120.00",
          quantity: "",
          price: "",
          lines: "1000.00/60.00/00 1000.00/60.00/00",
        }),
        {
          repairs: ["LINES_GATHERED lines"],
          problems: ["reject LINES_AMBIGUOUS total"],
        },
      ),
      noInvoice(3, "part"),
    ],
  ),
  list(
    "erp-destroyed-numbers-look-alike",
    [
      erpHead,
      erp("甲", "1,1000.00,1000.00,6%,60.00,1060.00").replace("25112000009990000022", "2.5112E+19"),
      erp("乙", "1,500.00,500.00,6%,30.00,530.00").replace("25112000009990000022", "2.5112E+19"),
    ],
    [
      readRow(2, erpValues({ number: "2.5112E+19" }), { problems: ["reject NUMBER_DESTROYED_BY_EXCEL number"] }),
      readRow(
        3,
        erpValues({
          number: "2.5112E+19",
          item: "*服务*乙",
          price: "500.00",
          amount: "500.00",
          tax: "30.00",
          total: "530.00",
        }),
        {
          problems: ["reject NUMBER_DESTROYED_BY_EXCEL number"],
        },
      ),
    ],
  ),
];

function list(name: string, lines: readonly string[], rows: readonly ExpectedRow[]): BadInput {
  const bytes = () => utf8(`${lines.join("\r\n")}\r\n`);
  return { name, fault: "§5", file: `${name}.csv`, bytes, expected: { refused: null, rows } };
}

function exported(serial: number, sums: string): string {
  return `${serial},,,25112000009990000022,91110105MA09XX013J,北京样例商贸有限公司（测试）,91110108MA09XX021Q,北京样例科技有限公司（测试）,2025-04-29 10:00:00,,,*餐饮服务*餐费,,次,,,${sums},电子发票服务平台,数电发票（普通发票）,正常,是,正常,测试员,`;
}

function values(end: string, changes: Parameters<typeof soundValues>[1]) {
  return soundValues(0, { ...isExported, number: `2511200000999000${end}`, item: "*餐饮服务*餐费", ...changes });
}

function whole(
  row: number,
  changes: Parameters<typeof soundValues>[1],
  problems: readonly string[] = [],
  repairs: readonly string[] = [],
): ExpectedRow {
  return readRow(row, values("0022", changes), { repairs: [...repairs, "LINES_GATHERED lines"], problems });
}

function device(number: string, sums: string): string {
  return `011002300104,${number},北京样例科技有限公司（测试）,91110108MA09XX021Q,,,2023-06-30,33.0,A1,*餐饮服务*餐费,,次,${sums},,增值税普通发票`;
}

function deviceValues(number: string, changes: Parameters<typeof soundValues>[1]) {
  return soundValues(0, {
    number,
    code: "011002300104",
    kind: "04",
    issued: "2023-06-30",
    item: "*餐饮服务*餐费",
    classification: "",
    unit: "次",
    rate: "0.03",
    ...changes,
  });
}

function erp(name: string, sums: string): string {
  return `25112000009990000022,2025-04-28,数电发票（增值税专用发票）,91110108MA09XX021Q,北京样例科技有限公司（测试）,*服务*${name},${sums}`;
}

function erpValues(changes: Parameters<typeof soundValues>[1]) {
  return soundValues(22, { item: "*服务*甲", classification: "", ...changes });
}

function redRemark(): string {
  return "被红冲蓝字数电发票号码：25112000009990000011 红字发票信息确认单编号：11010525052000000001";
}
