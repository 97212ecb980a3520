"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Callout } from "#components/ui/callout.tsx";
import { findUnfinished } from "./kept-upload.ts";

/** Says that a file stopped half-way the last time, and that choosing it again goes on. */
export function UnfinishedUpload() {
  const t = useTranslations("batch.upload");
  const [found, setFound] = useState<{ name: string; share: number } | null>(null);

  useEffect(() => {
    const gone = new AbortController();
    findUnfinished(gone.signal).then(setFound, () => {});
    return () => gone.abort();
  }, []);

  if (!found) return null;
  return <Callout>{t("unfinished", { name: found.name, percent: Math.floor(found.share * 100) })}</Callout>;
}
