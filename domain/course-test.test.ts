import { describe, expect, test } from "vitest";
import englishCauses from "#messages/en/missing.json" with { type: "json" };
import englishStates from "#messages/en/states.json" with { type: "json" };
import chineseCauses from "#messages/zh-CN/missing.json" with { type: "json" };
import chineseStates from "#messages/zh-CN/states.json" with { type: "json" };
import {
  type Ask,
  drawQuestions,
  hasPassed,
  isRight,
  isState,
  questionCount,
  type TestTopic,
  testTopics,
} from "./course-test.ts";

const languages = {
  "zh-CN": { causes: chineseCauses.causes, states: chineseStates.submission },
  en: { causes: englishCauses.causes, states: englishStates.submission },
};
const seeds = Array.from({ length: 200 }, (_, n) => `seed ${n}`);

function sentence(locale: keyof typeof languages, topic: TestTopic, ask: Ask): string {
  const { causes, states } = languages[locale];
  if (isState(topic)) return ask === "meaning" ? states[topic].meaning : states[topic].next;
  return ask === "meaning" ? causes[topic].why : causes[topic].next;
}

test("the same seed draws the same questions, another one others", () => {
  expect(drawQuestions("one", [], [])).toEqual(drawQuestions("one", [], []));
  expect(drawQuestions("one", [], [])).not.toEqual(drawQuestions("two", [], []));
});

test("five questions about five topics, out of those that matter", () => {
  const ranked = testTopics.slice(5, 15);
  for (const seed of seeds) {
    const topics = drawQuestions(seed, ranked, []).map(({ topic }) => topic);
    expect(new Set(topics).size).toBe(questionCount);
    expect(topics.filter((topic) => !ranked.includes(topic))).toEqual([]);
  }
});

test("a retake asks nothing of the last time", () => {
  for (const seed of seeds) {
    const before = drawQuestions(seed, ["CREDIT_LINE"], []);
    const asked = before.map(({ topic, ask }) => `${topic} ${ask}`);
    const again = drawQuestions(`${seed} again`, ["CREDIT_LINE"], before);
    expect(again).toHaveLength(questionCount);
    expect(again.filter(({ topic, ask }) => asked.includes(`${topic} ${ask}`))).toEqual([]);
  }
});

describe.each(["zh-CN", "en"] as const)("in %s", (locale) => {
  test("a question has four options, each another sentence, and one of them is right", () => {
    for (const seed of seeds) {
      for (const question of drawQuestions(seed, [], [])) {
        const said = question.options.map((topic) => sentence(locale, topic, question.ask));
        expect(new Set(said).size, said.join(" | ")).toBe(4);
        expect(question.options.filter((_, choice) => isRight(question, choice))).toEqual([question.topic]);
      }
    }
  });
});

test("four of five pass, three do not; no choice is no right one", () => {
  expect([hasPassed(5, 5), hasPassed(4, 5), hasPassed(3, 5), hasPassed(0, 0)]).toEqual([true, true, false, false]);
  const question = drawQuestions("one", [], [])[0];
  expect(question && [isRight(question, undefined), isRight(question, -1), isRight(question, 9)]).toEqual([
    false,
    false,
    false,
  ]);
});
