import { route } from "#app/answer.ts";
import { caseFileResponse } from "#app/case-file.ts";
import { merchantOfRequest } from "#server/session.ts";
import { findCaseFile } from "#server/support/find-case-file.ts";

/** A file of one of the caller's own cases. */
export const GET = route<{ caseId: string; fileId: string }>(async (_request, place) =>
  caseFileResponse(await findCaseFile(await merchantOfRequest(), place)),
);
