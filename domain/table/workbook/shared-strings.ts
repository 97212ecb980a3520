import { UnreadableFile } from "../../unreadable-file.ts";
import { XmlScanner } from "./xml-scanner.ts";
import { unescapeCell } from "./xml-text.ts";

/** 100,000 rows of the bureau's 27 columns, were no two texts the same, are 2,700,000. */
const sharedStringLimits = { strings: 4_000_000, characters: 67_108_864 };

/**
 * Texts that cells share, in their order; runs of rich text are one, how a text is pronounced is left out.
 * @throws UnreadableFile WORKBOOK_TOO_LARGE, WORKBOOK_DAMAGED
 */
export function readSharedStrings(texts: Iterable<string>, limits = sharedStringLimits): string[] {
  const scanner = new XmlScanner();
  const strings: string[] = [];
  let characters = 0;
  let string = "";
  let isText = false;
  let isPhonetic = false;
  for (const text of texts) {
    scanner.push(text);
    for (let token = scanner.next(); token !== "none"; token = scanner.next()) {
      if (token === "text") {
        if (isText) string += scanner.text;
        if (characters + string.length > limits.characters) throw tooLarge();
        continue;
      }
      const { name } = scanner;
      if (name === "t") isText = token === "open" && !isPhonetic;
      else if (name === "rPh") isPhonetic = token === "open";
      else if (name === "si" && token === "close") {
        strings.push(unescapeCell(string));
        characters += string.length;
        string = "";
        if (strings.length > limits.strings) throw tooLarge();
      }
    }
  }
  return strings;
}

function tooLarge(): UnreadableFile {
  return new UnreadableFile("WORKBOOK_TOO_LARGE");
}
