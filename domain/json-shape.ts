/** What a text of JSON may be before anybody parses it. */
export type JsonLimits = { readonly depth: number; readonly values: number };

/**
 * Whether JSON goes deeper, or has more values, than is allowed; null where it does not. Looks at brackets and commas
 * outside of strings only: whether it is JSON at all is the parser's to say.
 */
export function jsonExcess(text: string, limits: JsonLimits): "depth" | "values" | null {
  let depth = 0;
  let values = 0;
  for (let index = 0; index < text.length; index++) {
    const char = text.charCodeAt(index);
    if (char === quote) index = endOfString(text, index);
    else if (char === openBrace || char === openBracket) {
      if (++depth > limits.depth) return "depth";
      if (++values > limits.values) return "values";
    } else if (char === closeBrace || char === closeBracket) depth--;
    else if (char === comma && ++values > limits.values) return "values";
  }
  return null;
}

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];

/** Where the string that begins here ends; the end of the text where it does not. */
function endOfString(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index++) {
    const char = text.charCodeAt(index);
    if (char === backslash) index++;
    else if (char === quote) return index;
  }
  return text.length;
}
