import { describe, expect, test } from "vitest";
import { baiwangCounter, taxNo } from "#sandbox/fixtures/baiwang-counter.ts";
import { coded } from "#sandbox/fixtures/coded.ts";
import { testSandbox } from "#sandbox/fixtures/test-sandbox.ts";

const sandbox = testSandbox();
const baiwang = baiwangCounter(sandbox);

describe("query and list", () => {
  test("one invoice: in work, held, unknown; complete up to a moment that is honest", async () => {
    await sandbox.control("PUT", "settings", { processingMs: 60_000, queryLagMs: 2_000 });
    expect(await baiwang.queryOne("00000001")).toEqual({ list: [], dataTime: "20261122115958" });
    await baiwang.upload([coded()]);
    await sandbox.control("POST", "clock", { advanceMs: 30_000 });
    expect(await baiwang.queryOne("00000001")).toMatchObject({
      list: [{ uploadStatus: "3" }],
      dataTime: "20261122115959",
    });
    await sandbox.control("POST", "clock", { advanceMs: 31_000 });
    expect(await baiwang.queryOne("00000001")).toMatchObject({
      list: [{ uploadStatus: "3" }],
      dataTime: "20261122115959",
    });
    await sandbox.control("POST", "clock", { advanceMs: 2_000 });
    expect(await baiwang.queryOne("00000001")).toMatchObject({
      list: [{ uploadStatus: "1" }],
      dataTime: "20261122120101",
    });
  });

  test("a result is forgotten in time; a number of nobody's never was", async () => {
    const { success } = await baiwang.upload([coded()]);
    await sandbox.control("POST", "clock", { advanceMs: 12 * 3_600_000 + 1 });
    await baiwang.signIn();
    for (const acceptNo of [success[0]?.acceptNo, "nobody's"]) {
      expect(await baiwang.ask("baiwang.output.invoice.query", { taxNo, acceptNo })).toMatchObject({
        success: false,
        errorResponse: { code: "10008" },
      });
    }
  });

  test("the list comes in pages, without 数电票, up to last midnight unless set otherwise", async () => {
    const held = ["01100260011100000001", "01100260011100000002", "26117000000000000001"].map((key) => ({
      key,
      sellerTaxpayerId: taxNo,
      kind: key.startsWith("26") ? "82" : "10",
      issuedOn: "2026-11-20",
      amount: "1000.00",
      tax: "130.00",
      total: "1130.00",
    }));
    await sandbox.control("POST", "books", { held });
    await baiwang.upload([coded({ invoiceNo: "00000003" })]);
    await sandbox.control("PUT", "settings", { listLagMs: null });
    expect(await baiwang.list({ pageNo: 2, pageSize: 1 })).toMatchObject({
      response: {
        total: 2,
        pageNo: 2,
        list: [{ invoiceNo: "00000002", uploadStatus: "1" }],
        dataTime: "20261122000000",
      },
    });
    await sandbox.control("PUT", "settings", { listLagMs: 0 });
    await sandbox.control("POST", "clock", { advanceMs: 1_000 });
    expect(await baiwang.list()).toMatchObject({ response: { total: 3, dataTime: "20261122120001" } });
    expect(await baiwang.list({ pageSize: 501 })).toMatchObject({ errorResponse: { code: "100003" } });
    expect(await baiwang.list({ taxNo: "91110108MA09XX021Q" })).toMatchObject({ errorResponse: { code: "10010" } });
  });
});
