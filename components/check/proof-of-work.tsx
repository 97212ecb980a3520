"use client";

import "altcha/altcha.css";
import type { AltchaWidgetElement } from "altcha";
import type {} from "altcha/types/react";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, type RefObject, useEffect, useState } from "react";
import { apiPaths } from "#components/paths.ts";
import { loadWidget } from "./load-widget.ts";

export type Widget = AltchaWidgetElement;

/** As our pages look, and nothing noted of how somebody moves the mouse. */
const configuration = JSON.stringify({ hideFooter: true, hideLogo: true, humanInteractionSignature: false });
const colours = {
  "--altcha-border-color": "var(--color-line-strong)",
  "--altcha-color-base": "var(--color-surface)",
  "--altcha-color-base-content": "var(--color-ink)",
  "--altcha-color-error": "var(--color-returned)",
  "--altcha-color-error-content": "var(--color-surface)",
  "--altcha-color-neutral": "var(--color-line-strong)",
  "--altcha-color-neutral-content": "var(--color-ink-soft)",
  "--altcha-color-primary": "var(--color-accent)",
  "--altcha-color-primary-content": "var(--color-on-accent)",
  "--altcha-color-success": "var(--color-accepted)",
  "--altcha-color-success-content": "var(--color-surface)",
};

type ProofOfWorkProps = {
  widget: RefObject<Widget | null>;
  /** What is said where no work can be done. */
  without: ReactNode;
};

/** Begins as soon as somebody types. Where it cannot work at all, the question goes the slow way instead. */
export function ProofOfWork({ widget, without }: ProofOfWorkProps) {
  const t = useTranslations("check.proof");
  const language = useLocale().toLowerCase();
  const [state, setState] = useState<"waits" | "works" | "cannot">("waits");
  const strings = {
    label: t("label"),
    error: t("error"),
    expired: t("expired"),
    verificationRequired: t("required"),
    verified: t("verified"),
    verifying: t("verifying"),
    waitAlert: t("waitAlert"),
  };
  const said = JSON.stringify(strings);

  useEffect(() => {
    if (!window.isSecureContext) return setState("cannot");
    loadWidget(language, JSON.parse(said)).then(
      () => setState("works"),
      () => setState("cannot"),
    );
  }, [language, said]);

  if (state === "cannot") return without;
  if (state === "waits") return <noscript>{without}</noscript>;
  return (
    <div className="grid gap-1">
      <altcha-widget
        ref={widget as RefObject<HTMLElement | null>}
        challenge={apiPaths.checkChallenge}
        configuration={configuration}
        language={language}
        auto="onfocus"
        type="native"
        name="proof"
        style={colours}
      />
      <p className="text-ink-soft">{t("why")}</p>
    </div>
  );
}
