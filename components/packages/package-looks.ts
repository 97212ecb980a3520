import { CircleCheck, Download, Hourglass, Landmark, PackageX } from "lucide-react";
import type { StatusLook } from "#components/ui/status-tone.ts";
import type { PackageState } from "#domain/package.ts";

export const packageLooks = {
  MADE: { tone: "missing", Icon: Download },
  DOWNLOADED: { tone: "missing", Icon: Landmark },
  HANDED_IN: { tone: "moving", Icon: Hourglass },
  CLOSED: { tone: "accepted", Icon: CircleCheck },
  DISSOLVED: { tone: "neutral", Icon: PackageX },
  WITHDRAWN: { tone: "neutral", Icon: PackageX },
} as const satisfies Record<PackageState, StatusLook>;
