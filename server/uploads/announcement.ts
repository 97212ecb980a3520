import { z } from "zod";
import { columnChoiceSchema } from "#domain/table/column-choice.ts";

/** What a sender says of a file before its first byte; what arrives is held against it. */
export const announcementSchema = z.object({
  name: z.string().max(1_000),
  /** In bytes. */
  size: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** A choice of nothing is none. */
  choice: columnChoiceSchema
    .nullable()
    .transform((choice) => (choice && Object.keys(choice).length > 0 ? choice : null)),
});
export type Announcement = z.infer<typeof announcementSchema>;
