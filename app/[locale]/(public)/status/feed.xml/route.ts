import { createHash } from "node:crypto";
import { hasLocale } from "next-intl";
import { getTranslations } from "next-intl/server";
import { route } from "#app/answer.ts";
import { paths } from "#components/paths.ts";
import { atomText, type FeedEntry } from "#domain/atom.ts";
import { bodyParts, type Incident } from "#domain/incident.ts";
import { shanghaiTimestamp } from "#domain/period.ts";
import { getPathname } from "#i18n/navigation.ts";
import { type Locale, routing } from "#i18n/routing.ts";
import { env } from "#server/env.ts";
import { latestIncidents } from "#server/incidents/public-incidents.ts";

/** Before the first notice there was nothing to tell. */
const beginning = new Date("2026-01-01T00:00:00Z");

/** What operators have said, as an Atom feed in the language of its address. */
export const GET = route<{ locale: string }>(async (request, params) => {
  const locale = hasLocale(routing.locales, params.locale) ? params.locale : routing.defaultLocale;
  const incidents = await latestIncidents();
  const updated = new Date(Math.max(beginning.getTime(), ...incidents.map((one) => updatedAt(one).getTime())));
  const text = await feedText(incidents, updated, locale);
  const tag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 27)}"`;
  const headers = {
    "content-type": "application/atom+xml; charset=utf-8",
    "cache-control": "public, max-age=60",
    etag: tag,
    "last-modified": updated.toUTCString(),
  };
  return isKnown(request.headers, tag, updated)
    ? new Response(null, { status: 304, headers })
    : new Response(text, { headers });
});

/** RFC 9110: where a tag is given, the date is not asked. */
function isKnown(sent: Headers, tag: string, updated: Date): boolean {
  const tags = sent.get("if-none-match");
  if (tags !== null) return tags.split(",").some((one) => one.trim().replace(/^W\//, "") === tag || one.trim() === "*");
  const since = Date.parse(sent.get("if-modified-since") ?? "");
  return Math.floor(updated.getTime() / 1_000) * 1_000 <= since;
}

async function feedText(incidents: readonly Incident[], updated: Date, locale: Locale): Promise<string> {
  const t = await getTranslations({ locale, namespace: "status.feed" });
  const own = env().APP_URL.replace(/\/$/, "");
  const addressOf = (href: string) => own + getPathname({ href, locale });
  /** RFC 4151: an id that stays the same wherever the entry is read. */
  const idOf = (thing: string) => `tag:${new URL(own).hostname},2026:status/${locale}${thing}`;
  const entries = await Promise.all(
    incidents.map(async (incident): Promise<FeedEntry> => {
      const { id, words, publishedAt, beganAt } = incident;
      return {
        id: idOf(`/${id}`),
        title: words[locale].title,
        text: await textOf(incident, locale),
        link: addressOf(paths.statusIncident(id)),
        published: publishedAt ?? beganAt,
        updated: updatedAt(incident),
      };
    }),
  );
  return atomText({
    id: idOf(""),
    language: locale,
    title: t("title"),
    subtitle: t("subtitle"),
    author: t("author"),
    self: addressOf(paths.statusFeed),
    page: addressOf(paths.status),
    updated,
    entries,
  });
}

/** The news first, then what was said at the beginning. */
async function textOf({ words, updates }: Incident, locale: Locale): Promise<string> {
  const t = await getTranslations({ locale, namespace: "incidents" });
  const news = updates.map(({ at, step, words: said }) => {
    const when = shanghaiTimestamp(at).slice(0, 16);
    return `${when} · ${t(`steps.${step}`)}\n${said[locale]}`;
  });
  const parts = bodyParts.filter((part) => words[locale][part] !== "");
  return [...news, ...parts.map((part) => `${t(`parts.${part}`)}\n${words[locale][part]}`)].join("\n\n");
}

function updatedAt({ publishedAt, beganAt, updates }: Incident): Date {
  return updates[0]?.at ?? publishedAt ?? beganAt;
}
