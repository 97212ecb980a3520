"use client";

import "./globals.css";
import { addressedInEnglish, FaultNotice } from "#components/layout/fault-notice.tsx";
import english from "#messages/en/errors.json";
import chinese from "#messages/zh-CN/errors.json";

type GlobalErrorProps = { error: Error & { digest?: string }; retry: () => void };

/** Stands in for the whole document when even the frame failed, so both languages are on board. */
export default function GlobalError({ error, retry }: GlobalErrorProps) {
  const inEnglish = addressedInEnglish();
  const words = (inEnglish ? english : chinese).fault;
  return (
    <html lang={inEnglish ? "en" : "zh-CN"}>
      <body>
        <title>{words.title}</title>
        <main className="mx-auto max-w-page px-4 py-12">
          <FaultNotice words={words} reference={error.digest} retry={retry} />
        </main>
      </body>
    </html>
  );
}
