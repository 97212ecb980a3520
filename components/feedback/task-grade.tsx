import { GradeForm, type GradeFormProps } from "./grade-form.tsx";
import { useGradeWords } from "./use-grade-words.ts";

type TaskGradeProps = Pick<GradeFormProps, "action" | "subject" | "given"> & {
  task: Exclude<GradeFormProps["task"], "page">;
};

/** 好差评 where something was brought to its end. */
export function TaskGrade({ task, ...form }: TaskGradeProps) {
  return (
    <div className="border-t border-line pt-4 print:hidden">
      <GradeForm task={task} {...form} words={useGradeWords(task, true)} />
    </div>
  );
}
