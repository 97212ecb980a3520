import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "#components/ui/class-names.ts";
import { controlClass } from "#components/ui/control-class.ts";
import { Field, fieldWiring } from "#components/ui/field.tsx";
import { type AssistPage, assistPages, assistTargets } from "#domain/assist-target.ts";

type TargetSelectProps = {
  label: string;
  error: string | undefined;
  here: AssistPage | null;
  typed: string | undefined;
};

/** Page and element in one list, so that it needs no script; the page the merchant is on comes first. */
export function TargetSelect({ label, error, here, typed }: TargetSelectProps) {
  const t = useTranslations("assist");
  const field = { name: "target", label, error, required: true };
  const marked = assistPages.filter((page) => assistTargets[page].length > 0);
  const pages = [...marked.filter((page) => page === here), ...marked.filter((page) => page !== here)];
  return (
    <Field {...field}>
      <span className="relative block">
        <select
          className={classNames(controlClass, "appearance-none pe-9")}
          defaultValue={typed ?? ""}
          {...fieldWiring(field)}
        >
          <option value="">{t("desk.point.choose")}</option>
          {pages.map((page) => (
            <optgroup
              key={page}
              label={page === here ? t("desk.point.here", { page: t(`pages.${page}`) }) : t(`pages.${page}`)}
            >
              {assistTargets[page].map((target) => (
                <option key={target} value={`${page}/${target}`}>
                  {t(`targets.${target}`)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          className="pointer-events-none absolute inset-y-0 end-3 my-auto size-4 text-ink-faint"
        />
      </span>
    </Field>
  );
}
