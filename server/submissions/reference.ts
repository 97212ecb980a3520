/** What people read out on the phone: `BC` and the submission's id in groups, with a check digit (Luhn) at the end. */
export function referenceOf(submissionId: bigint): string {
  const digits = String(submissionId).padStart(8, "0");
  return `BC-${digits.slice(0, -4)}-${digits.slice(-4)}-${luhn(digits)}`;
}

/** The id behind a reference as typed, in any width and spacing; null when a digit was misread. */
export function parseReference(text: string): bigint | null {
  const digits = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/^BC|[\s-]/g, "");
  if (!/^\d{9,20}$/.test(digits)) return null;
  const body = digits.slice(0, -1);
  return luhn(body) === digits.at(-1) ? BigInt(body) : null;
}

function luhn(digits: string): string {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return String((10 - (sum % 10)) % 10);
}
