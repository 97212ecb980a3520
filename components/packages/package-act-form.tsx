"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState } from "react";
import { type ActionState, idle } from "#components/action-state.ts";
import { paths } from "#components/paths.ts";
import type { ButtonLook } from "#components/ui/button-class.ts";
import { Callout } from "#components/ui/callout.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Messages } from "#i18n/messages.ts";

type PackageActFormProps = {
  action: (before: ActionState<never>, form: FormData) => Promise<ActionState<never>>;
  /** What goes with it, by name. */
  fields?: Readonly<Record<string, string>>;
  look?: ButtonLook["look"];
  icon?: ReactNode;
  label: string;
  pendingLabel: string;
  /** Beside the button: the way back. */
  children?: ReactNode;
};

/** One decision about packages. Where it comes too late, it says so. */
export function PackageActForm({
  action,
  fields = {},
  look,
  icon,
  label,
  pendingLabel,
  children,
}: PackageActFormProps) {
  const [state, submit] = useActionState(action, idle);
  return (
    <form action={submit} className="grid gap-4">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {state.status === "refused" ? <PackageRefusal code={state.code} packageId={fields.packageId} /> : null}
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton look={look} icon={icon} block="phone" pendingLabel={pendingLabel}>
          {label}
        </SubmitButton>
        {children}
      </div>
    </form>
  );
}

export function PackageRefusal({ code, packageId }: { code: string; packageId: string | undefined }) {
  const t = useTranslations("package.refusals");
  const known = t.has(code as Code) ? (code as Code) : "other";
  const here = packageId === undefined ? paths.packages : paths.package(packageId);
  return (
    <Callout kind="danger" live title={t(`${known}`)}>
      <TextLink href={known === "SIGNED_OUT" ? paths.signIn : here}>
        {known === "SIGNED_OUT" ? t("signIn") : t("look")}
      </TextLink>
    </Callout>
  );
}

type Code = keyof Messages["package"]["refusals"];
