import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readInvoice } from "#domain/read-invoice.ts";
import { failedRowCells, failedRowHeadings } from "#domain/table/failed-rows.ts";
import type { TableRow } from "#domain/table/read-rows.ts";
import { readTable, type Table } from "#domain/table/read-table.ts";
import { csvOf } from "#domain/table/write-csv.ts";
import { encodeText, utf16 } from "./encode-text.ts";
import { type Cells, columnOrder, csvText, headings, quoted, soundCells, utf8 } from "./example-table.ts";
import { inputFile } from "./reading/input-file.ts";
import { valuesOf } from "./reading/report.ts";
import { silentChanges } from "./reading/silent-changes.ts";

/** The same values in every run; a failure prints the smallest. */
const runs = { seed: 20_261_122, numRuns: 60 } as const;
const rowsOfOneFile = { minLength: 1, maxLength: 20 } as const;
const ground = {
  merchantTaxpayerId: "91110105MA09XX013J",
  merchantName: "北京样例商贸有限公司（测试）",
  today: "2026-11-22",
};
const invisible = ["\u200B", "\u200D", "\u200E", "\u202A", "\u2060", "\u2066", "\uFEFF"];

const year = fc.integer({ min: 21, max: 26 }).map(String);
const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(""));
const number = fc
  .tuple(year, digits(18))
  .map(([start, rest]) => start + rest)
  .filter((text) => !text.endsWith("00000"));
const fullWidth = (text: string) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

type Dress = (text: string) => string;
const dresses: Readonly<Record<string, Dress>> = {
  "after a tab": (text) => `\t${text}`,
  "before a tab": (text) => `${text}\t`,
  "after an apostrophe": (text) => `'${text}`,
  "as a formula": (text) => `="${text}"`,
  "in full width": fullWidth,
  "half in full width": (text) => text.slice(0, 9) + fullWidth(text.slice(9)),
  "between blanks": (text) => `  ${text}\u3000`,
  "in groups": (text) => text.replace(/(.{4})(?=.)/g, "$1 "),
};

describe("a number in any dress is that number, and its repair has what was written", () => {
  test.each(Object.entries(dresses))("%s", async (_, dress) => {
    await property(number, async (values) => {
      const rows = await read(values.map((value) => ({ digital: dress(value) })));
      expect(rows.map(({ draft }) => draft.number)).toEqual(values);
      expect(rows.map(({ repairs }) => repairs[0]?.raw)).toEqual(values.map(dress));
      expect(rows.every(isSendable)).toBe(true);
    });
  });

  test("with invisible characters anywhere in it", async () => {
    const hidden = fc.tuple(number, fc.constantFrom(...invisible), fc.integer({ min: 0, max: 20 }));
    await property(hidden, async (values) => {
      const rows = await read(
        values.map(([text, mark, at]) => ({ digital: text.slice(0, at) + mark + text.slice(at) })),
      );
      expect(rows.map(({ draft }) => draft.number)).toEqual(values.map(([text]) => text));
      expect(rows.every(({ repairs }) => repairs.some(({ code }) => code === "STRIPPED_MARKS"))).toBe(true);
    });
  });

  test("as it is, it needs none", async () => {
    await property(number, async (values) => {
      const rows = await read(values.map((digital) => ({ digital })));
      expect(rows.map(({ draft, repairs }) => [draft.number, repairs])).toEqual(values.map((value) => [value, []]));
    });
  });
});

describe("a number that is no longer whole is never taken for one", () => {
  const losses: Readonly<Record<string, Dress>> = {
    "six figures and an exponent": (text) => Number(text).toExponential(5).replace("e", "E"),
    "fifteen figures and an exponent": (text) => Number(text).toExponential(14).replace("e", "E"),
    "fifteen figures and zeros": (text) => `${text.slice(0, 15)}00000`,
    "a digit less": (text) => text.slice(1),
    "a digit more": (text) => `${text}0`,
    "the letter O": (text) => text.replace(/\d$/, "O"),
    "a comma": (text) => `${text.slice(0, 5)},${text.slice(5)}`,
    "a question mark": (text) => text.replace(/\d$/, "?"),
  };
  test.each(Object.entries(losses))("%s", async (_, lose) => {
    await property(number, async (values) => {
      const rows = await read(values.map((value) => ({ digital: lose(value) })));
      expect(rows.filter(isSendable)).toEqual([]);
      expect(rows.map(({ cells }) => cells[0])).toEqual(values.map(lose));
    });
  });
});

test("zeros that a number cell dropped are put back, and nothing else is", async () => {
  const legacy = fc.tuple(fc.integer({ min: 1, max: 9 }), digits(8), fc.integer({ min: 1, max: 99_999_999 }));
  await property(legacy, async (values) => {
    const rows = await read(
      values.map(([first, middle, serial]) => ({
        digital: "",
        code: `${first}${middle}11`,
        number: String(serial),
        kind: "增值税电子普通发票",
      })),
    );
    expect(rows.map(({ draft }) => [draft.code, draft.number])).toEqual(
      values.map(([first, middle, serial]) => [`0${first}${middle}11`, String(serial).padStart(8, "0")]),
    );
    expect(rows.map(({ repairs }) => repairs.find(({ field }) => field === "code")?.raw)).toEqual(
      values.map(([first, middle]) => `${first}${middle}11`),
    );
  });
});

describe("amounts", () => {
  const yuan = fc
    .bigInt({ min: 1n, max: 10n ** 13n })
    .map((fen) => `${fen / 100n}.${String(fen % 100n).padStart(2, "0")}`);
  const grouped = (text: string) => text.replace(/\B(?=(\d{3})+(?=\.))/g, ",");
  const money: Readonly<Record<string, Dress>> = {
    "a yuan sign and thousands": (text) => `¥ ${grouped(text)}`,
    "a full-width yuan sign": (text) => `￥${text}`,
    "元 behind": (text) => `${text}元`,
    "full width": (text) => fullWidth(grouped(text)),
    "float noise above": (text) => `${text}0000001`,
    "an apostrophe before": (text) => `'${text}`,
  };
  test.each(Object.entries(money))("%s", async (_, dress) => {
    await property(yuan, async (values) => {
      const rows = await read(
        values.map((amount) => ({ amount: dress(amount), tax: "0.00", total: amount, rate: "0" })),
      );
      expect(rows.map(({ draft }) => draft.amount)).toEqual(values);
      expect(rows.map(({ repairs }) => repairs.find(({ field }) => field === "amount")?.raw)).toEqual(
        values.map(dress),
      );
    });
  });

  const lost: Readonly<Record<string, Dress>> = {
    "an exponent": (text) => Number(text).toExponential(2),
    "a third decimal": (text) => `${text}4`,
    "a foreign sign": (text) => `$${text}`,
    "a decimal comma": (text) => text.replace(".", ","),
    "in 万": (text) => `${text}万`,
  };
  test.each(Object.entries(lost))("%s is left as it is, and refused", async (_, dress) => {
    await property(yuan, async (values) => {
      const rows = await read(values.map((amount) => ({ amount: dress(amount) })));
      expect(rows.map(({ draft }) => draft.amount)).toEqual(values.map(dress));
      expect(rows.filter(isSendable)).toEqual([]);
    });
  });
});

describe("dates", () => {
  const day = fc
    .date({ min: new Date("1990-01-01T00:00:00Z"), max: new Date("2026-11-20T00:00:00Z"), noInvalidDate: true })
    .map((moment) => moment.toISOString().slice(0, 10));
  const parts = (date: string) => date.split("-").map(Number);
  const forms: Readonly<Record<string, Dress>> = {
    slashes: (date) => parts(date).join("/"),
    points: (date) => date.replaceAll("-", "."),
    compact: (date) => date.replaceAll("-", ""),
    chinese: (date) => `${parts(date)[0]}年${parts(date)[1]}月${parts(date)[2]}日`,
    "full width": fullWidth,
    "a spreadsheet's serial": (date) => String(Math.round((Date.parse(date) - Date.UTC(1899, 11, 30)) / 86_400_000)),
    "midnight in Beijing, said in UTC": (date) => new Date(`${date}T00:00:00+08:00`).toISOString(),
  };
  test.each(Object.entries(forms))("%s", async (_, form) => {
    await property(day, async (values) => {
      const rows = await read(values.map((issued) => ({ issued: form(issued) })));
      expect(rows.map(({ draft }) => draft.issuedOn)).toEqual(values);
      expect(rows.map(({ repairs }) => repairs.find(({ field }) => field === "issuedOn")?.raw)).toEqual(
        values.map(form),
      );
    });
  });

  test("day and month that could be either are refused", async () => {
    await property(day, async (values) => {
      const rows = await read(
        values.map((date) => ({ issued: `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}` })),
      );
      expect(rows.filter(isSendable)).toEqual([]);
    });
  });
});

describe("taxpayer ids", () => {
  const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  const id = digits(8).map((serial) => withCheck(`91110108${serial}M`));
  /** GB 32100-2015, worked out here anew. */
  function withCheck(first17: string): string {
    const sum = [...first17].reduce((total, char, at) => total + alphabet.indexOf(char) * 3 ** at, 0);
    return first17 + alphabet[(31 - (sum % 31)) % 31];
  }

  test("small letters and full width are mended", async () => {
    await property(id, async (values) => {
      const rows = await read(values.map((value) => ({ buyerId: fullWidth(value.toLowerCase()) })));
      expect(rows.map(({ draft }) => draft.buyer.taxpayerId)).toEqual(values);
    });
  });

  test("one other character is never passed over in silence", async () => {
    const changed = fc
      .tuple(id, fc.integer({ min: 0, max: 17 }), fc.integer({ min: 1, max: 30 }))
      .map(([value, at, by]) => {
        const other = alphabet[(alphabet.indexOf(value[at] ?? "") + by) % 31];
        return value.slice(0, at) + other + value.slice(at + 1);
      });
    await property(changed, async (values) => {
      const rows = await read(values.map((buyerId) => ({ buyerId })));
      expect(rows.map(({ draft }) => draft.buyer.taxpayerId)).toEqual(values);
      for (const row of rows) expect(problemsOf(row).map(({ field }) => field)).toContain("buyer.taxpayerId");
    });
  });
});

test("names are the same in every encoding", async () => {
  const char = fc.oneof(
    fc.integer({ min: 0x4e00, max: 0x9fa5 }),
    fc.integer({ min: 0x20000, max: 0x2a6d6 }),
    fc.constantFrom(0x3402, 0x28, 0xff08, 0x41),
  );
  const name = fc.array(char, { minLength: 1, maxLength: 30 }).map((points) => String.fromCodePoint(...points));
  await property(name, async (names) => {
    const text = csvText(names.map((buyer, at) => ({ ...soundCells(at + 11), buyer })));
    const encoded = [
      utf8(text),
      utf8(`\uFEFF${text}`),
      encodeText(text, "gb18030"),
      utf16(`\uFEFF${text}`, "little"),
      utf16(`\uFEFF${text}`, "big"),
    ];
    for (const bytes of encoded) {
      const rows = await rowsOf(await readTable(inputFile({ bytes: () => bytes })));
      expect(rows.map(({ draft }) => draft.buyer.name)).toEqual(names);
    }
  });
});

describe("whatever stands in a row", () => {
  const wild = fc.oneof(
    fc.string({ unit: "binary", maxLength: 24 }),
    fc.string({ unit: "grapheme", maxLength: 24 }),
    fc.string({
      unit: fc.constantFrom(..."0123456789.,-+¥元%E()/年月日:T='\"\t ０１，．＝\u200B\u3000"),
      maxLength: 24,
    }),
  );
  const cells = fc.record(
    Object.fromEntries(columnOrder.map((column) => [column, wild.map(storable)])),
  ) as fc.Arbitrary<Cells>;

  test("nothing of it is changed without a word", async () => {
    await property(cells, async (rows) => {
      const table = await readTable(inputFile({ bytes: () => utf8(fileOf(rows)) }));
      for (const row of (await rowsOf(table)).filter(({ kind }) => kind === "data")) {
        const reading = readInvoice(row.draft, ground);
        const told = { repairs: row.repairs, problems: [...row.problems, ...reading.problems] };
        expect(silentChanges([row], table.header.columns, told, reading.invoice)).toEqual([]);
      }
    });
  });

  test("handed back and handed in again it is the same", async () => {
    await property(cells, async (rows) => {
      const table = await readTable(inputFile({ bytes: () => utf8(fileOf(rows)) }));
      const first = (await rowsOf(table)).filter(({ kind }) => kind === "data" || kind === "part");
      const back = first.map((row) => failedRowCells(table.header.headings, row.cells, "原因"));
      const text = (await Array.fromAsync(csvOf(failedRowHeadings(table.header.headings), [back]))).join("");
      const again = await rowsOf(await readTable(inputFile({ bytes: () => utf8(text) })));
      expect(again.map(trimmedValues)).toEqual(first.map(trimmedValues));
    });
  });

  /** Blanks at the ends of a name mean nothing, and no invoice keeps them. */
  function trimmedValues({ draft }: TableRow): string[] {
    return Object.values(valuesOf(draft)).map((value) => value.trim());
  }

  /** A NUL or half a character is refused elsewhere. */
  function storable(text: string): string {
    return text.replaceAll("\0", "").toWellFormed();
  }

  function fileOf(rows: readonly Cells[]): string {
    const head = columnOrder.map((column) => headings[column]).join(",");
    const lines = rows.map((row) => columnOrder.map((column) => quoted(row[column])).join(","));
    return `${[head, ...lines].join("\r\n")}\r\n`;
  }
});

async function property<Value>(value: fc.Arbitrary<Value>, holds: (values: Value[]) => Promise<void>): Promise<void> {
  await fc.assert(fc.asyncProperty(fc.array(value, rowsOfOneFile), holds), runs);
}

async function read(changes: readonly Partial<Cells>[]): Promise<TableRow[]> {
  const text = csvText(changes.map((cells, at) => ({ ...soundCells(at + 11), ...cells })));
  return rowsOf(await readTable(inputFile({ bytes: () => utf8(text) })));
}

async function rowsOf({ rows }: Table): Promise<TableRow[]> {
  return (await Array.fromAsync(rows)).flat();
}

function problemsOf({ draft, problems }: TableRow) {
  return [...problems, ...readInvoice(draft, ground).problems];
}

function isSendable(row: TableRow): boolean {
  return !problemsOf(row).some(({ severity }) => severity === "reject");
}
