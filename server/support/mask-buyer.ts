type Buyer = { readonly name: string; readonly taxpayerId: string };

/**
 * A buyer as a clerk needs it: enough to compare with what is read out on the phone, not enough to take away. A person,
 * who has a short name and no company's id, keeps only the family name.
 */
export function maskBuyer({ name, taxpayerId }: Buyer): Buyer {
  return { name: isPerson(name) ? maskPerson(name) : name, taxpayerId: maskTaxpayerId(taxpayerId) };
}

/** `91110105MA09XX013J` → `9111••••••••••013J`. */
export function maskTaxpayerId(id: string): string {
  if (id.length <= 8) return "•".repeat(id.length);
  return `${id.slice(0, 4)}${"•".repeat(id.length - 8)}${id.slice(-4)}`;
}

/** 王小明, 欧阳小明, 王小明（个人）: up to four Han characters, or marked as a person. 个人 alone names nobody. */
function isPerson(name: string): boolean {
  const bare = name.replace(/[（(]个人[）)]$/, "");
  return bare !== "个人" && (bare !== name || /^\p{Script=Han}{2,4}$/u.test(name));
}

function maskPerson(name: string): string {
  const [first = "", ...rest] = name;
  return first + "＊".repeat(rest.length > 0 ? 2 : 0);
}
