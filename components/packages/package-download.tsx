"use client";

import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { paths } from "#components/paths.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { getPathname } from "#i18n/navigation.ts";
import type { Locale } from "#i18n/routing.ts";

type PackageDownloadProps = { packageId: string; locale: Locale; label: string; again?: boolean };

/** Long enough for the answer to have begun; a download leaves the page as it was. */
const afterMs = 1_500;

/** A plain address, so that every browser can save it; never fetched ahead, for fetching it counts. */
export function PackageDownload({ packageId, locale, label, again }: PackageDownloadProps) {
  const { refresh } = useRouter();
  return (
    <a
      href={getPathname({ href: paths.packageFile(packageId), locale })}
      download
      onClick={() => setTimeout(refresh, afterMs)}
      className={buttonClass({ look: again ? "secondary" : "primary", block: "phone" })}
    >
      <Download aria-hidden />
      {label}
    </a>
  );
}
