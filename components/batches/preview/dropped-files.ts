import { type ChosenFile, chosenFiles } from "./chosen-file.ts";

/** More files than one may hand in, so that the reader can say so; a whole disk dropped by mistake stops here. */
const mostFiles = 2_001;

/** Files that were dropped, those in folders with their paths among them. */
export async function droppedFiles(transfer: DataTransfer): Promise<ChosenFile[]> {
  const plain = chosenFiles(transfer.files);
  // Both lists are emptied as soon as this function waits.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (!entries.some(({ isDirectory }) => isDirectory)) return plain;
  const found: ChosenFile[] = [];
  for (const entry of entries) await gather(entry, found);
  return found;
}

async function gather(entry: FileSystemEntry, found: ChosenFile[]): Promise<void> {
  if (found.length >= mostFiles) return;
  if (entry.isFile) {
    const file = await fileOf(entry as FileSystemFileEntry);
    if (file) found.push({ path: entry.fullPath.replace(/^\//, ""), file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A folder gives a hundred entries at a time, until it gives none.
  for (;;) {
    const some = await entriesOf(reader);
    if (some.length === 0) return;
    for (const one of some) await gather(one, found);
  }
}

/** One that cannot be opened is none. */
function fileOf(entry: FileSystemFileEntry): Promise<File | null> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(null)));
}

function entriesOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
}
