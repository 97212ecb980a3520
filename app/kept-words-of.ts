import { cookies } from "next/headers";
import { type KeptWords, keptWords } from "./kept-words.ts";

const nothing: KeptWords = { of: "", fields: {}, told: [] };

/** What was typed into this form and refused just before. @param problem whether the address says that there was one */
export async function keptWordsOf(of: string, problem: string | undefined): Promise<KeptWords> {
  if (problem === undefined) return nothing;
  const kept = await cookies();
  return keptWords((name) => kept.get(name)?.value, of) ?? nothing;
}
