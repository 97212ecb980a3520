import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { StateTag } from "#components/submissions/state-tag.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { Link } from "#i18n/navigation.ts";
import type { CaseOfMerchant } from "#server/support/list-cases-of-merchant.ts";
import { CaseWords } from "./case-words.tsx";
import { inView } from "./in-view.ts";

type CasesOfMerchantProps = {
  merchantId: string;
  cases: readonly CaseOfMerchant[];
  /** Closes what nothing closes by itself. */
  close: (form: FormData) => Promise<void>;
};

/** A merchant's cases, the open ones first, with how each of the others went on. */
export function CasesOfMerchant({ merchantId, cases, close }: CasesOfMerchantProps) {
  const t = useTranslations("support.cases");
  return (
    <Table caption={t("ofMerchant")}>
      <TableHead>
        <HeaderCell>{t("what")}</HeaderCell>
        <HeaderCell>{t("reference")}</HeaderCell>
        <HeaderCell>{t("opened")}</HeaderCell>
        <HeaderCell>{t("closed")}</HeaderCell>
        <HeaderCell>
          <span className="sr-only">{t("action")}</span>
        </HeaderCell>
      </TableHead>
      <tbody>
        {cases.map((one) => (
          <tr key={one.id}>
            <Cell card="title" heading className="mid:min-w-56">
              <CaseWords code={one.code} words={one.words} />
            </Cell>
            <Cell card="line">
              <Link
                href={inView(merchantId, paths.submission(one.submissionId))}
                className="figures inline-flex min-h-6 items-center font-medium whitespace-nowrap text-accent-ink underline-offset-4 hover:underline coarse:min-h-11"
              >
                {one.reference}
              </Link>
            </Cell>
            <Cell card="labelled" label={t("opened")}>
              <DateTime at={one.openedAt} />
            </Cell>
            <Cell card="labelled" label={t("closed")}>
              <Closed one={one} />
            </Cell>
            <Cell card={one.closable ? "action" : "hidden"} numeric>
              {one.closable ? <CloseForm merchantId={merchantId} one={one} close={close} /> : null}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Closed({ one: { closedAt, closedAs } }: { one: CaseOfMerchant }) {
  const t = useTranslations("support.cases");
  if (closedAt === null) return t("stillOpen");
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <DateTime at={closedAt} />
      {closedAs ? <StateTag state={closedAs} /> : null}
    </span>
  );
}

function CloseForm({
  merchantId,
  one,
  close,
}: { merchantId: string; one: CaseOfMerchant } & Pick<CasesOfMerchantProps, "close">) {
  const t = useTranslations("support.cases");
  return (
    <form action={close}>
      <input type="hidden" name="merchant" value={merchantId} />
      <input type="hidden" name="case" value={one.id} />
      <button
        type="submit"
        className={buttonClass({ size: "small", block: "phone" })}
        aria-label={t("closeThis", { reference: one.reference })}
      >
        {t("close")}
      </button>
    </form>
  );
}
