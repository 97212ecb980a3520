import { readQrCode } from "#domain/document/read-qr-code.ts";
import { startReader } from "./ask-reader.ts";
import type { CodeAnswer, CodeRequest } from "./reader-messages.ts";

export type ScanFailure = "denied" | "absent" | "failed";

type Looking = {
  /** Told when the camera shows its picture, and when it has seen a code that is no invoice's. */
  readonly onLooking: (state: "looking" | "otherCode") => void;
  readonly signal: AbortSignal;
};

const pictureName = "发票二维码.png";
/** Enough for the code of a whole page held before the camera. */
const pictureWidth = 1280;
const pauseMs = 120;

/**
 * Watches the camera until it shows an invoice's QR code. Every picture is decoded by the same program that reads
 * photographs, here and on the server, so what is found here is found there.
 * @returns the picture with the code, or why there is none
 */
export async function lookForCode(
  video: HTMLVideoElement,
  { onLooking, signal }: Looking,
): Promise<File | ScanFailure> {
  const reader = startReader();
  const camera = reader ? await openCamera() : "failed";
  if (!reader || typeof camera === "string") return typeof camera === "string" ? camera : "failed";
  try {
    video.srcObject = camera;
    await video.play();
    onLooking("looking");
    const canvas = document.createElement("canvas");
    while (!signal.aborted) {
      const text = await textIn(drawn(video, canvas), reader);
      if (text !== null && readQrCode(text)) return await fileOf(canvas);
      if (text !== null) onLooking("otherCode");
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    return "failed";
  } catch {
    return "failed";
  } finally {
    reader.terminate();
    video.srcObject = null;
    for (const track of camera.getTracks()) track.stop();
  }
}

async function openCamera(): Promise<MediaStream | ScanFailure> {
  const wanted = { facingMode: { ideal: "environment" }, width: { ideal: 1920 }, height: { ideal: 1080 } };
  try {
    return await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false });
  } catch (error) {
    const { name } = error as DOMException;
    if (name === "NotAllowedError" || name === "SecurityError") return "denied";
    return name === "NotFoundError" || name === "OverconstrainedError" ? "absent" : "failed";
  }
}

function drawn(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData {
  const scale = Math.min(1, pictureWidth / video.videoWidth);
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("no picture can be drawn");
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

function textIn({ width, height, data }: ImageData, reader: Worker): Promise<string | null> {
  return new Promise((resolve, reject) => {
    reader.onmessage = ({ data: answer }: MessageEvent<CodeAnswer>) => resolve(answer.text);
    reader.onerror = () => reject(new Error("the reader has died"));
    reader.postMessage({ kind: "code", width, height, data } satisfies CodeRequest, [data.buffer]);
  });
}

function fileOf(canvas: HTMLCanvasElement): Promise<File> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (picture) =>
        picture
          ? resolve(new File([picture], pictureName, { type: "image/png" }))
          : reject(new Error("the picture cannot be kept")),
      "image/png",
    );
  });
}
