"use client";

import { usePathname } from "next/navigation";
import { apiPaths } from "#components/paths.ts";
import { buttonClass } from "#components/ui/button-class.ts";

/** A plain form: the server keeps what was seen in a cookie, and sends one back to where one was. */
export function SeenForm({ news, label }: { news: string; label: string }) {
  return (
    <form method="post" action={apiPaths.incidentsSeen} className="ms-6.5 shrink-0 mid:ms-0">
      <input type="hidden" name="news" value={news} />
      <input type="hidden" name="from" value={usePathname()} />
      <button type="submit" className={buttonClass({ size: "small" })}>
        {label}
      </button>
    </form>
  );
}
