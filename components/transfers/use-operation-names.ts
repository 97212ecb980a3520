import { useTranslations } from "next-intl";

const operations = ["send", "poll", "check", "pull", "probe"] as const;
const ways = ["leqi", "baiwang", "package"] as const;

/** 乐企 · 上传: a way and what was done on it; what is neither stands as it is. */
export function useOperationNames() {
  const t = useTranslations("transfers");
  const way = useTranslations("operations.ways.names");
  return (connector: string, operation: string) => {
    const knownWay = ways.find((one) => one === connector);
    const known = operations.find((one) => one === operation);
    return t("pace.name", {
      way: knownWay ? way(knownWay) : connector,
      operation: known ? t(`operations.${known}`) : operation,
    });
  };
}
