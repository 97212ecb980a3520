import { mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { expect, test } from "vitest";
import { readAnswerApart } from "#server/reading/read-answer-apart.ts";
import { tableLimits } from "#server/reading/start-thread.ts";

const folder = mkdtempSync(join(tmpdir(), "buchuan-answer-"));
const rows = 100_000;
/** An idle machine stays below half of it. */
const longestStallMs = 200;

test("an answer of many rows is read whole, and holds nobody up meanwhile", async () => {
  const asked = [7, 99_999].map(numberOf);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const read = await readAnswerApart(resultOf(rows), asked);
  delay.disable();
  expect(read).toMatchObject({ kind: "result", acceptanceNumbers: ["SL-1"], others: { count: rows - 2 }, damaged: [] });
  expect(read.answers.map(({ key, kind }) => [key, kind])).toEqual(asked.map((key) => [key, "accepted"]));
  expect(delay.max / 1e6).toBeLessThan(longestStallMs);
}, 30_000);

test("so is a long list of the bureau's", async () => {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const { listed } = await readAnswerApart(listOf(rows), []);
  await new Promise(setImmediate);
  delay.disable();
  expect(listed).toHaveLength(rows);
  expect(listed?.[7]).toMatchObject({ key: numberOf(7), total: 106_000n, sellerTaxpayerId: "91110105MA09XX013J" });
  expect(delay.max / 1e6).toBeLessThan(longestStallMs);
}, 30_000);

test("what is wrong with it is said by name", async () => {
  const path = join(folder, "nothing.csv");
  writeFileSync(path, "甲,乙\n1,2\n");
  await expect(readAnswerApart({ path, size: statSync(path).size }, [])).rejects.toMatchObject({
    problem: { code: "ANSWER_NOT_RECOGNISED" },
  });
});

test("one that takes more than it may ends by itself", async () => {
  await expect(readAnswerApart(resultOf(rows), [], { ...tableLimits, silenceMs: 1 })).rejects.toMatchObject({
    problem: { code: "FILE_TOO_DEMANDING" },
  });
});

function resultOf(count: number) {
  const path = join(folder, `${count}.csv`);
  const lines = Array.from({ length: count }, (_, index) => `SL-1,${numberOf(index)},成功,,2026-11-20 11:00:00`);
  writeFileSync(path, `受理流水号,数电发票号码,处理结果,原因,处理时间\n${lines.join("\n")}\n`);
  return { path, size: statSync(path).size };
}

function listOf(count: number) {
  const path = join(folder, `list-${count}.csv`);
  const headings =
    "数电发票号码,发票代码,发票号码,销方识别号,销方名称,购方识别号,购买方名称,开票日期,金额,税额,价税合计,发票来源,发票票种,发票状态";
  const parties = "91110105MA09XX013J,北京样例商贸有限公司（测试）,91110108MA09XX021Q,北京样例科技有限公司（测试）";
  const rest = "2026-11-12,1000.00,60.00,1060.00,电子发票服务平台,数电发票（普通发票）,正常";
  const lines = Array.from({ length: count }, (_, index) => `${numberOf(index)},,,${parties},${rest}`);
  writeFileSync(path, `${headings}\n${lines.join("\n")}\n`);
  return { path, size: statSync(path).size };
}

function numberOf(index: number): string {
  return `2611200000000${String(index).padStart(6, "0")}7`;
}
