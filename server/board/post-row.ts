import type { HoldReason } from "#domain/board-post.ts";
import { Prisma } from "#server/generated/prisma/client.ts";

export const postStates = ["held", "shown", "hidden"] as const;
export type PostState = (typeof postStates)[number];

/** A post as others may read it: of its author the name they chose, and nothing else. */
export type BoardPost = {
  readonly id: string;
  readonly displayName: string;
  readonly locale: string;
  readonly title: string;
  readonly text: string;
  readonly state: PostState;
  readonly heldBecause: readonly HoldReason[];
  /** Why it was hidden; empty otherwise. */
  readonly reason: string;
  readonly postedAt: Date;
  /** Whoever reads it wrote it. */
  readonly own: boolean;
};

/** The columns of one; `author` is the reader's own id on the board, or null. */
export function postColumns(author: string | null): Prisma.Sql {
  return Prisma.sql`post.id::text, post.display_name AS "displayName", post.locale, post.title, post.text, post.state,
    post.held_because AS "heldBecause", post.reason, post.posted_at AS "postedAt",
    coalesce(post.author_id = ${author}::uuid, FALSE) AS own`;
}
