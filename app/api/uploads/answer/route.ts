import type { NextRequest } from "next/server";
import { route } from "#app/answer.ts";
import { paths } from "#components/paths.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import { packageIdOf } from "#server/packages/package-id.ts";
import { answerLimit, receiveAnswer } from "#server/packages/receive-answer.ts";
import { Refusal } from "#server/refusal.ts";
import { merchantOfRequest } from "#server/session.ts";
import { postedFile } from "../posted-file.ts";
import { seeOther } from "../see-other.ts";

/** Takes a file of the bureau's from a plain form and goes on to what is in it. */
export const POST = route<Record<never, never>>(async (request) => {
  const id = request.nextUrl.searchParams.get("package") ?? "";
  try {
    const merchant = await merchantOfRequest();
    const packageId = packageIdOf(id);
    const file = await postedFile(request, answerLimit);
    if (!file) return withProblem(request, id, "FILE_NOT_CHOSEN");
    const token = await receiveAnswer(merchant, packageId, file);
    return seeOther(request, `${paths.packageAnswer(id)}?${new URLSearchParams({ file: token })}`);
  } catch (error) {
    if (error instanceof UnreadableFile) return withProblem(request, id, error.problem.code);
    if (!(error instanceof Refusal)) throw error;
    if (error.code === "SIGNED_OUT")
      return seeOther(request, `${paths.signIn}?${new URLSearchParams({ next: paths.package(id) })}`);
    if (error.kind === "too-much") return withProblem(request, id, error.code);
    throw error;
  }
});

function withProblem(request: NextRequest, id: string, problem: string): Response {
  return seeOther(request, `${paths.package(id)}?${new URLSearchParams({ problem })}#file`);
}
