import { createHmac } from "node:crypto";
import { keyFor } from "#server/evidence.ts";

/**
 * Who a visitor is to us: what this browser was given the last time, else its place; then all without one there are one.
 * What is made up is no reader. @returns 43 characters that say nothing of anybody
 */
export function knownReader(reader: string | null, place: string): string {
  return reader !== null && /^[\w-]{43}$/.test(reader)
    ? reader
    : hashed("answer-vote", `place ${place}`).toString("base64url");
}

/** @param purpose what is hashed for one thing says nothing about another */
export function hashed(purpose: "answer-vote" | "feedback", text: string): Buffer {
  return createHmac("sha256", keyFor(purpose)).update(text).digest();
}
