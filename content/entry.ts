import { z } from "zod";

export const contentLocales = ["zh-CN", "en"] as const;
export type ContentLocale = (typeof contentLocales)[number];

export const faqKinds = [
  "missing",
  "upload",
  "tax-control",
  "file",
  "red-invoice",
  "credit-line",
  "month-end",
  "verification",
] as const;
export type FaqKind = (typeof faqKinds)[number];

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const words = z.array(z.string().trim().min(1));

/** `confidence`: S sure, L likely, U unsure. What is not S says in its text that the tax authority decides. */
export const faqFrontMatterSchema = z.strictObject({
  id: z.int().positive(),
  title: z.string().min(1),
  kind: z.enum(faqKinds),
  keywords: words.min(3),
  codes: words,
  confidence: z.enum(["S", "L", "U"]),
  updated: day,
});

/** `audience`: whose guide it is; staff's stand apart. */
export const guideFrontMatterSchema = z.strictObject({
  title: z.string().min(1),
  summary: z.string().min(1),
  minutes: z.int().positive(),
  order: z.int().positive(),
  audience: z.enum(["merchant", "support"]),
  updated: day,
});

export const handbookFrontMatterSchema = z.strictObject({
  title: z.string().min(1),
  summary: z.string().min(1),
  order: z.int().nonnegative(),
  updated: day,
});

/** `lessons` name guides and answers in the order they are gone through; `topics` what its test asks first. */
export const courseFrontMatterSchema = z.strictObject({
  title: z.string().min(1),
  summary: z.string().min(1),
  minutes: z.int().positive(),
  order: z.int().positive(),
  roles: z.array(z.enum(["owner", "clerk", "support"])).min(1),
  lessons: z.array(z.string().regex(/^(guide|faq)\/[a-z0-9-]+$/)).min(3),
  topics: words.min(3),
  updated: day,
});

/** `text` is the body as plain text, for searching and for excerpts. */
export type FaqEntry = z.infer<typeof faqFrontMatterSchema> & { slug: string; text: string };
export type GuideEntry = z.infer<typeof guideFrontMatterSchema> & { slug: string; text: string };
export type CourseEntry = z.infer<typeof courseFrontMatterSchema> & { slug: string; text: string };
export type HandbookEntry = z.infer<typeof handbookFrontMatterSchema> & { slug: string; text: string };
