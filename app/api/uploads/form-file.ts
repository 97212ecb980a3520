import { formParts } from "./form-parts.ts";

export type FormFile = { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> };

/**
 * The first file of a form, streamed: never more than a chunk is held. Fields before it are passed over. Null where the
 * body holds no file, or is no form.
 * @throws UnreadableFile FILE_NOT_WHOLE, also from `bytes`, where the body breaks off
 */
export async function formFile(body: AsyncIterable<Uint8Array>, contentType: string): Promise<FormFile | null> {
  for await (const { file, bytes } of formParts(body, contentType)) {
    if (file) return { name: file, bytes };
  }
  return null;
}
