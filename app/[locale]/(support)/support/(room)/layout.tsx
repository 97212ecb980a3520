import type { ReactNode } from "react";
import { StaffFrame } from "../../staff-frame.tsx";

export default function SupportLayout({ children }: { children: ReactNode }) {
  return <StaffFrame>{children}</StaffFrame>;
}
