import { useTranslations } from "next-intl";
import { type Ask, isState, type TestTopic } from "#domain/course-test.ts";

export type TopicWords = {
  /** The question about a topic, with its place. */
  readonly question: (topic: TestTopic, ask: Ask, number: number) => string;
  /** What an option says. */
  readonly option: (topic: TestTopic, ask: Ask) => string;
};

/** Questions and options in the words the product itself has for causes and states. */
export function useTopicWords(): TopicWords {
  const t = useTranslations("training");
  const causes = useTranslations("missing.causes");
  const states = useTranslations("states.submission");
  return {
    question: (topic, ask, number) =>
      isState(topic)
        ? t(`test.${ask}OfState`, { number, said: states(`${topic}.label`) })
        : t(`test.${ask}OfWords`, { number, said: t(`said.${topic}`) }),
    option: (topic, ask) => {
      if (isState(topic)) return ask === "meaning" ? states(`${topic}.meaning`) : states(`${topic}.next`);
      return ask === "meaning" ? causes(`${topic}.why`) : causes(`${topic}.next`);
    },
  };
}
