import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exampleMerchant } from "../example-invoice.ts";
import { readInvoice } from "../read-invoice.ts";
import { UnreadableFile } from "../unreadable-file.ts";
import { fileOf, textFile } from "./example-file.ts";
import { exampleRemark, type TableRow } from "./read-rows.ts";
import { readTable } from "./read-table.ts";
import { tableLimits } from "./records.ts";

const head = "数电发票号码,开票日期,金额,税额,价税合计,购买方名称";
const row = (serial: number) =>
  `2511200000999000${String(serial).padStart(4, "0")},2025-04-28,1000.00,60.00,1060.00,北京样例科技`;

const utf8 = (text: string) => new TextEncoder().encode(text);

async function rowsOf(...texts: string[]): Promise<TableRow[]> {
  const { rows } = await readTable(textFile(...texts));
  return (await Array.fromAsync(rows)).flat();
}

async function fileRows(name: string): Promise<TableRow[]> {
  const bytes = new Uint8Array(readFileSync(join(import.meta.dirname, "fixtures", name)));
  const { rows } = await readTable(fileOf([bytes]));
  return (await Array.fromAsync(rows)).flat();
}

async function problemOf(reading: Promise<unknown>) {
  const error = await reading.then(() => null).catch((thrown: unknown) => thrown);
  if (!(error instanceof UnreadableFile)) throw new Error(`expected an unreadable file, got ${error}`);
  return error.problem;
}

const brief = ({ rowNumber, draft, repairs, problems }: TableRow) => ({
  rowNumber,
  number: draft.number,
  code: draft.code,
  issued: `${draft.issuedOn} ${draft.issuedTime}`.trim(),
  sums: [draft.amount, draft.tax, draft.total].join(" "),
  buyer: draft.buyer.taxpayerId,
  repairs: repairs.map(({ code, field }) => `${code} ${field}`),
  problems: [...problems, ...readInvoice(draft, ground).problems].map(({ code, field }) => `${code} ${field}`),
});
const ground = {
  merchantTaxpayerId: exampleMerchant.taxpayerId,
  merchantName: exampleMerchant.name,
  today: "2026-11-22",
};

describe("the damage catalogue, row by row", () => {
  const science = "北京样例科技有限公司（测试）";
  const incomplete = ["KIND_UNKNOWN kind", "LINES_MISSING lines"];
  test.each([
    {
      rowNumber: 2,
      number: "2.5112E+19",
      code: "",
      issued: "2025-04-28 09:17:59",
      sums: "1000.00 60.00 1060.00",
      buyer: "91110108MA09XX021Q",
      repairs: ["DATE_SERIAL issuedOn", "MONEY_FORM amount", "MONEY_FORM total"],
      problems: ["KIND_UNKNOWN kind", "NUMBER_DESTROYED_BY_EXCEL number", "LINES_MISSING lines"],
    },
    {
      rowNumber: 3,
      number: "00012345",
      code: "011002300104",
      issued: "2023-06-30",
      sums: "97.09 2.91 100.00",
      buyer: "",
      repairs: ["PADDED_ZEROS code", "PADDED_ZEROS number", "DATE_FORM issuedOn"],
      problems: ["LINES_MISSING lines"],
    },
    {
      rowNumber: 4,
      number: "25112000009990000022",
      code: "",
      issued: "2025-04-29",
      sums: "90.27 11.73 102.00",
      buyer: "91110108MA09XX021Q",
      repairs: ["STRIPPED_MARKS number", "MONEY_FORM amount", "MONEY_FORM total"],
      problems: incomplete,
    },
    {
      rowNumber: 5,
      number: "25112000009990000033",
      code: "",
      issued: "2025-05-06",
      sums: "-1000.00 -60.00 -1060.00",
      buyer: "91110108MA09XX021Q",
      repairs: ["STRIPPED_MARKS number", "DATE_FORM issuedOn", "MONEY_FORM amount", "MONEY_FORM tax"],
      problems: ["KIND_UNKNOWN kind", "NEGATIVE_WITHOUT_RED red", "LINES_MISSING lines"],
    },
    {
      rowNumber: 6,
      number: "25117000009990000044",
      code: "",
      issued: "2025-05-07",
      sums: "495.05 4.95 500.00",
      buyer: "91110108MA09XX021Q",
      repairs: ["FULL_WIDTH number", "DATE_FORM issuedOn", "MONEY_FORM amount", "UPPER_CASE buyer.taxpayerId"],
      problems: incomplete,
    },
    {
      rowNumber: 7,
      number: "25112000009990000011",
      code: "",
      issued: "2025-04-28 09:17:58",
      sums: "1000.00 60.00 1060.01",
      buyer: "91110108MA09XX021O",
      repairs: ["STRIPPED_MARKS number", "DATE_FORM issuedOn"],
      problems: [
        "KIND_UNKNOWN kind",
        "TAXPAYER_ID_INVALID buyer.taxpayerId",
        "SUM_DIFFERS total",
        "LINES_MISSING lines",
      ],
    },
    {
      rowNumber: 8,
      number: "25112000009990000000",
      code: "",
      issued: "2025-13-01",
      sums: "abc 60.00 1060.00",
      buyer: "",
      repairs: [],
      problems: [
        "NUMBER_ENDS_IN_ZEROS number",
        "KIND_UNKNOWN kind",
        "DATE_MALFORMED issuedOn",
        "AMOUNT_MALFORMED amount",
      ],
    },
    {
      rowNumber: 9,
      number: "25112000009990000066",
      code: "",
      issued: "2025-04-30",
      sums: "100.00 0.00 100.00",
      buyer: "91110108MA09XX021Q",
      repairs: ["STRIPPED_MARKS number", "DATE_FORM issuedOn", "TEXT_RATE_TAX_ZERO tax"],
      problems: incomplete,
    },
  ])("row $rowNumber", async (expected) => {
    const rows = await fileRows("damaged-utf8-bom.csv");
    const found = rows.find(({ rowNumber }) => rowNumber === expected.rowNumber);
    expect(found && brief(found)).toEqual(expected);
  });

  test("a repair has the raw value beside the read one, and the row keeps its cells as they came", async () => {
    const [, second, third] = await fileRows("damaged-utf8-bom.csv");
    expect(second?.repairs[0]).toEqual({
      code: "PADDED_ZEROS",
      field: "code",
      raw: "11002300104",
      value: "011002300104",
    });
    expect(third?.cells).toEqual([
      "\t25112000009990000022",
      "",
      "",
      "2025-04-29",
      "¥ 90.27",
      "11.73",
      "￥102.00",
      science,
      "91110108MA09XX021Q",
    ]);
  });

  test.each(["clean-utf8.csv", "utf8-bom.csv", "gbk.csv", "gb18030-rare.csv"])(
    "%s says the same in every encoding",
    async (name) => {
      const rows = await fileRows(name);
      expect(rows.map(({ draft }) => [draft.number, draft.code, draft.issuedOn, draft.total])).toEqual([
        ["25112000009990000011", "", "2025-04-28", "1060.00"],
        ["00012345", "011002300104", "2023-06-30", "100.00"],
        ["25112000009990000022", "", "2025-04-29", "102.00"],
      ]);
    },
  );
});

describe("records", () => {
  const quoted = `${head}\r\n25112000009990000011,2025-04-28,"1,000.00",60.00,"1,060.00","北京\r\n""样例"", 科技"\r\n\r\n${row(22)}\n${row(33)}`;

  test("quotes, line ends of both kinds and within quotes, and none at the end", async () => {
    const rows = await rowsOf(quoted);
    expect(rows.map(({ rowNumber, kind }) => [rowNumber, kind])).toEqual([
      [2, "data"],
      [3, "blank"],
      [4, "data"],
      [5, "data"],
    ]);
    expect(rows[0]?.draft).toMatchObject({ amount: "1000.00", buyer: { name: '北京\r\n"样例", 科技' } });
  });

  test("are the same wherever the text is cut", async () => {
    const whole = await rowsOf(quoted);
    for (let at = 0; at <= quoted.length; at++)
      expect(await rowsOf(quoted.slice(0, at), quoted.slice(at))).toEqual(whole);
    expect(await rowsOf(...quoted)).toEqual(whole);
  });

  test("of a long table are the same in any pieces", async () => {
    const lines = Array.from({ length: 3_000 }, (_, index) =>
      index % 7 === 0 ? `"${row(index).replaceAll(",", '","')}\r\n续"` : row(index),
    );
    const text = [head, ...lines].join("\r\n");
    const cellsOf = async (...pieces: string[]) =>
      JSON.stringify((await rowsOf(...pieces)).map(({ rowNumber, cells }) => [rowNumber, cells]));
    const whole = await cellsOf(text);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(text.length), { maxLength: 8 }), async (points) => {
        const sorted = [0, ...points.sort((one, other) => one - other), text.length];
        expect((await cellsOf(...sorted.slice(1).map((to, index) => text.slice(sorted[index], to)))) === whole).toBe(
          true,
        );
      }),
      { numRuns: 10 },
    );
  }, 30_000);

  test.each([
    ["\t", "\r\n"],
    [";", "\n"],
    ["|", "\n"],
    [",", "\r"],
  ])("delimited by %j, ended by %j", async (delimiter, newline) => {
    const text = [head, row(11), row(22)].map((line) => line.replaceAll(",", delimiter)).join(newline);
    const table = await readTable(textFile(text));
    expect(table.delimiter).toBe(delimiter);
    const rows = (await Array.fromAsync(table.rows)).flat();
    expect(rows.map(({ rowNumber, draft }) => [rowNumber, draft.number.slice(-2), draft.total])).toEqual([
      [2, "11", "1060.00"],
      [3, "22", "1060.00"],
    ]);
  });

  test("a header alone has no rows, with or without a line end", async () => {
    expect(await rowsOf(head)).toEqual([]);
    expect(await rowsOf(`${head}\r\n`)).toEqual([]);
  });

  test("rows before the header are counted, and not read", async () => {
    const rows = await rowsOf(`发票清单\n\n${head}\n${row(11)}\n`);
    expect(rows.map(({ rowNumber }) => rowNumber)).toEqual([4]);
  });
});

describe("kinds of rows", () => {
  test("totals, footers, a repeated header and our example are no invoices", async () => {
    const rows = await rowsOf(
      [
        `${head},备注`,
        `${row(11)},`,
        "合计,,1000.00,60.00,1060.00,,",
        "份数：1 金额：1000.00,,,,,,",
        "共 1 张,,,,,,",
        `${head},备注`,
        `${row(11)},${exampleRemark}`,
        " , ,,,,,",
        ",,,,,,",
      ].join("\n"),
    );
    expect(rows.map(({ kind }) => kind)).toEqual([
      "data",
      "footer",
      "footer",
      "footer",
      "footer",
      "footer",
      "blank",
      "blank",
    ]);
  });

  test("a total row whose first column is the running number", async () => {
    const rows = await rowsOf(`序号,${head}\n1,${row(11)}\n,合计,,1000.00,60.00,1060.00,`);
    expect(rows.map(({ kind }) => kind)).toEqual(["data", "footer"]);
  });
});

describe("identity", () => {
  const identify = async (columns: string, values: string) => {
    const [first] = await rowsOf(`${columns},开票日期\n${values},2025-04-28\n`);
    const { number, code, paperNumber } = first?.draft ?? {};
    return { number, code, paperNumber, repairs: first?.repairs.map(({ code: repair }) => repair) };
  };
  const all = "数电发票号码,发票代码,发票号码";

  test("whichever number is filled", async () => {
    expect(await identify(all, "25112000009990000011,,")).toEqual({
      number: "25112000009990000011",
      code: "",
      paperNumber: "",
      repairs: [],
    });
    expect(await identify(all, ",011002300104,00012345")).toEqual({
      number: "00012345",
      code: "011002300104",
      paperNumber: "",
      repairs: [],
    });
    expect(await identify(all, ",,25112000009990000011")).toMatchObject({ number: "25112000009990000011" });
  });

  test("a 数电纸票 fills all three", async () => {
    expect(await identify(all, "25112000009990000011,1100171130,12345")).toEqual({
      number: "25112000009990000011",
      code: "1100171130",
      paperNumber: "00012345",
      repairs: ["PADDED_ZEROS"],
    });
  });

  test("the same number in both columns is one number", async () => {
    expect(await identify(all, "25112000009990000011,,25112000009990000011")).toMatchObject({ paperNumber: "" });
  });

  test("code and number written as one are taken apart", async () => {
    expect(await identify("发票号码", "01100160511100012345")).toEqual({
      number: "00012345",
      code: "011001605111",
      paperNumber: "",
      repairs: ["SPLIT_CODE_AND_NUMBER"],
    });
  });

  test("digits that Excel has eaten are not guessed", async () => {
    const [first] = await rowsOf(
      "数电发票号码,购方识别号\n25112000009990000000,9.11103E+17\n25112000009990000011,911103026605015000\n",
    );
    expect(first?.problems.map(({ code, severity }) => [code, severity])).toEqual([
      ["NUMBER_ENDS_IN_ZEROS", "reject"],
      ["BUYER_ID_DESTROYED_BY_EXCEL", "reject"],
    ]);
    const [, second] = await rowsOf("数电发票号码,购方识别号\n1,\n25112000009990000011,911103026605015000\n");
    expect(second?.problems.map(({ code }) => code)).toEqual(["BUYER_ID_DESTROYED_BY_EXCEL"]);
  });
});

describe("sums, rates and lines", () => {
  const columns = "数电发票号码,金额,税额,价税合计,税率,项目名称,数量";
  const read = async (values: string) => (await rowsOf(`${columns}\n25112000009990000011,${values}\n`))[0];

  test("of two sums the third follows", async () => {
    expect((await read("1000.00,60.00,,6%,服务,"))?.draft).toMatchObject({ total: "1060.00" });
    expect((await read("1000.00,,1060.00,6%,服务,"))?.draft).toMatchObject({ tax: "60.00" });
    const from = await read(",60.00,1060.00,6%,服务,");
    expect(from?.draft).toMatchObject({ amount: "1000.00" });
    expect(from?.repairs).toEqual([{ code: "SUM_COMPLETED", field: "amount", raw: "", value: "1000.00" }]);
    expect((await read("1000.00,,,6%,服务,"))?.draft).toMatchObject({ tax: "", total: "" });
  });

  test("words for no tax count none", async () => {
    const free = await read("100.00,***,100.00,免税,服务,");
    expect(free?.draft).toMatchObject({ tax: "0.00", lines: [{ rate: "免税", tax: "0.00" }] });
    expect(free?.repairs).toEqual([{ code: "TEXT_RATE_TAX_ZERO", field: "tax", raw: "***", value: "0.00" }]);
    expect((await read("100.00,,100.00,不征税,服务,"))?.draft.tax).toBe("0.00");
  });

  test("a row with a name of goods is an invoice of one line", async () => {
    expect((await read('1000.00,60.00,1060.00,6%,*信息技术服务*技术服务费,"1,000"'))?.draft.lines).toEqual([
      {
        name: "*信息技术服务*技术服务费",
        classification: "",
        specification: "",
        unit: "",
        quantity: "1000",
        unitPrice: "",
        amount: "1000.00",
        rate: "0.06",
        tax: "60.00",
        nature: "00",
      },
    ]);
    expect((await read("1000.00,60.00,1060.00,,,"))?.draft.lines).toEqual([]);
  });
});

describe("kind, colour and status", () => {
  const read = async (columns: string, values: string) =>
    (await rowsOf(`数电发票号码,金额,${columns}\n25112000009990000011,1.00,${values}\n`))[0];

  test("known names, and the 数电 one of a family beside 20 digits", async () => {
    expect((await read("发票票种", "数电发票（普通发票）"))?.draft.kind).toBe("82");
    const special = await read("发票类型", "专票");
    expect(special?.draft.kind).toBe("81");
    expect(special?.repairs).toEqual([
      { code: "KIND_FORM", field: "kind", raw: "专票", value: "数电发票（增值税专用发票）" },
    ]);
    const unknown = await read("发票票种", "什么票");
    expect(unknown?.draft.kind).toBe("");
    expect(unknown?.problems).toEqual([
      { code: "KIND_TEXT_UNKNOWN", severity: "warn", field: "kind", value: "什么票" },
    ]);
  });

  test("red by its column, by its origin, or by its remark", async () => {
    const origin = {
      blueNumber: "25112000009990000011",
      confirmationNumber: "11010525052000000001",
      confirmationId: "",
    };
    expect((await read("是否正数发票", "是"))?.draft.red).toBeNull();
    expect((await read("是否正数发票", "否"))?.draft.red).toEqual({
      blueNumber: "",
      confirmationNumber: "",
      confirmationId: "",
    });
    expect(
      (await read("被红冲蓝字号码,红字确认单编号", "25112000009990000011,11010525052000000001"))?.draft.red,
    ).toEqual(origin);
    const remark = "被红冲蓝字数电发票号码：25112000009990000011 红字发票信息确认单编号：11010525052000000001";
    expect((await read("是否正数发票,备注", `否,${remark}`))?.draft.red).toEqual(origin);
  });

  test("a voided one is said to be, and what the device said of it is kept", async () => {
    expect((await read("发票状态", "已作废"))?.problems).toEqual([
      { code: "INVOICE_VOIDED", severity: "warn", field: "row", value: "已作废" },
    ]);
    for (const status of ["正常", "未作废", "已红冲-全额"])
      expect((await read("发票状态", status))?.problems).toEqual([]);
    expect((await read("作废日期", "2025-04-29"))?.problems).toMatchObject([{ code: "INVOICE_VOIDED" }]);
    expect((await read("上传状态,失败原因", "上传失败,验签失败"))?.transferWords).toBe("上传失败 验签失败");
  });
});

describe("a voided 税控 invoice", () => {
  const sheet = (status: string, voided: string) =>
    `发票代码,发票号码,开票日期,发票状态,作废日期\n011001605111,00012345,2025-04-28,${status},${voided}\n`;
  const read = async (status: string, voided: string) => (await rowsOf(sheet(status, voided)))[0];

  test.each([
    ["已作废", "2025-04-29 09:30:00", "2025-04-29 09:30:00", []],
    ["是", "2025/4/29", "2025-04-29", ["DATE_FORM"]],
    ["", "20250429", "2025-04-29", ["DATE_FORM"]],
    ["已作废", "", "已作废", []],
    ["已作废", "昨天", "昨天", []],
    ["正常", "", "", []],
    ["未作废", "", "", []],
  ])("%j, %j is %j", async (status, voided, voidedAt, repairs) => {
    const row = await read(status, voided);
    expect(row?.draft.voidedAt).toBe(voidedAt);
    expect(row?.problems).toEqual([]);
    expect(row?.repairs.map(({ code }) => code)).toEqual(repairs);
  });
});

describe("rows that went wrong", () => {
  test("a comma too many shifts values, so the row is refused; empty cells beyond do no harm", async () => {
    const [wide, blank] = await rowsOf(`${head}\n${row(11)},多\n${row(22)},,\n`);
    expect(wide?.problems).toEqual([
      { code: "ROW_TOO_WIDE", severity: "reject", field: "row", facts: { cells: "7", columns: "6" } },
    ]);
    expect(blank?.problems).toEqual([]);
  });

  test("a quote where none may stand", async () => {
    const rows = await rowsOf(`${head}\n${row(11)}\n"25112000009990000022"x,2025-04-28,1,0,1,"a"\n${row(33)}\n`);
    expect(rows.map(({ problems }) => problems.map(({ code }) => code))).toContainEqual(
      expect.arrayContaining(["ROW_MISQUOTED"]),
    );
    expect(rows[0]?.problems).toEqual([]);
  });

  test("a NUL is refused at its row, and not kept", async () => {
    const [broken, sound] = await rowsOf(`${head}\n${row(11)}\0\n${row(22)}\n`);
    expect(broken?.problems.map(({ code }) => code)).toEqual(["TEXT_UNREADABLE"]);
    expect(broken?.cells.join("")).not.toContain("\0");
    expect(sound?.problems).toEqual([]);
  });
});

describe("files that are refused", () => {
  test("a quote never closed is named with its row", async () => {
    expect(
      await problemOf(rowsOf(`${head}\n${row(11)}\n"25112000009990000022,2025-04-28\n${row(33)}\n`)),
    ).toMatchObject({
      code: "QUOTE_NOT_CLOSED",
      facts: { row: "3" },
    });
  });

  test("and named long before five megabytes of it have been read", async () => {
    let given = 0;
    async function* endless() {
      yield utf8(`${head}\n${row(11)}\n"2511,`);
      for (let piece = 0; piece < 400; piece++) {
        given++;
        yield utf8(`${row(22)}\n`.repeat(200));
      }
    }
    const reading = readTable({ size: 0, stream: endless }).then(({ rows }) => Array.fromAsync(rows));
    expect(await problemOf(reading)).toMatchObject({ code: "QUOTE_NOT_CLOSED", facts: { row: "3" } });
    expect(given).toBeLessThan(100);
  });

  test("a record, a cell, a row of cells beyond the limits", async () => {
    expect(await problemOf(rowsOf(`${head}\n`, "x".repeat(tableLimits.recordCharacters + 1)))).toMatchObject({
      code: "RECORD_TOO_LONG",
      facts: { row: "2" },
    });
    expect(await problemOf(rowsOf(`${head}\n${"x".repeat(tableLimits.cellCharacters + 1)}\n`))).toMatchObject({
      code: "CELL_TOO_LONG",
      facts: { row: "2" },
    });
    expect(await problemOf(rowsOf(`${head}\n${"x,".repeat(tableLimits.columns)}x\n`))).toMatchObject({
      code: "TOO_MANY_COLUMNS",
      facts: { row: "2" },
    });
    expect(await rowsOf(`${head}\n${row(11)}${",".repeat(16_000)}\n`)).toHaveLength(1);
  });

  test("more rows than a file may have", async () => {
    async function* many() {
      yield utf8(`${head}\n`);
      for (let piece = 0; piece <= 100; piece++) yield utf8(",,,,,\n".repeat(10_000));
    }
    let rows = 0;
    const reading = readTable({ size: 0, stream: many }).then(async (table) => {
      for await (const piece of table.rows) rows += piece.length;
    });
    expect(await problemOf(reading)).toMatchObject({ code: "TOO_MANY_ROWS", facts: { limit: "1000000" } });
    expect(rows).toBeGreaterThan(900_000);
  }, 30_000);

  test("broken bytes are named by their row, and the rows before them are read", async () => {
    const text = `${head}\n${row(11)}\n${row(22)}\n`;
    const bytes = new Uint8Array([...new TextEncoder().encode(text), 0xff, 0x0a]);
    const read: number[] = [];
    const { rows } = await readTable(fileOf([bytes]));
    const problem = await problemOf(
      (async () => {
        for await (const piece of rows) read.push(...piece.map(({ rowNumber }) => rowNumber));
      })(),
    );
    expect(problem).toMatchObject({ code: "TEXT_BROKEN", facts: { row: "4", encoding: "UTF-8" } });
    expect(read).toEqual([2, 3]);
  });

  test("broken before any header", async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode("北京样例商贸有限公司清单\n"), 0xff, 0x0a]);
    expect(await problemOf(readTable(fileOf([bytes])))).toMatchObject({ code: "TEXT_BROKEN", facts: { row: "2" } });
  });

  test("what is no table at all", async () => {
    expect((await problemOf(readTable(textFile()))).code).toBe("FILE_EMPTY");
    expect((await problemOf(readTable(textFile("你好\n世界\n")))).code).toBe("HEADER_NOT_FOUND");
  });
});
