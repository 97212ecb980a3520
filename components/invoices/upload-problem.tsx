import { useTranslations } from "next-intl";
import { Callout } from "#components/ui/callout.tsx";
import { useProblemWords } from "./use-problem-words.ts";

/** Why a file was not taken at all. */
export function UploadProblem({ code }: { code: string }) {
  const t = useTranslations("invoice.entry.file");
  const words = useProblemWords();
  const known = code === "FILE_TOO_LARGE" || code === "FILE_NOT_CHOSEN";
  return <Callout kind="danger" live title={known ? t(`refused.${code}`) : words({ code })} />;
}
