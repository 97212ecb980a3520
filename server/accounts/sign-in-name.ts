/** How a sign-in name is stored and compared: half-width, lower case, without the blanks a phone's keyboard adds. */
export function signInNameOf(typed: string): string {
  return typed.normalize("NFKC").trim().toLowerCase();
}
