import { hash, type Options, verify } from "@node-rs/argon2";
import { longestPassword } from "#server/accounts/check-password.ts";

/** OWASP's least for argon2id (its default algorithm here): 19 MiB, two passes, one lane. */
const cost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(normalized(password), cost);
}

/** Takes as long without a hash as with one: a name nobody has cannot be told from a wrong password. */
export async function passwordMatches(password: string, passwordHash: string | undefined): Promise<boolean> {
  const tooLong = password.length > 2 * longestPassword;
  const known = tooLong ? undefined : passwordHash;
  nobodysHash ??= hashPassword("nobody has this password");
  const fits = await verify(known ?? (await nobodysHash), tooLong ? "" : normalized(password));
  return fits && known !== undefined;
}

let nobodysHash: Promise<string> | undefined;

/** Full-width letters of a Chinese keyboard are the same password (NIST SP 800-63B, 3.1.1.2). */
function normalized(password: string): string {
  return password.normalize("NFKC");
}
