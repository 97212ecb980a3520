import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { crc16Umts, readQrCode } from "./read-qr-code.ts";

test("CRC-16/UMTS, by its published check value", () => {
  expect(crc16Umts("123456789")).toBe(0xfee8);
});

/** A payload with the checksum it should have. */
function checked(covered: string): string {
  return covered + crc16Umts(covered).toString(16).toUpperCase().padStart(4, "0");
}

const device = checked("01,10,011001605111,00012345,510.68,20250428,12345678901234567890,");

describe("payloads", () => {
  test("of a 税控 invoice: the amount is without tax", () => {
    const reading = readQrCode(`${device},`);
    expect(reading?.problems).toEqual([]);
    expect(reading?.draft).toMatchObject({
      kind: "10",
      code: "011001605111",
      number: "00012345",
      amount: "510.68",
      total: "",
      issuedOn: "2025-04-28",
      checkCode: "12345678901234567890",
    });
  });

  test("of a 数电票: no code, and the amount is the total", () => {
    const reading = readQrCode(checked("01,31,,25112000009990000011,1060.00,20250428,,"));
    expect(reading?.problems).toEqual([]);
    expect(reading?.draft).toMatchObject({
      kind: "81",
      code: "",
      number: "25112000009990000011",
      amount: "",
      total: "1060.00",
      issuedOn: "2025-04-28",
    });
    expect(readQrCode(checked("01,32,,25112000009990000011,-1060.00,20250428,,"))?.draft).toMatchObject({
      kind: "82",
      total: "-1060.00",
    });
  });

  test.each([
    ["a paper 普票 of 2016", "01,04,4200161350,00015045,165106.00,20160501,48114255542168294433,DBFE", "04", []],
    ["a 专票, which has no check code", "01,01,1200154130,03630024,94339.62,20160621,,9335", "01", []],
    ["a railway ticket", "01,51,26339132621000219582,56.00,20260423,219a", "51", ["QR_CHECKSUM_DIFFERS"]],
    ["full width and blanks", ` ${device.replaceAll(",", "，").replaceAll("0", "０")} `, "10", []],
    ["lower case", device.toLowerCase(), "10", []],
    ["inside an address", `https://example.cn/v?q=${encodeURIComponent(device)}`, "10", []],
    ["an amount without decimals", checked("01,10,011001605111,00012345,57,20250428,12345678901234567890,"), "10", []],
  ])("%s", (_, text, kind, codes) => {
    const reading = readQrCode(text);
    expect(reading?.draft.kind).toBe(kind);
    expect(reading?.problems.map(({ code }) => code)).toEqual(codes);
  });

  test("a wrong checksum warns, with the right one", () => {
    expect(readQrCode(device.replace("510.68", "510.69"))?.problems).toEqual([
      {
        code: "QR_CHECKSUM_DIFFERS",
        severity: "warn",
        field: "qr",
        value: device.slice(-4),
        facts: { expected: expect.stringMatching(/^[\dA-F]{4}$/) },
      },
    ]);
  });

  test.each([
    "",
    "你好",
    "https://example.cn",
    "01,10",
    "02,10,011001605111,00012345,510.68,20200723,,0941",
    "weixin://wxpay/bizpayurl?pr=x",
  ])("%j is no invoice", (text) => {
    expect(readQrCode(text)).toBeNull();
  });
});

const samples = join(import.meta.dirname, "../../../shared/samples/expected.json");

describe.skipIf(!existsSync(samples))("real payloads (skipped where ../shared/samples is absent)", () => {
  const expected: Record<string, { qr?: string; number?: string; amountExTax?: string; total?: string }> = existsSync(
    samples,
  )
    ? JSON.parse(readFileSync(samples, "utf8"))
    : {};

  test.each(Object.entries(expected).filter(([, { qr }]) => qr))(
    "%s",
    (_, { qr = "", number = "", amountExTax, total }) => {
      const reading = readQrCode(qr);
      expect(reading?.problems).toEqual([]);
      expect(reading?.draft.number).toBe(number);
      expect(number.length === 20 ? reading?.draft.total : reading?.draft.amount).toBe(
        number.length === 20 ? total : amountExTax,
      );
    },
  );
});
