// Tips of drawings: what a point or bar stands for, beside it.
export function showTips(root) {
  const tip = root.getElementById("tip");
  const named = (target) => target.closest?.("svg a[aria-label], .bars a[title]");
  function show(event) {
    const link = named(event.target);
    tip.hidden = !link;
    if (!link) return;
    tip.textContent = link.getAttribute("aria-label") || link.getAttribute("title");
    const box = link.getBoundingClientRect();
    const left = box.left + box.width / 2 - tip.offsetWidth / 2;
    tip.style.left = `${Math.max(8, Math.min(innerWidth - tip.offsetWidth - 8, left))}px`;
    tip.style.top = `${box.top > tip.offsetHeight + 12 ? box.top - tip.offsetHeight - 8 : box.bottom + 8}px`;
  }
  root.addEventListener("mouseover", show);
  root.addEventListener("focusin", show);
  root.addEventListener("keydown", (event) => { if (event.key === "Escape") tip.hidden = true; });
}
