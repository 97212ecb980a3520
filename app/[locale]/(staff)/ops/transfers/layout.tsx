import type { ReactNode } from "react";
import { requireStaff } from "#server/session.ts";
import OperationsLayout from "../../../(operations)/ops/layout.tsx";
import { StaffFrame } from "../../../(support)/staff-frame.tsx";

/** Operators and support read the same log, each in the frame of their own room. */
export default async function TransfersLayout({ children }: { children: ReactNode }) {
  const staff = await requireStaff();
  return staff.kind === "operator" ? (
    <OperationsLayout>{children}</OperationsLayout>
  ) : (
    <StaffFrame>{children}</StaffFrame>
  );
}
