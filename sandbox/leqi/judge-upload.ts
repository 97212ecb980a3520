import { alreadyThere, judge, type Verdict } from "#sandbox/judging/judge.ts";
import { objectionToForm } from "#sandbox/leqi/form-rules.ts";
import { declaredBy, uploadedSchema } from "#sandbox/leqi/invoice.ts";
import type { Office } from "#sandbox/office.ts";
import type { Upload } from "#sandbox/uploads.ts";

/** Everything about an invoice of 乐企 is said with the result: its form first, then the invoice itself. */
export function judgeLeqi(office: Office, upload: Upload, content: unknown, at: Date): Verdict {
  const uploaded = uploadedSchema.parse(content);
  if (office.books.find(uploaded.fphm)) return alreadyThere;
  const objection = objectionToForm(uploaded);
  if (objection !== null) return { status: "refused", message: objection };
  return judge(office, declaredBy(uploaded), { ...upload, at });
}
