import { publicContext } from "#server/context.ts";
import { noteFruitlessSearch } from "#server/feedback/note-fruitless-search.ts";
import { voteOnAnswer } from "#server/feedback/vote-on-answer.ts";

const votes: readonly (readonly [slug: string, solved: readonly boolean[], comment: string])[] = [
  ["issued-today-not-found", [true, true, true, true, false], ""],
  ["not-found-at-bureau", [true, true, false], "客户查的是另一个平台，写清楚在哪里查就好了"],
  ["tax-disk-locked", [false, false, true], "反写在哪个菜单？找不到"],
  ["number-in-scientific-notation", [true, true], ""],
];
const inVain: readonly (readonly [typed: string, times: number])[] = [
  ["发票章盖歪了能用吗", 4],
  ["电子发票怎么打印清单", 2],
  ["打印机不出纸", 1],
];

/** What readers said of the answers in the last days, and what they looked for and did not find. */
export async function letReadersSpeak(now: Date): Promise<void> {
  for (const [slug, solved, comment] of votes) {
    for (const [reader, one] of solved.entries()) {
      const said = { slug, locale: "zh-CN", solved: one, comment: one ? "" : comment };
      await voteOnAnswer(publicContext(`seed ${reader}`), said, null, now);
    }
  }
  for (const [typed, times] of inVain) {
    for (let n = 0; n < times; n++) await noteFruitlessSearch(publicContext(`seed ${n}`), typed, "zh-CN", now);
  }
}
