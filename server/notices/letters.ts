import { type Lack, lacks } from "#domain/healing.ts";
import { bodyParts, type Incident, type IncidentUpdate, isPublic } from "#domain/incident.ts";
import { shanghaiTimestamp } from "#domain/period.ts";
import type { RecipientLocale } from "#domain/recipient.ts";
import { returnedStates } from "#domain/submission.ts";
import type { CourseSlug } from "#domain/training-plan.ts";
import english from "#messages/en/notices.json" with { type: "json" };
import chinese from "#messages/zh-CN/notices.json" with { type: "json" };
import { type Facts, fill, linkTo, withoutLink } from "#server/notices/letter-words.ts";
import type { LetterKind, LetterWords, NewLetter } from "#server/notices/write-letters.ts";

/** Every letter there is. Their sentences are those of messages/<locale>/notices.json, under `letters`. */

export const countNames = ["accepted", "earlier", "rejected", "expired", "conflict", "cancelled", "toMend"] as const;
export type BatchCounts = Readonly<Record<(typeof countNames)[number], number>>;

/** Every row of a file has its result; what there is none of is left out. */
export function batchEnded(batchId: bigint, file: string, counts: BatchCounts): NewLetter {
  return letter("batch-ended", `batch-ended/${batchId}`, `/batches/${batchId}`, (locale) => ({
    file,
    counts: countNames
      .filter((name) => counts[name] > 0)
      .map((name) => fill(sentences[locale].counts[name], { count: counts[name] }))
      .join("\n"),
  }));
}

/** What is left of a file can only go on by a person; said once a file. */
export function batchWaits(batchId: bigint, file: string, count: number): NewLetter {
  return letter("batch-waits", `batch-waits/${batchId}`, `/batches/${batchId}`, () => ({ file, count }));
}

/** What a letter tells of: it ended badly, or a person has to look. */
export const unhappyStates = [...returnedStates, "NEEDS_SUPPORT"] as const;
export type Returned = {
  readonly id: bigint;
  readonly reference: string;
  readonly state: (typeof unhappyStates)[number];
};

const mostListed = 20;

/** Single submissions that did not succeed. @param occasion what told of them: mostly one reply of the bureau */
export function invoicesReturned(returned: readonly Returned[], occasion: bigint | string): NewLetter {
  const [only, ...others] = returned;
  const address = only && others.length === 0 ? `/submissions/${only.id}` : "/submissions";
  return letter("invoices-returned", `returned/${occasion}`, address, (locale) => ({
    count: returned.length,
    list: returned
      .slice(0, mostListed)
      .map(({ reference, state }) => `${reference}  ${sentences[locale].states[state]}`)
      .concat(returned.length > mostListed ? ["…"] : [])
      .join("\n"),
  }));
}

/** A package is there to be handed in. @param number the merchant's own count of packages */
export function packageWaits(packageId: bigint, number: number, count: number): NewLetter {
  return letter("package-waits", `package-waits/${packageId}`, `/packages/${packageId}`, () => ({ number, count }));
}

/** It was made days ago, and nobody said that it was handed in; said once a package. */
export function packageForgotten(packageId: bigint, number: number, count: number): NewLetter {
  const address = `/packages/${packageId}`;
  return letter("package-forgotten", `package-forgotten/${packageId}`, address, () => ({ number, count }));
}

/** What was submitted in time has no result, and its deadline has passed. @param moment when it was noticed */
export function deadlinePassed(count: number, moment: Date): NewLetter {
  return letter("deadline-passed", `deadline-passed/${moment.getTime()}`, "/submissions?group=onTheirWay", () => ({
    count,
  }));
}

/** What was published, or one update of it. Its words were written by operators, in both languages. */
export function incidentNews(incident: Incident, update: IncidentUpdate | null): NewLetter {
  const { id, words } = incident;
  const address = isPublic(incident) ? `/status/${id}` : "/overview";
  const about = update === null ? "published" : update.step === "ended" ? "ended" : "updated";
  return letter("incident", `incident/${id}/${update?.id ?? "published"}`, address, (locale) => ({
    occasion: sentences[locale].occasions[about],
    title: words[locale].title,
    body: update === null ? bodyOf(incident, locale) : update.words[locale],
    dates: datesOf(incident, update, locale),
  }));
}

/** A clerk left something to be done; said once a session, whatever more is left in it. */
export function assistWaits(assistId: bigint, by: string): NewLetter {
  return letter("assist", `assist/${assistId}`, "/help/assist", () => ({ by }));
}

/** One mail to whoever typed an address on the status page: nothing comes there until it is confirmed. */
export function subscriptionLetter(moment: Date): NewLetter {
  return letter("subscription", `subscription/${moment.getTime()}`, "/status", () => ({}));
}

export type NearDeadline = { readonly due: string; readonly daysLeft: number; readonly count: number };

/** Missing invoices whose last day is near; once a merchant and day. @param today `YYYY-MM-DD` */
export function deadlineNear(today: string, near: readonly NearDeadline[]): NewLetter {
  const nearest = Math.min(...near.map(({ daysLeft }) => daysLeft));
  return letter("deadline-near", `deadline-near/${today}`, "/missing", (locale) => ({
    count: near.reduce((sum, { count }) => sum + count, 0),
    days: nearest,
    list: near.map((one) => fill(sentences[locale].dueDay, one)).join("\n"),
  }));
}

/** What would go by itself if just this were there; once a merchant and day. @param counts missing invoices by what they lack */
export function healingAsks(today: string, counts: Readonly<Partial<Record<Lack, number>>>): NewLetter {
  const lacking = lacks.flatMap((lack) => (counts[lack] ? [{ lack, count: counts[lack] }] : []));
  return letter("healing-asks", `healing-asks/${today}`, "/books", (locale) => ({
    count: lacking.reduce((sum, { count }) => sum + count, 0),
    list: lacking
      .map(({ lack, count }) => {
        const link = linkTo(`/missing?lack=${lack}`, locale);
        return `${fill(sentences[locale].lacks[lack], { count })}\n${link}`;
      })
      .join("\n"),
  }));
}

/** Support answered what somebody said. The words stand in the inbox, which is theirs; a letter may be read by others. */
export function feedbackAnswered(feedbackId: bigint, step: bigint, saidAt: Date, words: string): NewLetter {
  const address = `/help/feedback?said=${feedbackId}#said-${feedbackId}`;
  const answered = letter("feedback-answered", `feedback-answered/${step}`, address, () => ({
    number: String(feedbackId),
    day: shanghaiTimestamp(saidAt).slice(0, 10),
  }));
  return { ...answered, words: (locale, token) => ({ ...answered.words(locale, token), inbox: words }) };
}

export type CaseAnswer = {
  readonly caseId: bigint;
  readonly number: string;
  readonly subject: string;
  /** What told of it: said once. */
  readonly entryId: bigint;
  /** Whether support waits for the merchant now, or is done with it. */
  readonly asks: "answered" | "asked" | "closed";
  readonly words: string;
};

/** Support answered a case. The words stand in the inbox, which is theirs; a letter may be read by others. */
export function caseAnswered({ caseId, number, subject, entryId, asks, words }: CaseAnswer): NewLetter {
  const answered = letter("case-answered", `case-answered/${entryId}`, `/help/cases/${caseId}`, (locale) => ({
    number,
    subject: subject || sentences[locale].caseWithoutSubject,
    state: sentences[locale].caseStates[asks],
  }));
  if (words === "") return answered;
  return { ...answered, words: (locale, token) => ({ ...answered.words(locale, token), inbox: words }) };
}

/** A course somebody is to complete; said once for each person and course. @param due `YYYY-MM-DD` */
export function trainingDue(accountId: string, name: string, course: CourseSlug, due: string): NewLetter {
  const once = `training-due/${accountId}/${course}`;
  const reminder = letter("training-due", once, "/training", (locale) => ({
    name,
    due,
    course: sentences[locale].courses[course],
  }));
  return { ...reminder, concerns: [accountId] };
}

/** @param moment makes it another letter each time */
export function testLetter(moment: Date): NewLetter {
  return letter("test", `test/${moment.getTime()}`, "/settings", () => ({}));
}

const sentences = { "zh-CN": chinese.letters, en: english.letters } as const;

function letter(
  kind: LetterKind,
  onceKey: string,
  address: string,
  factsIn: (locale: RecipientLocale) => Facts,
): NewLetter {
  return {
    kind,
    onceKey,
    link: address,
    words: (locale, token = null) =>
      wordsOf(kind, locale, { ...factsIn(locale), link: linkTo(address, locale) }, token),
  };
}

function wordsOf(kind: LetterKind, locale: RecipientLocale, facts: Facts, token: string | null): LetterWords {
  const { [kind]: words, footer, subscriberFooter } = sentences[locale];
  const subscription = token === null ? "" : linkTo(`/status/subscription?token=${token}`, locale);
  const end =
    token === null ? fill(footer, { settings: linkTo("/settings", locale) }) : fill(subscriberFooter, { subscription });
  const text = fill(words.text, { ...facts, subscription });
  const inbox = fill(withoutLink(words.text), facts);
  return { subject: fill(words.subject, facts), text: `${text}\n\n${end}`, inbox };
}

/** What was written, under a word for each part. */
function bodyOf({ words }: Incident, locale: RecipientLocale): string {
  return bodyParts
    .filter((part) => words[locale][part] !== "")
    .map((part) => `${sentences[locale].parts[part]}\n${words[locale][part]}`)
    .join("\n\n");
}

function datesOf(incident: Incident, update: IncidentUpdate | null, locale: RecipientLocale): string {
  const { dates } = sentences[locale];
  const when = (at: Date) => shanghaiTimestamp(at).slice(0, 16);
  const { beganAt, endedAt, nextUpdateAt } = incident;
  const over = update?.step === "ended" ? (endedAt ?? update.at) : null;
  const expected = over ? null : update ? update.expectedEnd : incident.expectedEnd;
  const lines = [
    fill(dates.began, { when: when(beganAt) }),
    over && fill(dates.ended, { when: when(over) }),
    expected && fill(dates.expected, { when: when(expected) }),
    !over && nextUpdateAt && fill(dates.next, { when: when(nextUpdateAt) }),
  ];
  return lines.filter((line) => line !== null && line !== false).join("\n");
}
