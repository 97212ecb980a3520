"use client";

import { paths } from "#components/paths.ts";
import { type Act, ActForm } from "#components/ui/act-form.tsx";
import { RefusalNotice } from "#components/ui/refusal-notice.tsx";

/** One decision about packages, or about the one in `fields`. Where it comes too late, it says so. */
export function PackageActForm({ fields = {}, ...act }: Act & { fields?: Readonly<Record<string, string>> }) {
  const look = fields.packageId === undefined ? paths.packages : paths.package(fields.packageId);
  return (
    <ActForm {...act} fields={fields} refused={(code) => <RefusalNotice room="package" code={code} look={look} />} />
  );
}
