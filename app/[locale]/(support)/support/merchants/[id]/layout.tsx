import type { ReactNode } from "react";
import { SupportBanner } from "#components/layout/support-banner.tsx";
import { StaffFrame } from "../../../staff-frame.tsx";
import { viewOf } from "../../../view-of.ts";
import { endViewNow } from "./actions.ts";

type MerchantViewLayoutProps = { children: ReactNode; params: Promise<{ id: string }> };

export default async function MerchantViewLayout({ children, params }: MerchantViewLayoutProps) {
  const view = await viewOf((await params).id);
  return <StaffFrame banner={view ? <SupportBanner view={view} stop={endViewNow} /> : null}>{children}</StaffFrame>;
}
