import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UnreadableFile } from "../unreadable-file.ts";
import { decodeText, type TextEncoding } from "./decode.ts";

const fixture = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, "fixtures", name)));
const clean = new TextDecoder().decode(fixture("clean-utf8.csv"));

async function decode(chunks: Iterable<Uint8Array>): Promise<{ text: string; encodings: TextEncoding[] }> {
  const encodings: TextEncoding[] = [];
  const pieces = await Array.fromAsync(decodeText(chunks, (encoding) => encodings.push(encoding)));
  return { text: pieces.join(""), encodings };
}

async function failure(chunks: Iterable<Uint8Array>): Promise<{ good: string; error: unknown }> {
  let good = "";
  try {
    for await (const piece of decodeText(chunks)) good += piece;
  } catch (error) {
    return { good, error };
  }
  throw new Error("nothing failed");
}

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const marked = mark ? `\uFEFF${text}` : text;
  const view = new DataView(new ArrayBuffer(marked.length * 2));
  for (let index = 0; index < marked.length; index++) view.setUint16(index * 2, marked.charCodeAt(index), littleEndian);
  return new Uint8Array(view.buffer);
}

/** GB18030 of `中上海` and the like is written as bytes: no encoder for it comes with the platform. */
const gbk = { 发票号码: [0xb7, 0xa2, 0xc6, 0xb1, 0xba, 0xc5, 0xc2, 0xeb], 金额: [0xbd, 0xf0, 0xb6, 0xee] };

describe("encodings", () => {
  test.each<[string, TextEncoding]>([
    ["clean-utf8.csv", "utf-8"],
    ["utf8-bom.csv", "utf-8"],
    ["gb18030-rare.csv", "gb18030"],
  ])("%s is %s", async (name, encoding) => {
    const { text, encodings } = await decode([fixture(name)]);
    expect(text).toBe(name === "gb18030-rare.csv" ? clean.replace("个人", "𠮷野家（测试）㐂") : clean);
    expect(encodings).toEqual([encoding]);
  });

  test("gbk.csv is read, with the ? that GBK has for ¥", async () => {
    const { text, encodings } = await decode([fixture("gbk.csv")]);
    expect(text).toBe(clean.replaceAll("¥9", "?9").replaceAll("¥1", "?1"));
    expect(encodings).toEqual(["gb18030"]);
  });

  test.each([
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ])("UTF-16 little-endian %s, with a mark %s", async (littleEndian, mark) => {
    const { text, encodings } = await decode([utf16(`${clean}上，ਊ\n`, littleEndian, mark)]);
    expect(text).toBe(`${clean}上，ਊ\n`);
    expect(encodings).toEqual([littleEndian ? "utf-16le" : "utf-16be"]);
  });

  test("a file of nothing but ASCII is UTF-8", async () => {
    expect(await decode([new TextEncoder().encode("a,b\n1,2\n")])).toEqual({
      text: "a,b\n1,2\n",
      encodings: ["utf-8"],
    });
  });

  test("what is decided on is the first text that is not ASCII, however late it comes", async () => {
    const late = new Uint8Array(200_000).fill(0x61);
    for (let at = 99; at < late.length; at += 100) late[at] = 10;
    const { text, encodings } = await decode([late, new Uint8Array([...gbk.发票号码, 10])]);
    expect(text.slice(200_000)).toBe("发票号码\n");
    expect(encodings).toEqual(["gb18030"]);
  });
});

describe("cut anywhere", () => {
  test.each(["clean-utf8.csv", "utf8-bom.csv", "gbk.csv", "gb18030-rare.csv", "damaged-utf8-bom.csv"])(
    "%s at every byte",
    async (name) => {
      const bytes = fixture(name);
      const whole = await decode([bytes]);
      for (let at = 0; at <= bytes.length; at++) {
        expect(await decode([bytes.subarray(0, at), bytes.subarray(at)])).toEqual(whole);
      }
      expect(await decode(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(whole);
    },
  );

  test.each([true, false])("UTF-16 at every byte (little-endian %s)", async (littleEndian) => {
    const bytes = utf16("发票号码\t𠮷上\n25112000009990000011\t上\n", littleEndian, true);
    const whole = await decode([bytes]);
    for (let at = 0; at <= bytes.length; at++) {
      expect(await decode([bytes.subarray(0, at), bytes.subarray(at)])).toEqual(whole);
    }
  });

  test("a long file in any pieces", async () => {
    const bytes = new TextEncoder().encode(
      `发票号码,购买方名称\n${"25112000009990000011,北京样例科技𠮷\r\n".repeat(5_000)}`,
    );
    const cuts = fc.array(fc.nat(bytes.length), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(cuts, async (points) => {
        const sorted = [0, ...points.sort((one, other) => one - other), bytes.length];
        const pieces = sorted.slice(1).map((to, index) => bytes.subarray(sorted[index], to));
        expect((await decode(pieces)).text).toBe(new TextDecoder().decode(bytes));
      }),
      { numRuns: 30 },
    );
  });

  test("line ends of old Macs, and none at all", async () => {
    expect((await decode([new TextEncoder().encode("金额\r1\r")])).text).toBe("金额\r1\r");
    expect((await decode([new TextEncoder().encode("金额")])).text).toBe("金额");
  });
});

describe("broken bytes", () => {
  const bytes = (...parts: (string | number[])[]) =>
    new Uint8Array(parts.flatMap((part) => (typeof part === "string" ? [...new TextEncoder().encode(part)] : part)));

  test("are named by their place, after the good lines have been given out", async () => {
    const { good, error } = await failure([bytes("数电发票号码,金额\n1,北京\n2,北", [0xff], "京\n3,北京\n")]);
    expect(good).toBe("数电发票号码,金额\n1,北京\n");
    expect((error as UnreadableFile).problem).toEqual({
      code: "TEXT_BROKEN",
      severity: "reject",
      field: "file",
      facts: { encoding: "UTF-8", byte: "41" },
    });
  });

  test("a file of two encodings is not read as nonsense", async () => {
    const { good, error } = await failure([bytes("数电发票号码,购买方名称\n1,北京样例\n", gbk.金额, "\n")]);
    expect(good).toContain("北京样例");
    expect((error as UnreadableFile).problem.code).toBe("TEXT_BROKEN");
  });

  test("a UTF-8 file cut in a character, and one with a mark that is GBK", async () => {
    expect((await failure([bytes("数电发票号码,金额\n1,北").slice(0, -1)])).error).toBeInstanceOf(UnreadableFile);
    expect((await failure([bytes([0xef, 0xbb, 0xbf], gbk.发票号码)])).error).toBeInstanceOf(UnreadableFile);
  });

  test("bytes that GB18030 does not have either", async () => {
    const { error } = await failure([bytes(gbk.发票号码, "\n", gbk.金额, [0x80, 0xff], "\n")]);
    expect((error as UnreadableFile).problem).toMatchObject({ code: "TEXT_BROKEN", facts: { encoding: "GB18030" } });
  });

  test("half a unit of UTF-16", async () => {
    expect((await failure([utf16("发票号码\n", true, true).slice(0, -1)])).error).toBeInstanceOf(UnreadableFile);
  });
});

test("a line without end is refused before it fills the memory", async () => {
  let given = 0;
  function* endless() {
    yield new TextEncoder().encode("发票号码,金额");
    for (;;) {
      given++;
      yield new Uint8Array(65_536).fill(0x61);
    }
  }
  const { error } = await failure(endless());
  expect((error as UnreadableFile).problem.code).toBe("RECORD_TOO_LONG");
  expect(given).toBeLessThan(50);
});

test("nothing at all is an empty file", async () => {
  expect(((await failure([])).error as UnreadableFile).problem.code).toBe("FILE_EMPTY");
  expect(((await failure([new Uint8Array(0)])).error as UnreadableFile).problem.code).toBe("FILE_EMPTY");
});
