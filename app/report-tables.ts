import { getTranslations } from "next-intl/server";
import { identityOf } from "#domain/identity-of.ts";
import { yuanText } from "#domain/money.ts";
import { shanghaiTimestamp } from "#domain/period.ts";
import { isCause, type PressingReason, type Tally } from "#domain/pressing.ts";
import { findings } from "#domain/reconciliation.ts";
import { type HouseReport, type MerchantReport, pressingOf, type Report } from "#domain/report.ts";
import type { SheetToWrite } from "#domain/table/write-workbook.ts";
import type { Locale } from "#i18n/routing.ts";

/** A merchant's report as the sheets of a workbook: the same figures as on its page, amounts as plain decimals. */
export async function merchantTables(report: MerchantReport, locale: Locale): Promise<SheetToWrite[]> {
  const t = await getTranslations({ locale, namespace: "reports" });
  const reasonOf = await reasonWords(locale);
  const { merchant, now, sent, compared, files, dues, ages, trend, invoices } = report;
  const pressing = pressingOf(report);
  return [
    sheet(
      t("sheets.figures"),
      [t("columns.item"), t("columns.value")],
      [
        [t("facts.merchant"), merchant.name],
        [t("facts.taxpayerId"), merchant.taxpayerId],
        ...frameRows(t, report),
        ...pressingRows(t, pressing),
        ...(["unknown", "held", "returned", "withSupport", "toCarry", "notYetDue"] as const).map((name) => [
          t(`others.${name}`),
          String(now[name]),
        ]),
        ...sentRows(t, (outcome) => sent[outcome].count),
        [t("sent.files"), String(files.files)],
        ...comparedRows(t, compared),
        ...findings.map((finding) => [
          joined(t("compared.title"), t(`compared.findings.${finding}`)),
          compared.findings ? String(compared.findings[finding] ?? 0) : "",
        ]),
      ],
    ),
    sheet(
      t("sheets.dues"),
      [t("columns.due"), t("columns.daysLeft"), t("columns.count"), t("columns.sum")],
      dues.map(({ due, daysLeft, ...tally }) => [due, String(daysLeft), ...cellsOf(tally)]),
    ),
    reasonSheet(
      t,
      report,
      reasonOf,
      ages.map(({ age, ...tally }) => [joined(t("columns.age"), t(`ages.names.${age}`)), ...cellsOf(tally)]),
    ),
    placeSheet(t, report),
    sheet(
      t("sheets.trend"),
      [t("columns.day"), t("columns.count"), t("columns.sum")],
      trend.map(({ day, count, total }) => [
        day,
        ...(count === null ? ["", ""] : cellsOf({ count, total: total ?? 0n })),
      ]),
    ),
    sheet(
      t("sheets.invoices"),
      [
        t("columns.number"),
        t("columns.code"),
        t("columns.buyer"),
        t("columns.issuedOn"),
        t("columns.reason"),
        t("columns.due"),
        t("columns.daysLeft"),
        t("columns.sum"),
      ],
      invoices.map(({ key, buyerName, issuedOn, reason, due, daysLeft, total }) => {
        const { number, code } = identityOf(key);
        return [number, code ?? "", buyerName, issuedOn, reasonOf(reason), due, String(daysLeft), yuanText(total)];
      }),
    ),
  ];
}

/** The same of the house. */
export async function houseTables(report: HouseReport, locale: Locale): Promise<SheetToWrite[]> {
  const t = await getTranslations({ locale, namespace: "reports" });
  const reasonOf = await reasonWords(locale);
  const { merchants, pressing, sent, compared, promise, runs, letters, ways, outages, alerts } = report;
  return [
    sheet(
      t("sheets.figures"),
      [t("columns.item"), t("columns.value")],
      [
        ...frameRows(t, report),
        [t("house.merchants"), String(merchants.all)],
        ...pressingRows(t, pressing),
        ...sentRows(t, (outcome) => sent[outcome]),
        ...comparedRows(t, compared),
        [joined(t("house.promise"), t("house.likely")), `${promise.likely}/${promise.given}`],
        [joined(t("house.promise"), t("house.latest")), `${promise.kept}/${promise.given}`],
        ...(["done", "failed", "cancelled", "died"] as const).map((one) => [
          joined(t("house.runs.title"), t(`house.runs.${one}`)),
          String(runs[one]),
        ]),
        [t("house.runs.sent"), String(letters.sent)],
        [t("house.runs.givenUp"), String(letters.givenUp)],
      ],
    ),
    reasonSheet(t, report, reasonOf),
    placeSheet(t, report),
    sheet(
      t("sheets.ways"),
      [t("columns.way"), t("columns.sent"), t("columns.accepted"), t("columns.returned")],
      ways.map(({ way, count, accepted, returned }) => [way, String(count), String(accepted), String(returned)]),
    ),
    sheet(
      t("sheets.outages"),
      [t("columns.way"), t("columns.reason"), t("columns.began"), t("columns.ended"), t("columns.minutes")],
      outages.map(({ connector, cause, beganAt, endedAt, minutes }) => [
        connector,
        cause,
        shanghaiTimestamp(new Date(beganAt)),
        endedAt ? shanghaiTimestamp(new Date(endedAt)) : "",
        String(minutes),
      ]),
    ),
    sheet(
      t("sheets.alerts"),
      [t("columns.rule"), t("columns.times"), t("columns.stillOpen")],
      alerts.map(({ rule, times, open }) => [rule, String(times), String(open)]),
    ),
  ];
}

type Words = Awaited<ReturnType<typeof getTranslations<"reports">>>;

function joined(whole: string, part: string): string {
  return `${whole} · ${part}`;
}

function sheet(name: string, headings: readonly string[], rows: readonly (readonly string[])[]): SheetToWrite {
  return { name, headings, rows: [rows] };
}

function frameRows(t: Words, { period, madeAt }: Report): string[][] {
  return [
    [t("facts.period"), period],
    [t("facts.madeAt"), shanghaiTimestamp(new Date(madeAt))],
  ];
}

function pressingRows(t: Words, { count, total }: Tally): string[][] {
  return [
    [t("figures.missing"), String(count)],
    [joined(t("figures.missing"), t("columns.sum")), yuanText(total)],
  ];
}

const outcomes = ["all", "accepted", "returned", "onTheirWay", "withSupport", "cancelled"] as const;

function sentRows(t: Words, countOf: (outcome: (typeof outcomes)[number]) => number): string[][] {
  return outcomes.map((outcome) => [joined(t("sent.title"), t(`sent.${outcome}`)), String(countOf(outcome))]);
}

function comparedRows(t: Words, compared: Report["compared"]): string[][] {
  return (["times", "broken", "healed"] as const).map((one) => [t(`compared.${one}`), String(compared[one])]);
}

function reasonSheet(
  t: Words,
  { reasons }: Report,
  reasonOf: (reason: PressingReason) => string,
  more: readonly (readonly string[])[] = [],
): SheetToWrite {
  return sheet(
    t("sheets.reasons"),
    [t("columns.reason"), t("columns.count"), t("columns.sum")],
    [...reasons.map(({ reason, ...tally }) => [reasonOf(reason), ...cellsOf(tally)]), ...more],
  );
}

function placeSheet(t: Words, { places }: Report): SheetToWrite {
  return sheet(
    t("sheets.places"),
    [t("columns.place"), t("columns.accepted"), t("columns.returned"), t("columns.other")],
    places.map(({ place, accepted, returned, other }) => [place, String(accepted), String(returned), String(other)]),
  );
}

function cellsOf({ count, total }: Tally): string[] {
  return [String(count), yuanText(total)];
}

async function reasonWords(locale: Locale): Promise<(reason: PressingReason) => string> {
  const cause = await getTranslations({ locale, namespace: "missing.causes" });
  const standing = await getTranslations({ locale, namespace: "states.standing" });
  return (reason) => (isCause(reason) ? cause(`${reason}.label`) : standing(`${reason}.label`));
}
