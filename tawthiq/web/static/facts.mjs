// Hover or focus on a fact lights its words, and on words the facts that rest on them.
const words = (id) => [...document.querySelectorAll(`mark[data-f~="${CSS.escape(id)}"]`)];
const anchor = (link) => decodeURIComponent(link.hash.slice(1));

function lit(target) {
  const link = target.closest?.(".read a");
  if (link) return [...words(anchor(link)), link];
  const mark = target.closest?.("mark[data-f]");
  if (!mark) return [];
  const ids = mark.dataset.f.split(" ");
  const links = [...document.querySelectorAll(".read a")].filter((item) => ids.includes(anchor(item)));
  return [...ids.flatMap(words), ...links];
}

function show(event) {
  document.querySelectorAll(".lit").forEach((item) => item.classList.remove("lit"));
  const found = lit(event.target);
  found.forEach((item) => item.classList.add("lit"));
  const mark = event.target.closest?.("mark[data-f]");
  if (mark) found.find((item) => item.matches("a"))?.scrollIntoView({ block: "nearest" });
}

function reveal() {
  if (!location.hash) return;
  const found = words(decodeURIComponent(location.hash.slice(1)));
  document.querySelectorAll(".flash").forEach((item) => item.classList.remove("flash"));
  found.forEach((item) => item.classList.add("flash"));
  found[0]?.scrollIntoView({ block: "center" });
}

export function lightFacts(root) {
  if (root.querySelector(".text mark")) {
    for (const mark of root.querySelectorAll(".text mark")) mark.tabIndex = 0;
    root.addEventListener("mouseover", show);
    root.addEventListener("focusin", show);
    addEventListener("hashchange", reveal);
    reveal();
  }
}
