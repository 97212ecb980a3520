/** A mobile number of the mainland, or a fixed one with its area code and perhaps an extension. */
const forms = [/^1[3-9]\d{9}$/, /^0\d{2,3}-?\d{7,8}(?:-\d{1,5})?$/];

/** The number as it is kept, half-width and without blanks; null where it cannot be one. "" stays "". */
export function readTelephone(typed: string): string | null {
  const text = typed
    .slice(0, 100)
    .normalize("NFKC")
    .replace(/[\s()]|^\+86-?/g, "")
    .replace(/[‐-―−]/g, "-");
  return text === "" || forms.some((form) => form.test(text)) ? text : null;
}
