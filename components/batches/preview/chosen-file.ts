import { batchKindOf, headBytes } from "#domain/batch-kind.ts";

/** A file that was chosen, dropped or pasted, with its path where it came in a folder. */
export type ChosenFile = { readonly path: string; readonly file: File };

export type SortedFiles = {
  readonly tables: readonly ChosenFile[];
  readonly documents: readonly ChosenFile[];
  /** What is neither, with the reason. */
  readonly others: readonly (ChosenFile & { readonly code: string })[];
};

export function chosenFiles(files: Iterable<File>): ChosenFile[] {
  return [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** What each file is, by its first bytes; what systems leave behind in folders is passed over. */
export async function sortFiles(chosen: readonly ChosenFile[]): Promise<SortedFiles> {
  const tables: ChosenFile[] = [];
  const documents: ChosenFile[] = [];
  const others: (ChosenFile & { code: string })[] = [];
  const isFolder = chosen.length > 1;
  for (const one of chosen) {
    if (isFolder && isLeftBehind(one.path)) continue;
    const found = await kindOf(one.file);
    if (found === "table") tables.push(one);
    else if (found === "documents") documents.push(one);
    else others.push({ ...one, code: found });
  }
  return { tables, documents, others };
}

function isLeftBehind(path: string): boolean {
  return /(^|\/)(__MACOSX\/|\.[^/]*$|Thumbs\.db$|desktop\.ini$|~\$)/i.test(path);
}

/** A kind, or the code of why it is none. */
async function kindOf(file: File): Promise<string> {
  try {
    const found = batchKindOf(new Uint8Array(await file.slice(0, headBytes).arrayBuffer()));
    return "kind" in found ? found.kind : found.refusal;
  } catch {
    return "FILE_UNREADABLE";
  }
}
