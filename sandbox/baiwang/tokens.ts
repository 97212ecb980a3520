import type { DatabaseSync } from "node:sqlite";

export type Tokens = ReturnType<typeof openTokens>;

/** The tokens given out, each good until a moment of the bureau's clock. */
export function openTokens(db: DatabaseSync) {
  const insert = db.prepare("INSERT INTO tokens VALUES (?, ?, ?)");
  const select = db.prepare("SELECT expires_at FROM tokens WHERE token = ? AND app_key = ?");
  const remove = db.prepare("DELETE FROM tokens");

  return {
    give: (token: string, appKey: string, expiresAt: Date): void => void insert.run(token, appKey, expiresAt.getTime()),
    isGood: (token: string, appKey: string, now: Date): boolean =>
      Number(select.get(token, appKey)?.expires_at ?? 0) > now.getTime(),
    forget: (): number => Number(remove.run().changes),
  };
}
