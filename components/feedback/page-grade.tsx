import { classNames } from "#components/ui/class-names.ts";
import { GradeForm, type GradeFormProps } from "./grade-form.tsx";
import { useGradeWords } from "./use-grade-words.ts";

type PageGradeProps = Pick<GradeFormProps, "action"> & {
  /** Whoever is signed in is answered. */
  signedIn: boolean;
  /** Where the page itself is; under a side bar it keeps to the left. */
  centred?: boolean;
};

/** “这页有帮助吗？” under every page: one quiet line that opens in place. */
export function PageGrade({ action, signedIn, centred }: PageGradeProps) {
  const words = useGradeWords("page", signedIn);
  return (
    <aside data-shell-part aria-label={words.question} className="border-t border-line text-sm print:hidden">
      <div className={classNames("max-w-page px-4 py-1 comfort:mx-auto mid:px-8", centred && "mx-auto")}>
        <GradeForm action={action} task="page" folded words={words} />
      </div>
    </aside>
  );
}
