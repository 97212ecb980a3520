/*
 * The questions without a network, from the front door on: two pages (one a language) with every answer and their own
 * search, kept whole. Nothing of a person is in them: they are fetched without cookies. Everything else passes by.
 */
const shelf = "help-";
const keptPages = ["/faq/offline", "/en/faq/offline"];
const freshMs = 86_400_000;
const helpPages = /^(?:\/en)?(?:\/?|\/faq(?:\/[\w-]+)?|\/guides(?:\/[\w-]+)?|\/contact)$/;

self.addEventListener("install", (event) => event.waitUntil(keepPages().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== self.location.origin) return;
  if (mode === "navigate" && helpPages.test(pathname)) event.respondWith(openPage(event));
  else if (pathname.startsWith("/_next/static/")) event.respondWith(fetch(event.request).catch(() => kept(event.request)));
});

async function openPage(event) {
  try {
    const response = await fetch(event.request);
    event.waitUntil(keepAnew());
    return response;
  } catch {
    const { pathname, search } = new URL(event.request.url);
    const page = keptPages[pathname === "/en" || pathname.startsWith("/en/") ? 1 : 0];
    if (pathname === page) return kept(page);
    const slug = /\/faq\/([\w-]+)$/.exec(pathname)?.[1];
    return Response.redirect(page + search + (slug ? `#${slug}` : ""));
  }
}

async function kept(request) {
  return (await caches.match(request, { ignoreSearch: true, ignoreVary: true })) ?? Response.error();
}

/** At most once a day, and only what came whole takes the place of what there was. */
async function keepAnew() {
  const newest = Math.max(0, ...(await shelves()).map((name) => Number(name.slice(shelf.length))));
  if (Date.now() - newest > freshMs) await keepPages().catch(() => {});
}

async function keepPages() {
  const older = await shelves();
  const name = `${shelf}${Date.now()}`;
  const cache = await caches.open(name);
  try {
    for (const page of keptPages) await keepPage(cache, page);
  } catch (fault) {
    await caches.delete(name);
    throw fault;
  }
  await Promise.all(older.map((old) => caches.delete(old)));
}

/** With the scripts and styles it names. */
async function keepPage(cache, page) {
  const response = await fetch(page, { credentials: "omit", cache: "no-store", redirect: "error" });
  if (!response.ok) throw new Error(`${page} answered ${response.status}`);
  const text = await response.clone().text();
  await cache.put(page, response);
  const parts = text.match(/static\/(?:chunks|css|media)\/[\w./~-]+\.(?:js|css)/g) ?? [];
  await cache.addAll([...new Set(parts)].map((part) => `/_next/${part}`));
}

async function shelves() {
  return (await caches.keys()).filter((name) => name.startsWith(shelf));
}
