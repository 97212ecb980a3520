import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { coursePaths } from "#components/paths.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import { listCourses } from "#content/read-content.ts";
import type { MerchantContext } from "#server/context.ts";
import { repeatedCauses } from "#server/training/repeated-causes.ts";

/** One quiet line where one cause holds up invoice after invoice: which course helps. */
export async function RepeatedLine({ merchant }: { merchant: MerchantContext }) {
  const [repeated] = await page(() => repeatedCauses(merchant, new Date()));
  if (!repeated) return null;
  const t = await getTranslations("training.repeated");
  const causes = await getTranslations("missing.causes");
  const { cause, invoices } = repeated;
  const courses = listCourses(await getLocale()).filter(({ roles }) => roles.includes(merchant.role));
  const course = courses.find(({ topics }) => topics.includes(cause));
  return (
    <p className="mt-8 flex flex-wrap gap-x-4 text-ink-soft">
      <span>{t("text", { cause: causes(`${cause}.label`), count: invoices })}</span>
      {course ? (
        <TextLink href={coursePaths("merchant").course(course.slug)}>{t("course", { title: course.title })}</TextLink>
      ) : null}
    </p>
  );
}
