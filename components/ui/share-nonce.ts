declare global {
  var __webpack_nonce__: string | undefined;
}

/** Radix locks the page's scrolling with a `<style>` of its own, which our CSP lets in by its nonce only. */
export function shareNonce(): void {
  if (typeof document === "undefined") return;
  globalThis.__webpack_nonce__ ??= document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
}
