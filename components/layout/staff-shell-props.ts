import type { ReactNode } from "react";
import type { SignOutAction } from "./account-menu.tsx";
import type { Appearance } from "./appearance.ts";
import type { BureauView } from "./bureau-light.tsx";

export type StaffShellProps = {
  person: { name: string };
  bureau: BureauView;
  appearance: Appearance;
  signOut: SignOutAction;
  /** Above everything: that a merchant is being looked at, what everybody should know. */
  banner?: ReactNode;
  children: ReactNode;
};
