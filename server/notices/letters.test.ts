import { expect, test } from "vitest";
import { paths } from "#components/paths.ts";
import { exampleIncident } from "#domain/example-incident.ts";
import {
  assistWaits,
  batchEnded,
  batchWaits,
  incidentNews,
  invoicesReturned,
  packageWaits,
  subscriptionLetter,
  testLetter,
} from "#server/notices/letters.ts";

const none = { accepted: 0, earlier: 0, rejected: 0, expired: 0, conflict: 0, cancelled: 0, toMend: 0 };
const returned = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ id: BigInt(n + 1), reference: `BC-${n}`, state: "REJECTED" as const }));

test.each([
  ["batch-ended", batchEnded(7n, "november.csv", { ...none, accepted: 2 }), paths.batch("7")],
  ["batch-waits", batchWaits(7n, "november.csv", 3), paths.batch("7")],
  ["invoices-returned", invoicesReturned(returned(1), 9n), paths.submission("1")],
  ["invoices-returned", invoicesReturned(returned(2), 9n), paths.submissions],
  ["package-waits", packageWaits(5n, 2, 40), paths.package("5")],
  ["test", testLetter(new Date(0)), paths.settings],
  ["assist", assistWaits(3n, "李静"), paths.helpAssist],
  ["incident", incidentNews(exampleIncident(), null), paths.statusIncident("12")],
  ["incident", incidentNews(exampleIncident({ scope: "merchants" }), null), paths.overview],
] as const)("%s is whole in both languages and leads to its page", (kind, letter, path) => {
  expect(letter.kind).toBe(kind);
  const chinese = letter.words("zh-CN");
  const english = letter.words("en");
  for (const { subject, text } of [chinese, english]) expect(`${subject}${text}`).not.toMatch(/[{}]|undefined|\d,\d/);
  if (kind !== "test") expect(chinese.text).toContain(`http://localhost:3000${path}\n`);
  if (kind !== "test") expect(english.text).toContain(`http://localhost:3000/en${path}\n`);
  expect(chinese.text).toContain("http://localhost:3000/settings");
  expect(english.text).not.toMatch(/[\u4e00-\u9fff]{3}/);
});

test("counts there are none of are left out", () => {
  const { text } = batchEnded(7n, "a.csv", { ...none, accepted: 2, expired: 1, toMend: 12 }).words("zh-CN");
  expect(text).toContain("成功：2 张\n已过期，需重新开具：1 张\n需要修改，还没有提交：12 行\n");
  expect(text).not.toContain("被退回");
});

test("a file's name is words, whatever it says", () => {
  const { text, subject } = batchEnded(7n, "{link}{count}$&.csv", { ...none, accepted: 1 }).words("zh-CN");
  expect(subject).toBe("批量补传有结果了：{link}{count}$&.csv");
  expect(text).toContain("“{link}{count}$&.csv”");
});

test("many returned ones are one letter, with the first of them", () => {
  const { text, subject } = invoicesReturned(returned(100), 9n).words("zh-CN");
  expect(subject).toBe("补传没有成功：100 张");
  expect(text.match(/BC-/g)).toHaveLength(20);
  expect(text).toContain("…");
});

test("a subscriber's letter ends with how to end it, and has no settings to send one to", () => {
  const link = `http://localhost:3000/en${paths.subscription("abc")}`;
  for (const letter of [incidentNews(exampleIncident(), null), subscriptionLetter(new Date(0))]) {
    const { text } = letter.words("en", "abc");
    expect(text).toContain(`open this link and unsubscribe: ${link}\n`);
    expect(text).not.toContain("/settings");
    expect(text).not.toMatch(/[{}]|undefined/);
  }
});

test("the news of an incident are the update's words, with the dates as they stand now", () => {
  const words = { "zh-CN": "正在更换设备。", en: "The device is being replaced." };
  const update = { id: "7", at: new Date("2026-11-22T02:20:00Z"), step: "mending", words, expectedEnd: null } as const;
  const { subject, text } = incidentNews(exampleIncident({ updates: [update] }), update).words("zh-CN");
  expect(subject).toBe("最新进展：乐企接口暂时中断");
  expect(text).toContain("正在更换设备。\n\n开始：2026-11-22 10:00\n下次更新：2026-11-22 11:00\n");
});
