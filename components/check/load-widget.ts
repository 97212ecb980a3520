import type { Strings } from "altcha/types";

/** Brings the widget to the page, in our words; the work itself is done beside it, so that the page stays awake. */
export async function loadWidget(language: string, strings: Partial<Strings>): Promise<void> {
  await import("altcha/external");
  globalThis.$altcha.i18n.set(language, { ...strings, footer: "", ariaLinkLabel: "" });
  globalThis.$altcha.algorithms.set(
    "PBKDF2/SHA-256",
    () => new Worker(new URL("./proof.worker.ts", import.meta.url), { type: "module" }),
  );
}
