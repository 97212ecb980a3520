import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { coursePaths } from "#components/paths.ts";
import { StartTestForm } from "#components/training/start-test-form.tsx";
import { TestResult } from "#components/training/test-result.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { findProgress } from "#server/training/find-progress.ts";
import type { StudentContext } from "#server/training/student.ts";
import type { CourseTest, TestResult as Result } from "#server/training/test-row.ts";
import { startTestNow } from "./actions.ts";

type GradedTestProps = { student: StudentContext; test: CourseTest; result: Result };

export async function GradedTest({ student, test: { course, questions }, result }: GradedTestProps) {
  const t = await getTranslations("training");
  const { right, passed, answers } = result;
  const counts = { right, total: questions.length };
  const certificate = (await page(() => findProgress(student))).find((one) => one.course === course)?.certificate;
  return (
    <div className="grid gap-8">
      {passed ? (
        <Callout kind="success" title={t("test.passed", counts)}>
          <p>{t("test.passedText")}</p>
          {certificate ? (
            <TextLink href={coursePaths(student.kind).certificate(certificate.code)}>
              {t("course.certificate")}
            </TextLink>
          ) : null}
        </Callout>
      ) : (
        <Callout kind="warning" title={t("test.notPassed", counts)}>
          {t("test.notPassedText")}
        </Callout>
      )}
      <TestResult questions={questions} answers={answers} />
      <ClientMessages rooms={["common", "training"]}>
        <StartTestForm action={startTestNow} course={course} again />
      </ClientMessages>
    </div>
  );
}
