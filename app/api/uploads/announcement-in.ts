import { type Announcement, announcementSchema } from "#server/uploads/announcement.ts";
import { uploadMetadata } from "./metadata.ts";

/**
 * What a request announces (tus 1.0): `Upload-Length`, and in `Upload-Metadata` `filename`, `sha256` (hex) and, where the
 * merchant chose sheets or columns, `choice` (JSON). Null where it cannot be read.
 */
export function announcementIn(headers: Headers): Announcement | null {
  const metadata = uploadMetadata(headers.get("upload-metadata"));
  const length = headers.get("upload-length") ?? "";
  if (!metadata || !/^\d{1,15}$/.test(length)) return null;
  const { filename = "", sha256, choice } = metadata;
  const said = announcementSchema.safeParse({ name: filename, size: Number(length), sha256, choice: parsed(choice) });
  return said.data ?? null;
}

function parsed(json: string | undefined): unknown {
  if (!json) return null;
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}
