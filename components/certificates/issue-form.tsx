import { FileClock, ReceiptText } from "lucide-react";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { CertificateKind } from "#domain/certificate/facts.ts";

type IssueFormProps = {
  action: (form: FormData) => Promise<void>;
  kind: CertificateKind;
  /** What it is about; of which merchant, where a clerk asks for it. */
  subject: { readonly submission: string; readonly merchant?: string } | { readonly batch: string };
  label: string;
  primary?: boolean;
};

const icons = { receipt: ReceiptText, delay: FileClock };

/** Issues a certificate and leads to it; without a script, too. */
export function IssueForm({ action, kind, subject, label, primary }: IssueFormProps) {
  const Icon = icons[kind];
  return (
    <form action={action}>
      <input type="hidden" name="kind" value={kind} />
      {Object.entries(subject).map(([name, id]) => (
        <input key={name} type="hidden" name={name} value={id} />
      ))}
      <SubmitButton look={primary ? "primary" : "secondary"} block="phone" icon={<Icon aria-hidden />}>
        {label}
      </SubmitButton>
    </form>
  );
}
