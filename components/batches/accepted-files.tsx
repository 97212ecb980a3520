import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { paths } from "#components/paths.ts";
import { TextLink } from "#components/ui/text-link.tsx";

/** What may be handed in, said before anybody tries; and the way out for what may not. */
export function AcceptedFiles({ megabytes, rows, files }: { megabytes: number; rows: number; files: number }) {
  const t = useTranslations("batch.accepts");
  return (
    <section aria-labelledby="accepted-files">
      <h2 id="accepted-files" className="text-base">
        {t("title")}
      </h2>
      <dl className="mt-1 divide-y divide-line">
        <Item name={t("list.title")}>{t("list.text")}</Item>
        <Item name={t("documents.title")}>{t("documents.text")}</Item>
        <Item name={t("limit.title")}>{t("limit.text", { limit: megabytes, rows, files })}</Item>
        <Item name={t("columns.title")}>{t("columns.text")}</Item>
        <Item name={t("excel.title")}>{t("excel.text")}</Item>
        <Item name={t("one.title")}>
          {t("one.text")} <TextLink href={paths.newInvoice}>{t("one.action")}</TextLink>
        </Item>
      </dl>
    </section>
  );
}

function Item({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-0.5 py-3">
      <dt className="font-medium">{name}</dt>
      <dd className="text-ink-soft">{children}</dd>
    </div>
  );
}
