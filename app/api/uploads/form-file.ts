import { UnreadableFile } from "#domain/unreadable-file.ts";

export type FormFile = { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> };

const longestHead = 16_384;

/**
 * The first file of a `multipart/form-data` body (RFC 7578), streamed: never more than a chunk is held. Fields before it
 * are passed over. Null where the body holds no file, or is no such body.
 * @throws UnreadableFile FILE_NOT_WHOLE, also from `bytes`, where the body breaks off
 */
export async function formFile(body: AsyncIterable<Uint8Array>, contentType: string): Promise<FormFile | null> {
  const [, quoted, plain] =
    /^multipart\/form-data\b.*;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (!boundary) return null;
  const form = new Form(body);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  await form.pass(delimiter.subarray(2));
  for (;;) {
    const head = await form.partHead();
    if (head === null) return null;
    const name = /^content-disposition:.*;\s*filename="([^"]+)"/im.exec(head)?.[1];
    if (name) return { name: name.replaceAll("%22", '"'), bytes: form.until(delimiter) };
    await form.pass(delimiter);
  }
}

class Form {
  private pending: Buffer = Buffer.alloc(0);
  private readonly chunks: AsyncIterator<Uint8Array>;

  constructor(body: AsyncIterable<Uint8Array>) {
    this.chunks = body[Symbol.asyncIterator]();
  }

  /** The header lines of the next part; null after the last one. */
  async partHead(): Promise<string | null> {
    for (;;) {
      const end = this.pending.indexOf("\r\n\r\n");
      if (end >= 0) return this.take(end + 4).toString("utf8");
      if (this.pending.subarray(0, 2).toString() === "--") return null;
      if (this.pending.length > longestHead || !(await this.more())) throw new UnreadableFile("FILE_NOT_WHOLE");
    }
  }

  async pass(mark: Buffer): Promise<void> {
    for await (const _ of this.until(mark));
  }

  /** Everything before the mark, which is taken away with it. */
  async *until(mark: Buffer): AsyncGenerator<Uint8Array> {
    for (let at = this.pending.indexOf(mark); at !== 0; at = this.pending.indexOf(mark)) {
      const certain = at > 0 ? at : this.pending.length - mark.length + 1;
      if (certain > 0) yield this.take(certain);
      else if (!(await this.more())) throw new UnreadableFile("FILE_NOT_WHOLE");
    }
    this.take(mark.length);
  }

  private take(length: number): Buffer {
    const taken = this.pending.subarray(0, length);
    this.pending = this.pending.subarray(length);
    return taken;
  }

  private async more(): Promise<boolean> {
    const { done, value } = await this.chunks.next();
    if (!done) this.pending = Buffer.concat([this.pending, value]);
    return !done;
  }
}
