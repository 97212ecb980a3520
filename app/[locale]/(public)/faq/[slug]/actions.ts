"use server";

import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { act } from "#app/answer.ts";
import { readerCookie, readerCookieOptions } from "#app/reader-cookie.ts";
import { textOf } from "#app/text-of.ts";
import type { Solved } from "#components/guides/solved-form.tsx";
import { listFaq } from "#content/read-content.ts";
import { voteOnAnswer } from "#server/feedback/vote-on-answer.ts";
import { visitorOfRequest } from "#server/session.ts";

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
    kept.set(readerCookie, reader, readerCookieOptions);
    return { status: "done", solved, commented: comment.trim() !== "" };
  },
);
