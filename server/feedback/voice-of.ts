import type { FeedbackTask } from "#domain/feedback.ts";
import { hashed } from "#server/feedback/reader.ts";

/** One voice about one thing, by which a second grade takes the place of the first; nobody reads from it whose it is. */
export function voiceOf(who: string, task: FeedbackTask, what: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hashed("feedback", `${who} ${task} ${what}`));
}
