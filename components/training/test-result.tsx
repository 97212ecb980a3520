import { CircleCheck, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { HelpFor } from "#components/guides/help-for.tsx";
import { Section } from "#components/ui/section.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { isRight, type TestQuestion } from "#domain/course-test.ts";
import { useTopicWords } from "./use-topic-words.ts";

type TestResultProps = { questions: readonly TestQuestion[]; answers: readonly number[] };

/** Each question with what was chosen; a wrong one with the right answer and where to read on. */
export function TestResult({ questions, answers }: TestResultProps) {
  const t = useTranslations("training.test");
  const words = useTopicWords();
  return (
    <ol className="grid max-w-prose gap-8">
      {questions.map((question, place) => {
        const { topic, ask, options } = question;
        const chosen = options[answers[place] ?? -1];
        const right = isRight(question, answers[place]);
        return (
          <li key={`${topic} ${ask}`}>
            <Section
              title={words.question(topic, ask, place + 1)}
              action={
                <StatusTag
                  tone={right ? "accepted" : "returned"}
                  Icon={right ? CircleCheck : CircleX}
                  label={t(right ? "rightAnswer" : "wrongAnswer")}
                />
              }
            >
              {chosen ? <p>{t("yours", { answer: words.option(chosen, ask) })}</p> : null}
              {right ? null : (
                <>
                  <p className="font-medium">{t("correct", { answer: words.option(topic, ask) })}</p>
                  <p className="mt-1">
                    <HelpFor code={topic} label={t("learn")} />
                  </p>
                </>
              )}
            </Section>
          </li>
        );
      })}
    </ol>
  );
}
