"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Asks for the page anew while somebody looks at it; what is being typed stays. */
export function RefreshEvery({ seconds, label }: { seconds: number; label: string }) {
  const { refresh } = useRouter();

  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") refresh();
    }, seconds * 1_000);
    return () => clearInterval(timer);
  }, [refresh, seconds]);

  return <span className="needs-script">{label}</span>;
}
