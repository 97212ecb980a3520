import type { Translate } from "#components/batches/problem-words.ts";
import type { CertificateSheet } from "#domain/certificate/sheet.ts";
import type { Locale } from "#i18n/routing.ts";

/** What belongs to one kind of certificate. */
export type SheetPart = Pick<CertificateSheet, "title" | "statement" | "sections" | "tables" | "foot">;
export type Words = { readonly t: Translate; readonly locale: Locale };
