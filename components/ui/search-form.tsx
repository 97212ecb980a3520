import { ChevronRight, Search } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { getPathname } from "#i18n/navigation.ts";
import { Button } from "./button.tsx";
import { TextInput } from "./text-input.tsx";
import { TextLink } from "./text-link.tsx";

type SearchFormProps = {
  /** Rooms that say under `filter` what stands in the form. */
  room: "ledger" | "missing" | "transfers";
  /** The address of the list. */
  list: string;
  search?: string;
  maxLength?: number;
  /** What is chosen elsewhere on the page and stays chosen, by name. */
  kept?: Readonly<Record<string, string | undefined>>;
  /** Whether one of the folded filters is set. */
  filtered: boolean;
  /** The filters that are folded away. */
  children: ReactNode;
};

/** A plain GET form: what is filtered by stands in the address, to be kept, sent and gone back to. */
export function SearchForm({ room, list, search, maxLength, kept = {}, filtered, children }: SearchFormProps) {
  const t = useTranslations(`${room}.filter`);
  const locale = useLocale();
  const stays = Object.entries(kept).filter(([, value]) => value);
  return (
    <search aria-label={t("label")} className="print:hidden">
      <form action={getPathname({ href: list, locale })} className="grid gap-3">
        {stays.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="flex items-end gap-2">
          <div className="max-w-prose flex-1">
            <TextInput
              name="search"
              type="search"
              label={t("search")}
              labelHidden
              filter
              placeholder={t("placeholder")}
              defaultValue={search}
              maxLength={maxLength}
              enterKeyHint="search"
            />
          </div>
          <Button type="submit" icon={<Search aria-hidden />}>
            {t("submit")}
          </Button>
        </div>
        <details open={filtered} className="group">
          <summary className="inline-flex min-h-6 list-none items-center gap-1 text-accent-ink coarse:min-h-11">
            <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
            {t("more")}
          </summary>
          <div className="mt-2">{children}</div>
        </details>
        {search || filtered || stays.length > 0 ? (
          <p>
            <TextLink href={list}>{t("reset")}</TextLink>
          </p>
        ) : null}
      </form>
    </search>
  );
}
