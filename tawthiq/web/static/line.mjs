// A banner while the desk cannot be reached; it asks every few seconds, and goes when there is an answer again.
const EVERY = 3000; // milliseconds

export function watchLine(root) {
  const banner = root.querySelector(".lost");
  let waiting = 0;

  async function ask() {
    try {
      await fetch(banner.dataset.alive, { cache: "no-store", signal: AbortSignal.timeout(EVERY) });
      back();
    } catch {
      waiting = setTimeout(ask, EVERY);
    }
  }

  function lost() {
    if (waiting) return;
    banner.textContent = banner.dataset.lost;
    banner.classList.remove("is-back");
    banner.hidden = false;
    waiting = setTimeout(ask, EVERY);
  }

  function back() {
    clearTimeout(waiting);
    waiting = 0;
    banner.textContent = root.body.dataset.back;
    banner.classList.add("is-back");
    setTimeout(() => { if (!waiting) banner.hidden = true; }, EVERY);
  }

  addEventListener("offline", lost);
  addEventListener("online", () => { if (waiting) { clearTimeout(waiting); ask(); } });
  root.addEventListener("desk:lost", lost);
}
