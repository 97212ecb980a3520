import type { Reply } from "./reply.ts";

/** What kept a probe from a sound answer; empty when it got one. */
export const probeCauses = [
  "",
  "maintenance",
  "wait",
  "refused",
  "certificate",
  "unreachable",
  "timeout",
  "broken",
] as const;
export type ProbeCause = (typeof probeCauses)[number];

const maintenanceWords = /维护|停机|maintenance/i;
const lookedThrough = 4_096;

/** In one word what came of a probe. @param body what came back, whatever it was: bureaus say that they are shut on a page for people */
export function causeOfProbe(reply: Reply, body: Uint8Array): ProbeCause {
  const words = new TextDecoder().decode(body.subarray(0, lookedThrough));
  const said = reply.kind === "unknown-code" || reply.kind === "rejected" ? reply.message : "";
  const failed = ["lost", "not-sent", "told-to-wait", "unknown-code", "rejected"].includes(reply.kind);
  if (failed && maintenanceWords.test(`${said}${words}`)) return "maintenance";
  switch (reply.kind) {
    case "told-to-wait":
      return "wait";
    case "refused-us":
      return "refused";
    case "not-sent":
      return reply.cause === "tls" ? "certificate" : "unreachable";
    case "lost":
      return reply.cause === "timeout" ? "timeout" : "broken";
    default:
      return "";
  }
}

/** Whether what we see agrees with what the bureau says. */
export const agreements = [
  "answers",
  "answers-though-announced",
  "shut-as-announced",
  "shut-as-answered",
  "silent-unannounced",
  "unknown",
] as const;
export type Agreement = (typeof agreements)[number];

/** @param last the cause of the last probe that is still news; null when there is none */
export function agreementOf(last: ProbeCause | null, announced: boolean): Agreement {
  if (last === null) return "unknown";
  if (last === "") return announced ? "answers-though-announced" : "answers";
  if (announced) return "shut-as-announced";
  return last === "maintenance" ? "shut-as-answered" : "silent-unannounced";
}
