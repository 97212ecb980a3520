"use client";

import { type Dispatch, useEffect, useRef } from "react";
import type { GridAction, GridState } from "./grid-state.ts";
import { sendParcel } from "./grid-wire.ts";
import { keepUnsaved, keptUnsaved } from "./kept-unsaved.ts";
import { nextParcel, type Unsaved } from "./unsaved.ts";

/** Long enough to gather the cells of one thought. */
const gatherMs = 400;
const firstRetryMs = 2_000;
const longestRetryMs = 30_000;

/** Saves in the background what is done in the grid, in order and one request at a time; kept here until it is there. */
export function useSaving(
  batchId: string,
  { unsaved, saving, tries }: GridState,
  dispatch: Dispatch<GridAction>,
): void {
  const resumed = useRef(false);
  const isBusy = useRef(false);
  const latest = useRef(unsaved);
  useEffect(() => {
    latest.current = unsaved;
  }, [unsaved]);

  useEffect(() => {
    const kept = keptUnsaved(batchId);
    resumed.current = true;
    if (kept.length > 0) dispatch({ type: "resumed", unsaved: kept });
  }, [batchId, dispatch]);

  useEffect(() => {
    if (resumed.current) keepUnsaved(batchId, unsaved);
  }, [batchId, unsaved]);

  useEffect(() => {
    const parcel = nextParcel(unsaved);
    if (!parcel || isBusy.current || saving === "halted" || saving === "closed") return;
    const timer = setTimeout(send, tries > 0 ? Math.min(longestRetryMs, firstRetryMs * 1.6 ** (tries - 1)) : gatherMs);
    window.addEventListener("online", send);
    return stop;

    function stop() {
      clearTimeout(timer);
      window.removeEventListener("online", send);
    }

    async function send() {
      stop();
      if (!parcel || isBusy.current) return;
      isBusy.current = true;
      if (saving === "idle") dispatch({ type: "sending" });
      const answer = await sendParcel(batchId, parcel);
      isBusy.current = false;
      if (answer.kind === "done") {
        dispatch({ type: "saved", parcel, answer: answer.body, at: Date.now() });
        return;
      }
      dispatch({ type: "failed", saving: savingAfter[answer.kind] });
    }
  }, [batchId, unsaved, saving, tries, dispatch]);

  useEffect(() => {
    return () => void sendLast(batchId, latest.current);
  }, [batchId]);

  useEffect(() => {
    if (saving !== "halted") return;
    const lookAgain = () => document.hidden || dispatch({ type: "failed", saving: "retrying" });
    document.addEventListener("visibilitychange", lookAgain);
    window.addEventListener("focus", lookAgain);
    return () => {
      document.removeEventListener("visibilitychange", lookAgain);
      window.removeEventListener("focus", lookAgain);
    };
  }, [saving, dispatch]);

  useEffect(() => {
    if (unsaved.length === 0) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [unsaved.length]);
}

/** Somebody leaves before the last change has gone out; what does not arrive is kept for when they come back. */
async function sendLast(batchId: string, unsaved: readonly Unsaved[]): Promise<void> {
  const parcel = nextParcel(unsaved);
  if (!parcel) return;
  const answer = await sendParcel(batchId, parcel);
  if (answer.kind === "done") keepUnsaved(batchId, unsaved.slice(parcel.deeds));
}

const savingAfter = { again: "retrying", "signed-out": "halted", closed: "closed" } as const;
