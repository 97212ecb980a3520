import { ClientMessages } from "#components/layout/client-messages.tsx";
import { TestForm } from "#components/training/test-form.tsx";
import { useTopicWords } from "#components/training/use-topic-words.ts";
import type { CourseTest } from "#server/training/test-row.ts";
import { handInTestNow } from "./actions.ts";

/** The questions in words, made here: the browser is not told which choice is right. */
export function OpenTest({ test: { id, course, questions } }: { test: CourseTest }) {
  const words = useTopicWords();
  const asked = questions.map(({ topic, ask, options }, place) => ({
    text: words.question(topic, ask, place + 1),
    options: options.map((option) => words.option(option, ask)),
  }));
  return (
    <ClientMessages rooms={["common", "training"]}>
      <TestForm action={handInTestNow} attempt={id} course={course} questions={asked} />
    </ClientMessages>
  );
}
