import { ruleNamed } from "#domain/alert-rule.ts";
import { type Amount, amountsOf } from "#domain/figure-amount.ts";
import { shanghaiTimestamp } from "#domain/period.ts";
import type { RecipientLocale } from "#domain/recipient.ts";
import englishMissing from "#messages/en/missing.json" with { type: "json" };
import englishNotices from "#messages/en/notices.json" with { type: "json" };
import englishWatch from "#messages/en/watch.json" with { type: "json" };
import chineseMissing from "#messages/zh-CN/missing.json" with { type: "json" };
import chineseNotices from "#messages/zh-CN/notices.json" with { type: "json" };
import chineseWatch from "#messages/zh-CN/watch.json" with { type: "json" };
import { fill, linkTo } from "#server/notices/letter-words.ts";
import type { LetterWords, NewLetter } from "#server/notices/write-letters.ts";

/** An alert as a letter tells of it. */
export type ToldAlert = {
  readonly rule: string;
  readonly subject: string;
  readonly severity: string;
  readonly value: number | null;
  readonly limit: number | null;
  readonly since: Date;
  readonly recoveredAt: Date | null;
  /** When it was told of before; null when this is the first time. */
  readonly toldAt: Date | null;
};

const sentences = {
  "zh-CN": { ...chineseNotices.letters, watch: chineseWatch, causes: chineseMissing.causes },
  en: { ...englishNotices.letters, watch: englishWatch, causes: englishMissing.causes },
} as const;

const parts = ["began", "goesOn", "over"] as const;
type Part = (typeof parts)[number];
const mostListed = 20;

/** Everything there is to say of the house's alerts at one moment, in one letter. */
export function alertsTold(alerts: readonly ToldAlert[], moment: Date): NewLetter {
  return {
    kind: "alert",
    onceKey: `alert/${moment.getTime()}`,
    words: (locale) => wordsOf(alerts, locale),
  };
}

/** @param moment makes it another letter each time */
export function alertTestLetter(moment: Date): NewLetter {
  return {
    kind: "test",
    onceKey: `test/${moment.getTime()}`,
    words: (locale) => ended(sentences[locale].alertTest, {}, locale),
  };
}

function wordsOf(alerts: readonly ToldAlert[], locale: RecipientLocale): LetterWords {
  const { alert, alertParts } = sentences[locale];
  const groups = parts.map((part) => ({ part, alerts: alerts.filter((one) => partOf(one) === part) }));
  const [first] = groups.filter(({ alerts }) => alerts.length > 0);
  const [foremost] = first?.alerts ?? [];
  const facts = {
    what: first ? alertParts[first.part].subject : "",
    first: foremost ? titleOf(foremost, locale) : "",
    others: alerts.length > 1 ? fill(alertParts.others, { count: alerts.length }) : "",
    body: groups
      .filter(({ alerts }) => alerts.length > 0)
      .map(({ part, alerts }) => [alertParts[part].title, ...linesOf(alerts, locale)].join("\n"))
      .join("\n\n"),
  };
  return ended(alert, facts, locale);
}

function partOf({ recoveredAt, toldAt }: ToldAlert): Part {
  if (recoveredAt) return "over";
  return toldAt ? "goesOn" : "began";
}

function linesOf(alerts: readonly ToldAlert[], locale: RecipientLocale): string[] {
  const lines = alerts.slice(0, mostListed).map((alert) => lineOf(alert, locale));
  return alerts.length > mostListed ? [...lines, "…"] : lines;
}

function lineOf(alert: ToldAlert, locale: RecipientLocale): string {
  const { alertParts, watch } = sentences[locale];
  const { rule, severity, since, recoveredAt } = alert;
  const known = ruleNamed(rule);
  const title = titleOf(alert, locale);
  if (recoveredAt) return fill(alertParts.over.line, { title, since: whenOf(since), until: whenOf(recoveredAt) });
  const amounts = known && amountsOf(known, alert);
  return fill(amounts ? alertParts.measured : alertParts.line, {
    severity: watch.severities[severity === "critical" ? "critical" : "warning"],
    title,
    since: whenOf(since),
    value: amounts ? amountIn(amounts.value, locale) : "",
    limit: amounts ? amountIn(amounts.limit, locale) : "",
    handbook: linkTo(`/ops/handbook/${known?.handbook ?? "plan"}`, locale),
  });
}

/** 税局接口没有应答（乐企）. */
function titleOf({ rule, subject }: ToldAlert, locale: RecipientLocale): string {
  const { watch, causes, alertParts } = sentences[locale];
  const title = nameIn(watch.rules, rule) ?? rule;
  const of = nameIn(watch.ways, subject) ?? nameIn(causes, subject) ?? subject;
  return of === "" ? title : fill(alertParts.of, { title, of });
}

function nameIn(names: object, key: string): string | undefined {
  const named: unknown = Object.hasOwn(names, key) ? Reflect.get(names, key) : undefined;
  if (typeof named === "string") return named;
  return typeof named === "object" && named !== null ? nameIn(named, "label") : undefined;
}

function amountIn({ unit, count }: Amount, locale: RecipientLocale): string {
  return fill(sentences[locale].watch.units[unit], { count });
}

function whenOf(at: Date): string {
  return shanghaiTimestamp(at).slice(5, 16);
}

function ended(words: LetterWords, facts: Record<string, string>, locale: RecipientLocale): LetterWords {
  const link = linkTo("/ops/alerts", locale);
  const end = fill(sentences[locale].alertFooter, { link });
  return { subject: fill(words.subject, facts), text: `${fill(words.text, { ...facts, link })}\n\n${end}` };
}
