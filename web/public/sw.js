// Keeps the shell of the pages for when the connection drops. Never answers for the server: nothing under /api is kept here.
// The page that registers it names its build, so that a new build starts with an empty store and the old one is dropped.
const shell = `sampan-shell-${new URL(location.href).searchParams.get("build")}`;
const never = ["/api", "/partner", "/oauth2", "/login", "/webauthn", "/actuator", "/v3"];

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) =>
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((n) => n !== shell).map((n) => caches.delete(n))))
      .then(() => self.clients.claim()),
  ),
);

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin || never.some((p) => url.pathname.startsWith(p))) return;
  if (event.request.mode === "navigate") event.respondWith(page(event.request));
  else if (url.pathname.startsWith("/assets/")) event.respondWith(kept(event.request));
});

// A page: from the server while there is one, the last one seen otherwise.
async function page(request) {
  const cache = await caches.open(shell);
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await cache.put("/", fresh.clone());
    return fresh;
  } catch (e) {
    const last = await cache.match("/");
    if (last !== undefined) return last;
    throw e;
  }
}

// A file with a hash in its name never changes.
async function kept(request) {
  const cache = await caches.open(shell);
  const known = await cache.match(request);
  if (known !== undefined) return known;
  const fresh = await fetch(request);
  if (fresh.ok) await cache.put(request, fresh.clone());
  return fresh;
}
