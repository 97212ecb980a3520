"use client";

import { Printer } from "lucide-react";
import { buttonClass } from "#components/ui/button-class.ts";

export function PrintButton({ label }: { label: string }) {
  return (
    <button type="button" onClick={() => window.print()} className={`${buttonClass({})} needs-script`}>
      <Printer aria-hidden />
      {label}
    </button>
  );
}
