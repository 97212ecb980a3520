import { expect, test } from "vitest";
import { invoiceText } from "./invoice.ts";
import { isPractice, isPracticeTaxpayer, practiceIdOf, practiceTaxpayerId } from "./practice.ts";
import { practiceBook } from "./practice-book.ts";
import { readInvoice } from "./read-invoice.ts";
import { taxpayerIdProblems } from "./taxpayer.ts";

test("an id says by itself whether it is a practice merchant's", () => {
  const random = "3f2b8c1e-5d4a-4b6f-9a7c-0123456789ab";
  expect(isPractice(random)).toBe(false);
  expect(isPractice("00000000-0000-0000-0000-000000000000")).toBe(false);
  expect(practiceIdOf(random)).toBe("ffffffff-5d4a-4b6f-9a7c-0123456789ab");
  expect(isPractice(practiceIdOf(random))).toBe(true);
  expect(isPractice(practiceIdOf(random).toUpperCase())).toBe(true);
});

test("a practice taxpayer's id is sound and of nowhere", () => {
  const ids = [0, 1, 30, 31, 12_345, 887_503_680].map(practiceTaxpayerId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) {
    expect(isPracticeTaxpayer(id)).toBe(true);
    expect(taxpayerIdProblems(id, "seller.taxpayerId")).toEqual([]);
  }
  expect(isPracticeTaxpayer("91110105MA09XX013J")).toBe(false);
});

test("a practice book is the same for the same serial, has no problems, and six of it are missing", () => {
  const taxpayerId = practiceTaxpayerId(7);
  const book = practiceBook(taxpayerId, 7, "2026-11-23");
  expect(practiceBook(taxpayerId, 7, "2026-11-23")).toEqual(book);
  expect(book.filter(({ held }) => !held)).toHaveLength(6);
  expect(new Set(book.map(({ invoice }) => invoice.number)).size).toBe(book.length);
  for (const { invoice, held, words } of book) {
    const ground = { merchantTaxpayerId: taxpayerId, merchantName: invoice.seller.name, today: "2026-11-23" } as const;
    expect(readInvoice(invoiceText(invoice), ground).problems).toEqual([]);
    expect(held).toBe(words === "");
  }
});
