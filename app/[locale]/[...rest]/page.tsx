import { notFound } from "next/navigation";

/** Addresses that match no page end here, so that their answer has our frame and our words. */
export default function UnknownPage() {
  notFound();
}
