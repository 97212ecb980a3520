import { useTranslations } from "next-intl";
import { DateTime } from "#components/ui/date-time.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { batchLooks, standingLooks } from "#components/ui/status-tone.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { ListedToken } from "#server/tokens/list-tokens.ts";

const looks = {
  live: standingLooks.AT_BUREAU,
  expired: standingLooks.TOO_LATE_REISSUE,
  revoked: batchLooks.CANCELLED,
} as const;

type TokenTableProps = { tokens: readonly ListedToken[]; revoke: (form: FormData) => Promise<void> };

export function TokenTable({ tokens, revoke }: TokenTableProps) {
  const t = useTranslations("ledger.tokens");
  if (tokens.length === 0) return <p>{t("none")}</p>;
  return (
    <Table caption={t("caption")}>
      <TableHead>
        <HeaderCell>{t("columns.name")}</HeaderCell>
        <HeaderCell>{t("columns.scopes")}</HeaderCell>
        <HeaderCell>{t("columns.used")}</HeaderCell>
        <HeaderCell>{t("columns.ends")}</HeaderCell>
        <HeaderCell>
          <span className="sr-only">{t("columns.action")}</span>
        </HeaderCell>
      </TableHead>
      <tbody>
        {tokens.map((token) => (
          <Row key={token.id} token={token} revoke={revoke} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ token, revoke }: { token: ListedToken; revoke: TokenTableProps["revoke"] }) {
  const t = useTranslations("ledger.tokens");
  const { id, name, prefix, scopes, lastUsedAt, expiresAt, state } = token;
  return (
    <tr>
      <Cell card="title" heading>
        <span className="font-medium">{name}</span>
        <code className="block text-xs font-normal text-ink-faint">{prefix}…</code>
      </Cell>
      <Cell card="line">{scopes.map((scope) => t(`scopes.${scope}`)).join(" · ")}</Cell>
      <Cell card="labelled" label={t("columns.used")}>
        {lastUsedAt ? <DateTime at={lastUsedAt} /> : t("never")}
      </Cell>
      <Cell card="labelled" label={t("columns.ends")}>
        <span className="grid gap-1">
          <StatusTag {...looks[state]} label={t(`states.${state}`)} />
          {expiresAt ? <DateTime at={expiresAt} /> : t("noEnd")}
        </span>
      </Cell>
      <Cell card="action">
        {state === "revoked" ? null : (
          <form action={revoke}>
            <input type="hidden" name="token" value={id} />
            <SubmitButton look="danger" size="small" block="phone" pendingLabel={t("revoking")}>
              {t("revoke")}
              <span className="sr-only"> {name}</span>
            </SubmitButton>
          </form>
        )}
      </Cell>
    </tr>
  );
}
