import type { ReactNode } from "react";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PrintButton } from "#components/ui/print-button.tsx";

type SlipPageProps = {
  back: { href: string; label: string };
  title: string;
  print: string;
  children: ReactNode;
};

/** A 业务办理单 to be printed: what stands around it stays off the paper. */
export function SlipPage({ back, title, print, children }: SlipPageProps) {
  return (
    <>
      <div className="print:hidden">
        <PageHeader back={back} title={title} actions={<PrintButton label={print} primary />} />
      </div>
      {children}
    </>
  );
}
