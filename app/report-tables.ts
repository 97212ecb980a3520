import { getTranslations } from "next-intl/server";
import { identityOf } from "#domain/identity-of.ts";
import { yuanText } from "#domain/money.ts";
import { shanghaiTimestamp } from "#domain/period.ts";
import type { PressingReason, Tally } from "#domain/pressing.ts";
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
        ...frameOf(report, t("facts.period"), t("facts.madeAt")),
        [t("figures.missing"), String(pressing.count)],
        [joined(t("figures.missing"), t("columns.sum")), yuanText(pressing.total)],
        ...(["unknown", "held", "returned", "withSupport", "toCarry", "notYetDue"] as const).map((name) => [
          t(`others.${name}`),
          String(now[name]),
        ]),
        ...(["all", "accepted", "returned", "onTheirWay", "withSupport", "cancelled"] as const).map((name) => [
          joined(t("sent.title"), t(`sent.${name}`)),
          String(sent[name].count),
        ]),
        [t("sent.files"), String(files.files)],
        [t("compared.times"), String(compared.times)],
        [t("compared.broken"), String(compared.broken)],
        [t("compared.healed"), String(compared.healed)],
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
      report,
      reasonOf,
      t("sheets.reasons"),
      [t("columns.reason"), t("columns.count"), t("columns.sum")],
      [...ages.map(({ age, ...tally }) => [joined(t("columns.age"), t(`ages.names.${age}`)), ...cellsOf(tally)])],
    ),
    placeSheet(report, t("sheets.places"), [
      t("columns.place"),
      t("columns.accepted"),
      t("columns.returned"),
      t("columns.other"),
    ]),
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
        ...frameOf(report, t("facts.period"), t("facts.madeAt")),
        [t("house.merchants"), String(merchants.all)],
        [t("figures.missing"), String(pressing.count)],
        [joined(t("figures.missing"), t("columns.sum")), yuanText(pressing.total)],
        ...(["all", "accepted", "returned", "onTheirWay", "withSupport", "cancelled"] as const).map((one) => [
          joined(t("sent.title"), t(`sent.${one}`)),
          String(sent[one]),
        ]),
        [t("compared.times"), String(compared.times)],
        [t("compared.broken"), String(compared.broken)],
        [t("compared.healed"), String(compared.healed)],
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
    reasonSheet(report, reasonOf, t("sheets.reasons"), [t("columns.reason"), t("columns.count"), t("columns.sum")], []),
    placeSheet(report, t("sheets.places"), [
      t("columns.place"),
      t("columns.accepted"),
      t("columns.returned"),
      t("columns.other"),
    ]),
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

function joined(whole: string, part: string): string {
  return `${whole} · ${part}`;
}

function sheet(name: string, headings: readonly string[], rows: readonly (readonly string[])[]): SheetToWrite {
  return { name, headings, rows: [rows] };
}

function frameOf({ period, madeAt }: Report, periodWord: string, madeWord: string): string[][] {
  return [
    [periodWord, period],
    [madeWord, shanghaiTimestamp(new Date(madeAt))],
  ];
}

function reasonSheet(
  { reasons }: Report,
  reasonOf: (reason: PressingReason) => string,
  name: string,
  headings: readonly string[],
  more: readonly (readonly string[])[],
): SheetToWrite {
  return sheet(name, headings, [
    ...reasons.map(({ reason, ...tally }) => [reasonOf(reason), ...cellsOf(tally)]),
    ...more,
  ]);
}

function placeSheet({ places }: Report, name: string, headings: readonly string[]): SheetToWrite {
  return sheet(
    name,
    headings,
    places.map(({ place, accepted, returned, other }) => [place, String(accepted), String(returned), String(other)]),
  );
}

function cellsOf({ count, total }: Tally): string[] {
  return [String(count), yuanText(total)];
}

async function reasonWords(locale: Locale): Promise<(reason: PressingReason) => string> {
  const cause = await getTranslations({ locale, namespace: "missing.causes" });
  const standing = await getTranslations({ locale, namespace: "states.standing" });
  return (reason) =>
    reason === "DIFFERS" || reason === "TOO_LATE_REISSUE" ? standing(`${reason}.label`) : cause(`${reason}.label`);
}
