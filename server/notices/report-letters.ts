import { formatYuan } from "#domain/money.ts";
import type { Tally } from "#domain/pressing.ts";
import type { RecipientLocale } from "#domain/recipient.ts";
import { editions, type ReportName } from "#domain/report.ts";
import english from "#messages/en/notices.json" with { type: "json" };
import chinese from "#messages/zh-CN/notices.json" with { type: "json" };
import { fill, linkTo, withoutLink } from "#server/notices/letter-words.ts";
import type { NewLetter } from "#server/notices/write-letters.ts";

const sentences = { "zh-CN": chinese.letters, en: english.letters } as const;

export type ReportFigures = {
  /** What has to be looked at. */
  readonly missing: Tally;
  readonly sent: { readonly all: number; readonly accepted: number };
  /** What runs out next; null where nothing does. */
  readonly next: { readonly due: string; readonly daysLeft: number; readonly count: number } | null;
};

/** A merchant's report is there: its three figures, and the way to it. */
export function reportMade(name: ReportName, { missing, sent, next }: ReportFigures): NewLetter {
  return reportLetter(name, `/reports/${name.kind}/${name.period}`, (locale) => {
    const { merchant, due, noDue, footer } = sentences[locale].report;
    const nearest = next === null ? noDue : fill(due, next);
    const facts = { count: missing.count, sum: formatYuan(missing.total), ...sent, due: nearest };
    return { body: fill(merchant, facts), end: fill(footer, { settings: linkTo("/settings", locale) }) };
  });
}

export type HouseFigures = Omit<ReportFigures, "next"> & { readonly outages: number };

/** The same of the house, for its operators. */
export function houseReportMade(name: ReportName, { missing, sent, outages }: HouseFigures): NewLetter {
  return reportLetter(name, `/ops/reports/${name.kind}/${name.period}`, (locale) => {
    const { house, houseFooter } = sentences[locale].report;
    const facts = { count: missing.count, sum: formatYuan(missing.total), ...sent, outages };
    return { body: fill(house, facts), end: houseFooter };
  });
}

function reportLetter(
  { kind, period, edition }: ReportName,
  address: string,
  wordsIn: (locale: RecipientLocale) => { readonly body: string; readonly end: string },
): NewLetter {
  return {
    kind: "report",
    onceKey: `report/${kind}/${period}/${edition}`,
    link: address,
    words: (locale) => {
      const { titles, text, subject } = sentences[locale].report;
      const title = fill(titles[edition === editions.closing ? "closing" : kind], { period });
      const { body, end } = wordsIn(locale);
      const link = linkTo(address, locale);
      const inbox = fill(withoutLink(text), { title, body });
      return { subject: fill(subject, { title }), text: `${fill(text, { title, body, link })}\n\n${end}`, inbox };
    },
  };
}
