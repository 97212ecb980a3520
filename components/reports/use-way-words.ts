import { useTranslations } from "next-intl";

/** A way to the bureau by its name; what is not ours to name stays as it is. */
export function useWayWords(): (way: string) => string {
  const t = useTranslations("operations.ways.names");
  const none = useTranslations("reports.house.ways");
  return (way) => {
    if (way === "") return none("none");
    return t.has(way as Way) ? t(way as Way) : way;
  };
}

type Way = "leqi" | "baiwang" | "package";
