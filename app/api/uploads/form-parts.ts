import { UnreadableFile } from "#domain/unreadable-file.ts";

/** One part of a form: of a file its name, "" where none was chosen; null of a field that is none. */
export type FormPart = {
  readonly field: string;
  readonly file: string | null;
  readonly bytes: AsyncIterable<Uint8Array>;
};

const longestHead = 16_384;

/**
 * The parts of a `multipart/form-data` body (RFC 7578) as they arrive: never more than a chunk is held, and what was not
 * read of a part is passed over when the next is asked for. Nothing where it is no such body.
 * @throws UnreadableFile FILE_NOT_WHOLE, also from `bytes`, where the body breaks off
 */
export async function* formParts(body: AsyncIterable<Uint8Array>, contentType: string): AsyncGenerator<FormPart> {
  const [, quoted, plain] =
    /^multipart\/form-data\b.*;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (!boundary) return;
  const form = new Form(body);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  await form.pass(delimiter.subarray(2));
  for (;;) {
    const head = await form.partHead();
    if (head === null) return;
    const passed = form.marks;
    yield { field: named(head, "name") ?? "", file: named(head, "filename"), bytes: form.until(delimiter) };
    if (form.marks === passed) await form.pass(delimiter);
  }
}

function named(head: string, what: "name" | "filename"): string | null {
  const name = new RegExp(`^content-disposition:.*;\\s*${what}="([^"]*)"`, "im").exec(head)?.[1];
  return name?.replaceAll("%22", '"') ?? null;
}

class Form {
  /** How many marks were passed so far. */
  marks = 0;
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
    this.marks++;
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
