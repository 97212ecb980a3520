import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { TokenForm } from "#components/ledger/token-form.tsx";
import { TokenTable } from "#components/ledger/token-table.tsx";
import { paths } from "#components/paths.ts";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { apiScopes, type MerchantContext } from "#server/context.ts";
import { env } from "#server/env.ts";
import { requireMerchant } from "#server/session.ts";
import { tokenDays } from "#server/tokens/create-token.ts";
import { listTokens } from "#server/tokens/list-tokens.ts";
import { makeToken, revokeNow } from "./actions.ts";

type TokensPageProps = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ledger.tokens");
  return { title: t("title") };
}

export default async function TokensPage({ searchParams }: TokensPageProps) {
  const merchant = await requireMerchant();
  const { saved } = singleQuery(await searchParams);
  const t = await getTranslations("ledger.tokens");
  const settings = await getTranslations("settings");
  return (
    <>
      <PageHeader
        title={t("title")}
        line={
          <>
            <p>{t("lead")}</p>
            <p>
              {t.rich("docs", {
                link: (words) => <TextLink href={paths.faqEntry("api-token")}>{words}</TextLink>,
              })}
            </p>
          </>
        }
        back={{ href: paths.settings, label: settings("title") }}
      />
      <div className="grid gap-8">
        {saved === "revoked" ? (
          <Callout kind="success" live>
            {t("revoked")}
          </Callout>
        ) : null}
        {merchant.role === "owner" ? (
          <Keys merchant={merchant} />
        ) : (
          <Callout title={t("ownersOnly.title")}>{t("ownersOnly.text")}</Callout>
        )}
      </div>
    </>
  );
}

async function Keys({ merchant }: { merchant: MerchantContext }) {
  const tokens = await page(() => listTokens(merchant, new Date()));
  return (
    <ClientMessages rooms={["common", "ledger"]}>
      <TokenTable tokens={tokens} revoke={revokeNow} />
      <TokenForm action={makeToken} scopes={apiScopes} days={tokenDays} origin={new URL(env().APP_URL).origin} />
    </ClientMessages>
  );
}
