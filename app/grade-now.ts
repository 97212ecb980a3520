"use server";

import { cookies } from "next/headers";
import { getLocale } from "next-intl/server";
import { act } from "#app/answer.ts";
import { readerCookie, readerCookieOptions } from "#app/reader-cookie.ts";
import { textOf } from "#app/text-of.ts";
import type { Graded } from "#components/feedback/grade-form.tsx";
import type { Grade } from "#domain/feedback.ts";
import { giveGrade } from "#server/feedback/give-grade.ts";
import { speakerOfRequest } from "#server/session.ts";

export const gradeNow = act<Awaited<ReturnType<typeof speakerOfRequest>>, Graded>(
  speakerOfRequest,
  async (speaker, form) => {
    const typed = {
      grade: textOf(form, "grade"),
      task: textOf(form, "task"),
      subject: textOf(form, "subject"),
      path: textOf(form, "path"),
      comment: textOf(form, "comment"),
      locale: await getLocale(),
    };
    const kept = await cookies();
    const reader = await giveGrade(speaker, typed, kept.get(readerCookie)?.value ?? null, new Date());
    if (reader !== null) kept.set(readerCookie, reader, readerCookieOptions);
    return { status: "done", grade: Number(typed.grade) as Grade, commented: typed.comment.trim() !== "" };
  },
);
