import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** Around every page of a practice merchant: papers in it (receipts, certificates) bear a mark, on screen and in print. */
export function PracticeGround({ children }: { children: ReactNode }) {
  const t = useTranslations("training.practice");
  return (
    <div data-practice style={{ "--practice-mark": JSON.stringify(t("mark")) } as object}>
      {children}
    </div>
  );
}
