import { deflateRawSync, inflateRawSync } from "node:zlib";
import { seal, unseal } from "#server/evidence.ts";

/** What was typed into a form that was refused, and why: it waits in the browser for the page the form stands on. */
export type KeptWords = {
  /** Which form. */
  readonly of: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly told: readonly {
    readonly code: string;
    readonly field: string;
    readonly facts: Readonly<Record<string, string>>;
  }[];
};

const name = "buchuan-typed";
/** Two cookies of this length are as much as every server on the way takes. */
const longestPart = 3_300;
const parts = [0, 1] as const;
const seconds = 1_800;

/**
 * The cookies to set. Sealed: nobody reads them on a shared machine, nobody makes one up. Of a text that is far too long the
 * beginning is kept.
 */
export function keepWords(words: KeptWords, secure: boolean): string[] {
  const sealed = [12_000, 4_000, 1_000, 0]
    .map((longest) => sealedTo(words, longest))
    .find((text) => text.length <= longestPart * parts.length);
  return parts.map((part) =>
    cookie(part, sealed?.slice(part * longestPart, (part + 1) * longestPart) ?? "", seconds, secure),
  );
}

export function forgetWords(secure: boolean): string[] {
  return parts.map((part) => cookie(part, "", 0, secure));
}

/** What was kept for this form; null where nothing was, or it was tampered with. */
export function keptWords(read: (cookie: string) => string | undefined, of: string): KeptWords | null {
  const sealed = parts.map((part) => read(`${name}-${part}`) ?? "").join("");
  if (sealed === "") return null;
  try {
    const text = inflateRawSync(unseal(Buffer.from(sealed, "base64url")), { maxOutputLength: 131_072 }).toString(
      "utf8",
    );
    const words = JSON.parse(text) as KeptWords;
    return words.of === of ? words : null;
  } catch {
    return null;
  }
}

function sealedTo({ of, fields, told }: KeptWords, longest: number): string {
  const cut = Object.entries(fields).map(([field, text]) => [field, text.slice(0, longest)]);
  const text = JSON.stringify({ of, fields: Object.fromEntries(cut), told });
  return Buffer.from(seal(deflateRawSync(text))).toString("base64url");
}

function cookie(part: number, value: string, maxAge: number, secure: boolean): string {
  return `${name}-${part}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}
