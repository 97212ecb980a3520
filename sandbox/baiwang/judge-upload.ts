import { declaredBy, keptSchema } from "#sandbox/baiwang/invoice.ts";
import { judge, type Verdict } from "#sandbox/judging/judge.ts";
import type { Office } from "#sandbox/office.ts";
import type { Upload } from "#sandbox/uploads.ts";

/** The form was looked at when it was taken in. 百望 serves every taxpayer the bureau knows. */
export function judgeBaiwang(office: Office, upload: Upload, content: unknown, at: Date): Verdict {
  const { act, item } = keptSchema.parse(content);
  return judge(office, declaredBy(item, act), { ...upload, userId: null, at });
}
