import { hasLocale } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { ShownGuide } from "#components/guides/show-step.tsx";
import { listGuides, listSteps } from "#content/read-content.ts";
import { routing } from "#i18n/routing.ts";

type Params = { params: Promise<{ slug: string }> };

/** A guide for pointing at its steps on the pages themselves: what to point at, and what to say. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { slug } = await params;
  const locale = new URL(request.url).searchParams.get("locale");
  if (!hasLocale(routing.locales, locale)) return new Response(null, { status: 404 });
  const guide = listGuides(locale).find((one) => one.slug === slug);
  if (!guide) return new Response(null, { status: 404 });
  const t = await getTranslations({ locale, namespace: "help.guides" });
  const steps = listSteps(locale, slug);
  const shown: ShownGuide = {
    slug,
    steps: steps.map(({ number, title, text, open, show }) => ({
      number,
      title,
      text: text.split("\n", 1)[0] ?? "",
      open,
      show,
      place: t("place", { title: guide.title, step: number, total: steps.length }),
    })),
    words: { next: t("next"), goOn: t("goOn"), back: t("backToGuide"), close: t("close"), lost: t("lost") },
  };
  return Response.json(shown, { headers: { "cache-control": "public, max-age=300" } });
}
