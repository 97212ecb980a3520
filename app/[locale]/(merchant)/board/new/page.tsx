import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { NameForm } from "#components/board/name-form.tsx";
import { PostForm } from "#components/board/post-form.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { hasName } from "#server/board/has-name.ts";
import { requireMerchant } from "#server/session.ts";
import { chooseNameNow, postNow } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("board.form");
  return { title: t("askTitle") };
}

/** A question; the first time, a name before it. */
export default async function NewQuestionPage() {
  const merchant = await requireMerchant();
  const t = await getTranslations("board");
  const named = await page(() => hasName(merchant));
  return (
    <>
      <PageHeader
        back={{ href: paths.board, label: t("back") }}
        title={t(named ? "form.askTitle" : "name.title")}
        line={t(named ? "form.askText" : "name.text")}
      />
      <ClientMessages rooms={["board", "common"]}>
        {named ? <PostForm action={postNow} questionId="" /> : <NameForm action={chooseNameNow} questionId="" />}
      </ClientMessages>
    </>
  );
}
