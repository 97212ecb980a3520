import { Camera, ScanQrCode } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { Callout } from "#components/ui/callout.tsx";
import { classNames } from "#components/ui/class-names.ts";
import type { ScanFailure } from "./look-for-code.ts";

type ScanInvoiceProps = { onFile: (file: File) => void };
type State = "closed" | "opening" | "looking" | "otherCode" | ScanFailure;

/** A paper in the hand: its QR code by the camera, or a photograph where a browser gives no camera (as in WeChat). */
export function ScanInvoice({ onFile }: ScanInvoiceProps) {
  const t = useTranslations("preview.scan");
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<State>("closed");
  const isOn = state === "opening" || state === "looking" || state === "otherCode";
  const take = useEffectEvent(onFile);

  useEffect(() => {
    const screen = video.current;
    if (!isOn || !screen) return;
    const stop = new AbortController();
    const { signal } = stop;
    import("./look-for-code.ts")
      .then(({ lookForCode }) => lookForCode(screen, { onLooking: setState, signal }))
      .catch(() => "failed" as const)
      .then((found) => {
        if (signal.aborted) return;
        if (found instanceof File) take(found);
        else setState(found);
      });
    return () => stop.abort();
  }, [isOn]);

  return (
    <details className="group border-t border-line py-4">
      <summary className="flex min-h-9 list-none items-center gap-2 font-medium text-accent-ink coarse:min-h-11">
        <ScanQrCode aria-hidden className="size-4 shrink-0" />
        {t("title")}
      </summary>
      <div className="mt-3 grid gap-3">
        <p className="text-ink-soft">{t("lead")}</p>
        {state === "denied" || state === "absent" || state === "failed" ? (
          <Callout kind="warning" live title={t(`${state}.title`)}>
            <p>{t(`${state}.text`)}</p>
          </Callout>
        ) : null}
        {isOn ? (
          <>
            <video
              ref={video}
              playsInline
              muted
              aria-label={t("picture")}
              className="aspect-video w-full rounded-lg bg-sunken object-cover"
            />
            <p role="status">{t(state)}</p>
          </>
        ) : null}
        <div className="flex flex-wrap gap-3">
          {isOn ? (
            <Button onClick={() => setState("closed")}>{t("close")}</Button>
          ) : "mediaDevices" in navigator ? (
            <Button icon={<Camera aria-hidden />} onClick={() => setState("opening")}>
              {t("open")}
            </Button>
          ) : null}
          <label
            className={classNames(
              buttonClass({}),
              "focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent-ink",
            )}
          >
            {t("photo")}
            <input
              type="file"
              accept="image/*"
              capture="environment"
              className="sr-only"
              onChange={({ target }) => target.files?.[0] && onFile(target.files[0])}
            />
          </label>
        </div>
      </div>
    </details>
  );
}
