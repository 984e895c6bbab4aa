"use strict";
(() => {
  const form = document.querySelector("[data-checkout-form=pay]");
  if (form) {
    const button = form.querySelector("button[type=submit]");
    form.addEventListener("submit", () => { setTimeout(() => { button.disabled = true; }); });
    // The Back button brings the page as it was left; the button must work again.
    addEventListener("pageshow", () => { button.disabled = false; });
    const others = form.querySelector(".co-others");
    // They are one choice with those above, which Tab has just left and would not enter again.
    if (others) others.addEventListener("toggle", () => {
      if (others.open && document.activeElement === others.firstElementChild) others.querySelector("input").focus();
    });
  }

  const again = document.querySelector("[data-checkout-again]");
  if (again) setTimeout(() => { again.submit(); }, 2000);

  const { watch, shown } = document.currentScript ? document.currentScript.dataset : {};
  if (watch) {
    let quietUntil = 0;
    setInterval(async () => {
      if (Date.now() < quietUntil) return;
      try {
        const answer = await fetch(watch, { headers: { Accept: "application/json" } });
        // So many wait behind the same connection that this page is to ask less often.
        if (answer.status === 429) quietUntil = Date.now() + 1000 * (Number(answer.headers.get("Retry-After")) || 15);
        const state = answer.ok && answer.headers.get("Checkout-State");
        if (state && state !== shown) location.reload();
      } catch { /* No line just now: the next tick tries again. */ }
    }, 1500);
  }
})();
