"use client";

import { useMessages } from "next-intl";
import { FaultNotice } from "#components/layout/fault-notice.tsx";

type ErrorPageProps = { error: Error & { digest?: string }; retry: () => void };

/** In place: the frame, with the way to everything else, stays. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return <FaultNotice words={useMessages().errors.fault} reference={error.digest} retry={retry} />;
}
