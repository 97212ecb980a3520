"use client";

import { Printer } from "lucide-react";
import { Button } from "./button.tsx";

/** Of no use without a script, where the browser's own menu does the same. */
export function PrintButton({ label, primary }: { label: string; primary?: boolean }) {
  return (
    <span className="needs-script">
      <Button look={primary ? "primary" : "secondary"} icon={<Printer aria-hidden />} onClick={() => window.print()}>
        {label}
      </Button>
    </span>
  );
}
