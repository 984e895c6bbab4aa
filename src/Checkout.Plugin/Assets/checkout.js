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
    others?.addEventListener("toggle", () => {
      if (others.open && document.activeElement === others.firstElementChild) others.querySelector("input").focus();
    });
  }

  const again = document.querySelector("[data-checkout-again]");
  if (again) setTimeout(() => { again.submit(); }, 2000);

  const watched = document.currentScript?.dataset.watch;
  if (watched) {
    const shown = document.querySelector("[data-payment-status]").dataset.paymentStatus;
    setInterval(async () => {
      try {
        const answer = await fetch(watched, { headers: { Accept: "application/json" } });
        if (answer.ok && (await answer.json()).status !== shown) location.reload();
      } catch { /* The next tick, or the page's own refresh, tries again. */ }
    }, 1500);
  }
})();
