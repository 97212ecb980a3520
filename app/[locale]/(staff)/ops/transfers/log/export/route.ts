import type { NextRequest } from "next/server";
import { hasLocale } from "next-intl";
import { getTranslations } from "next-intl/server";
import { route } from "#app/answer.ts";
import { tableDownload } from "#app/table-download.ts";
import { businessDateOf, shanghaiTimestamp } from "#domain/period.ts";
import { type Locale, routing } from "#i18n/routing.ts";
import { staffOfRequest } from "#server/session.ts";
import { exportTransfers, mostExported } from "#server/transfers/export-transfers.ts";
import type { ListedTransfer } from "#server/transfers/list-transfers.ts";
import { readQuery } from "../read-query.ts";

/** The filtered log, the newest first, up to a cap that the last line names. */
export const GET = route(async (request: NextRequest, params: { locale: string }) => {
  const staff = await staffOfRequest();
  const locale = hasLocale(routing.locales, params.locale) ? params.locale : routing.defaultLocale;
  const { filter } = readQuery(Object.fromEntries(request.nextUrl.searchParams));
  const now = new Date();
  const t = await getTranslations({ locale, namespace: "transfers.export" });
  return tableDownload(request, {
    name: `${t("name")}-${businessDateOf(now)}`,
    headings: columns.map((column) => t(`columns.${column}`)),
    rows: rowsOf(exportTransfers(staff, filter, now), locale),
  });
});

const columns = [
  "startedAt",
  "endedAt",
  "merchant",
  "taxpayerId",
  "invoice",
  "reference",
  "number",
  "knock",
  "connector",
  "outcome",
  "code",
  "words",
  "cause",
  "times",
  "traceId",
  "status",
  "ms",
] as const;

async function* rowsOf(chunks: AsyncIterable<ListedTransfer[]>, locale: Locale): AsyncGenerator<string[][]> {
  const t = await getTranslations({ locale, namespace: "transfers" });
  const way = await getTranslations({ locale, namespace: "operations.ways.names" });
  const outcome = await getTranslations({ locale, namespace: "operations.outcomes" });
  let written = 0;
  for await (const transfers of chunks) {
    written += transfers.length;
    yield transfers.map(cellsOf);
  }
  if (written >= mostExported) yield [[t("export.cut", { most: mostExported })]];

  function cellsOf({ merchant, call, ...transfer }: ListedTransfer): string[] {
    const cells: Record<(typeof columns)[number], string> = {
      startedAt: shanghaiTimestamp(transfer.startedAt),
      endedAt: transfer.endedAt ? shanghaiTimestamp(transfer.endedAt) : "",
      merchant: merchant.name,
      taxpayerId: merchant.taxpayerId,
      invoice: transfer.invoiceKey,
      reference: transfer.reference,
      number: String(transfer.number),
      knock: t(`operations.${transfer.knock}`),
      connector: call ? wayName(call.connector) : "",
      outcome: transfer.replyKind ? outcome(transfer.replyKind) : t("list.pending"),
      code: transfer.replyCode ?? "",
      words: transfer.replyMessage ?? "",
      cause: transfer.cause ? t(`causes.${transfer.cause}`) : "",
      times: String(transfer.times),
      traceId: call?.traceId ?? "",
      status: String(call?.status ?? ""),
      ms: String(call?.ms ?? ""),
    };
    return columns.map((column) => cells[column]);
  }

  function wayName(name: string): string {
    return name === "leqi" || name === "baiwang" || name === "package" ? way(name) : name;
  }
}
