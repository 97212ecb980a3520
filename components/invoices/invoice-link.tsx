import type { ComponentProps } from "react";
import { InvoiceNumber } from "#components/ui/invoice-number.tsx";
import { identityOf } from "#domain/identity-of.ts";
import { Link } from "#i18n/navigation.ts";

/** The number that names a row, and leads to all there is of its invoice. */
export function InvoiceLink({ of, href }: { of: string } & Pick<ComponentProps<typeof Link>, "href">) {
  return (
    <Link href={href} className="font-medium text-accent-ink underline-offset-4 hover:underline">
      <InvoiceNumber {...identityOf(of)} />
    </Link>
  );
}
