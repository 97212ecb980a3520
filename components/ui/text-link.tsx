import type { ComponentProps } from "react";
import { Link } from "#i18n/navigation.ts";

/** A link in running text: underlined, for colour alone tells nobody. */
export function TextLink(props: Omit<ComponentProps<typeof Link>, "className">) {
  return (
    <Link
      className="text-accent-ink underline decoration-accent-line underline-offset-4 hover:decoration-accent-ink"
      {...props}
    />
  );
}
