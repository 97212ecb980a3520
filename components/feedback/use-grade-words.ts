import { useTranslations } from "next-intl";
import { type FeedbackTask, type Grade, grades } from "#domain/feedback.ts";

/** What the form of grades says, handed to the browser in one piece: it stands on every page, its whole room does not. */
export type GradeWords = {
  readonly question: string;
  readonly grades: Readonly<Record<Grade, string>>;
  /** Of the grade given before; null for none. */
  readonly given: string | null;
  readonly thanks: string;
  readonly sorry: string;
  readonly comment: string;
  readonly commentBad: string;
  readonly hint: string;
  readonly send: string;
  readonly sent: string;
  readonly pending: string;
  readonly talk: string;
  /** Writing to support; null for whoever is not signed in. */
  readonly contact: string | null;
  readonly refused: Readonly<Record<string, string>> & { readonly other: string };
};

/** @param answered a bad grade is answered: whoever is signed in can be @param given the grade given before */
export function useGradeWords(task: FeedbackTask, answered: boolean, given: Grade | null = null): GradeWords {
  const t = useTranslations("feedback.ask");
  const name = useTranslations("feedback.grades");
  const contact = useTranslations("cases.contact")("title");
  return {
    question: t(task),
    grades: Object.fromEntries(grades.map((grade) => [grade, name(`${grade}`)])) as Record<Grade, string>,
    given: given && t("given", { grade: name(`${given}`) }),
    thanks: t("thanks"),
    sorry: answered ? t("sorry") : t("sorryVisitor"),
    comment: t("comment"),
    commentBad: t("commentBad"),
    hint: t("hint"),
    send: t("send"),
    sent: t("sent"),
    pending: t("pending"),
    talk: t("talk"),
    contact: answered ? contact : null,
    refused: { FEEDBACK_TAKEN: t("taken"), TOO_MANY_WORDS: t("tooMany"), other: t("refused") },
  };
}
