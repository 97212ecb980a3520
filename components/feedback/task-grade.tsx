import type { Grade } from "#domain/feedback.ts";
import { GradeForm, type GradeFormProps } from "./grade-form.tsx";
import { useGradeWords } from "./use-grade-words.ts";

type TaskGradeProps = Pick<GradeFormProps, "action" | "subject"> & {
  task: Exclude<GradeFormProps["task"], "page">;
  /** The grade given before. */
  given: Grade | null;
};

/** 好差评 where something was brought to its end. */
export function TaskGrade({ task, given, ...form }: TaskGradeProps) {
  return (
    <div className="border-t border-line pt-4 print:hidden">
      <GradeForm task={task} {...form} words={useGradeWords(task, true, given)} />
    </div>
  );
}
