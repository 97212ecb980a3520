"use client";

import { useMessages } from "next-intl";
import { FaultNotice } from "#components/layout/fault-notice.tsx";

type ErrorPageProps = { error: Error & { digest?: string }; retry: () => void };

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <main id="main" className="mx-auto w-full max-w-page px-4 py-12 mid:px-8">
      <FaultNotice words={useMessages().errors.fault} reference={error.digest} retry={retry} />
    </main>
  );
}
