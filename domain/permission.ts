export const roles = ["owner", "clerk", "support", "operator"] as const;
export type Role = (typeof roles)[number];

/** Whose room a role works in: a page, an action and a context exist per room. */
export type Room = "merchant" | "support" | "operations";

export const roomOf: Readonly<Record<Role, Room>> = {
  owner: "merchant",
  clerk: "merchant",
  support: "support",
  operator: "operations",
};
