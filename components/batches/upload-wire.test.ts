import { expect, test } from "vitest";
import { answerOf } from "./upload-wire.ts";

test.each<[string, Parameters<typeof reply>, object]>([
  ["announced", [201, { uploadId: "new" }, { "upload-offset": "5" }, ""], { kind: "at", uploadId: "new", offset: 5 }],
  ["a piece more", [204, null, { "upload-offset": "8" }], { kind: "at", uploadId: "u", offset: 8 }],
  ["nothing yet", [200, null, { "upload-offset": "0" }], { kind: "at", uploadId: "u", offset: 0 }],
  [
    "another place",
    [409, { refusal: "OFFSET_DIFFERS", facts: { offset: "3" } }],
    { kind: "at", uploadId: "u", offset: 3 },
  ],
  [
    "a batch",
    [201, { batchId: "7", again: false }, { "upload-offset": "9" }],
    ended({ kind: "batch", batchId: "7", again: false }),
  ],
  ["a batch of before", [200, { batchId: "7", again: true }], ended({ kind: "batch", batchId: "7", again: true })],
  ["not whole", [422, { problem: { code: "FILE_NOT_WHOLE" } }], problem("FILE_NOT_WHOLE")],
  ["signed out", [403, { refusal: "SIGNED_OUT" }], problem("SIGNED_OUT")],
  ["signed out at a gate before us", [401, "<html>"], problem("SIGNED_OUT")],
  ["from another page", [403, { refusal: "OTHER_ORIGIN" }], problem("UPLOAD_BROKEN")],
  [
    "too large",
    [413, { refusal: "FILE_TOO_LARGE", facts: { limit: "64" } }],
    problem("FILE_TOO_LARGE", { limit: "64" }),
  ],
  ["too large for a gate before us", [413, "<html>"], problem("UPLOAD_BROKEN")],
  ["unknown", [404, { refusal: "UPLOAD" }], { kind: "unknown" }],
  ["away", [503, { fault: "A1" }, { "retry-after": "5" }], { kind: "later", seconds: 5 }],
  ["away without a word", [502, "<html>"], { kind: "later", seconds: null }],
  ["too many at once", [429, { refusal: "TOO_MANY_UPLOADS" }, { "retry-after": "60" }], { kind: "later", seconds: 60 }],
  [
    "too many this hour",
    [429, { refusal: "TOO_MANY_UPLOADS" }, { "retry-after": "1800" }],
    problem("TOO_MANY_UPLOADS"),
  ],
  ["malformed", [400, { malformed: "Upload-Length" }], problem("UPLOAD_BROKEN")],
])("%s", (_, said, answer) => {
  expect(answerOf(reply(...said))).toEqual(answer);
});

function reply(status: number, body: unknown, headers: Record<string, string> = {}, uploadId = "u") {
  const text = typeof body === "string" ? body : body === null ? "" : JSON.stringify(body);
  return { status, text, header: (name: string) => headers[name] ?? null, uploadId };
}

function problem(code: string, facts: Record<string, string> = {}) {
  return ended({ kind: "problem", code, facts });
}

function ended(sent: object) {
  return { kind: "ended", sent };
}
