import { UnreadableFile } from "#domain/unreadable-file.ts";
import type { CodeAnswer, CodeRequest, ReaderAnswer, ReaderRequest } from "./reader-messages.ts";

// Runs beside the page, so that a long file never makes it stutter. It ends when the page ends it.
addEventListener("message", async ({ data }: MessageEvent<ReaderRequest | CodeRequest>) => {
  postMessage(data.kind === "code" ? await codeIn(data) : await answerTo(data));
});

// Most files are tables: what reads them is here by the time one comes.
const tableReader = import("./read-table-file.ts");

async function answerTo(request: ReaderRequest): Promise<ReaderAnswer<ReaderRequest>> {
  try {
    if (request.kind === "table") return await (await tableReader).readTableFile(request);
    return await (await import("./read-document-files.ts")).readDocumentFiles(request);
  } catch (error) {
    return { kind: "problem", problem: { code: codeOf(error), severity: "reject", field: "file", ...factsOf(error) } };
  }
}

async function codeIn({ width, height, data }: CodeRequest): Promise<CodeAnswer> {
  const { qrTools } = await import("./qr-tools.ts");
  return { kind: "code", text: await qrTools.readQrImage({ width, height, data }).catch(() => null) };
}

/** A file that was moved or written to while it is read, one too large for this machine, or a fault of ours. */
function codeOf(error: unknown): string {
  if (error instanceof UnreadableFile) return error.problem.code;
  const { name } = error as Error;
  if (/^Not(Readable|Found)Error$/.test(name)) return "FILE_UNREADABLE";
  if (name === "RangeError") return "READER_OUT_OF_MEMORY";
  console.error(error);
  return "READER_DIED";
}

function factsOf(error: unknown) {
  return error instanceof UnreadableFile && error.problem.facts ? { facts: error.problem.facts } : {};
}
