"use client";

import { useTranslations } from "next-intl";
import { useDeferredValue, useEffect, useRef, useState } from "react";
import { TextInput } from "#components/ui/text-input.tsx";
import type { FaqEntry } from "#content/entry.ts";
import { queryLimit, searchFaq } from "#content/search-faq.ts";

const most = 8;

/** The same search as on the server, in the browser; an answer found is opened where it stands below. */
export function OfflineSearch({ entries }: { entries: readonly FaqEntry[] }) {
  const t = useTranslations("offline");
  const [typed, setTyped] = useState("");
  const asked = useDeferredValue(typed);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    setTyped(typedEarly(field.current));
    openTarget();
    addEventListener("hashchange", openTarget);
    return () => removeEventListener("hashchange", openTarget);
  }, []);
  const hits = searchFaq(entries, asked, most);
  return (
    <search className="needs-script mt-6 block max-w-prose">
      <TextInput
        ref={field}
        name="q"
        type="search"
        label={t("label")}
        onChange={(event) => setTyped(event.target.value)}
        required
        maxLength={queryLimit}
        autoComplete="off"
      />
      <div role="status" className="mt-3">
        {asked.trim() === "" ? null : hits.length === 0 ? t("nothing") : t("found", { count: hits.length })}
      </div>
      <ol className="mt-2 grid gap-2">
        {hits.map(({ slug, title, excerpt }) => (
          <li key={slug}>
            <a
              href={`#${slug}`}
              onClick={() => openAnswer(slug)}
              className="font-medium text-accent-ink underline underline-offset-4"
            >
              {title}
            </a>
            <span className="block text-ink-soft">{excerpt}</span>
          </li>
        ))}
      </ol>
    </search>
  );
}

/** What stood in the field before this script came, or else what the address asks for. */
function typedEarly(field: HTMLInputElement | null): string {
  const asked = new URLSearchParams(location.search).get("q") ?? "";
  if (!field) return asked;
  field.value ||= asked;
  return field.value;
}

function openTarget(): void {
  openAnswer(decodeURIComponent(location.hash.slice(1)));
}

function openAnswer(slug: string): void {
  const answer = document.getElementById(slug);
  if (!(answer instanceof HTMLDetailsElement)) return;
  answer.open = true;
  answer.scrollIntoView();
}
