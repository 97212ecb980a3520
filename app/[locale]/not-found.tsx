import { NotFoundNotice } from "#components/layout/not-found-notice.tsx";

/** A page whose record is not there, or belongs to somebody else. */
export default function NotFound() {
  return (
    <main id="main" className="mx-auto w-full max-w-page px-4 py-12 mid:px-8">
      <NotFoundNotice />
    </main>
  );
}
