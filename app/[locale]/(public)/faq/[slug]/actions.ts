"use server";

import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { act } from "#app/answer.ts";
import type { Solved } from "#components/guides/solved-form.tsx";
import { listFaq } from "#content/read-content.ts";
import { voteOnAnswer } from "#server/feedback/vote-on-answer.ts";
import { visitorOfRequest } from "#server/session.ts";

/** By which a browser's second word about an answer takes the place of its first; it says nothing else. */
const readerCookie = "faq-reader";
const readerSeconds = 180 * 86_400;

export const voteNow = act<Awaited<ReturnType<typeof visitorOfRequest>>, Solved>(
  visitorOfRequest,
  async (visitor, form) => {
    const locale = await getLocale();
    const [slug, comment] = [textOf(form, "slug"), textOf(form, "comment")];
    if (!listFaq(locale).some((entry) => entry.slug === slug)) notFound();
    const solved = textOf(form, "solved") === "yes";
    const kept = await cookies();
    const known = kept.get(readerCookie)?.value ?? null;
    const reader = await voteOnAnswer(visitor, { slug, locale, solved, comment }, known, new Date());
    kept.set(readerCookie, reader, { path: "/", maxAge: readerSeconds, sameSite: "lax", httpOnly: true });
    return { status: "done", solved, commented: comment.trim() !== "" };
  },
);

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
