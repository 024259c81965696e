// The queue by keyboard alone. Keys are named by where they stand, so that an Arabic keyboard serves as well.
const one = (query) => document.querySelector(query);
const typing = (target) => target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select");
const form = (name) => one(`form[data-keep^="${name}-"]`);
const kept = (verdict, value) => {
  try {
    if (value !== undefined) localStorage.setItem(`why:${verdict}`, value);
    return localStorage.getItem(`why:${verdict}`) ?? "";
  } catch {
    return "";
  }
};

function open(item) {
  for (let fold = item.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}

// A verdict is chosen first and decided by Enter, with the reason that was last given for the like in reach.
function choose(verdict) {
  const judging = form("judge");
  if (!judging) return;
  for (const button of judging.querySelectorAll("[data-verdict]")) button.classList.toggle("main", button.value === verdict);
  judging.dataset.verdict = verdict;
  const { why, field, value } = judging.elements;
  if (!why.value) why.value = kept(verdict);
  if (verdict === "correct" && !field.value) field.selectedIndex = 4;
  (verdict === "correct" ? field : why).focus();
  if (verdict !== "correct") why.select();
  else value.required = true;
  judging.scrollIntoView({ block: "nearest" });
}

function enter(event) {
  const judging = event.target.closest("form[data-verdict]");
  if (event.key !== "Enter" || !judging || event.target.tagName === "BUTTON") return false;
  judging.requestSubmit(judging.querySelector(`[data-verdict][value="${judging.dataset.verdict}"]`));
  return true;
}

function go(id) {
  if (!id) return;
  const link = [...document.querySelectorAll(".waiting a")].find((item) => new URL(item.href).searchParams.get("id") === id);
  link?.click();
}

function pair(name) {
  const made = form(name);
  if (!made) return;
  open(made);
  made.querySelector("input:not([type=hidden])").focus();
}

function report(step) {
  const tabs = [...document.querySelectorAll(".reports a")];
  const at = tabs.findIndex((tab) => tab.getAttribute("aria-current"));
  tabs[(at + step + tabs.length) % tabs.length]?.click();
}

const queue = () => one("[data-queue]");
const KEYS = {
  KeyJ: () => go(queue().dataset.after),
  KeyK: () => go(queue().dataset.before),
  KeyA: () => choose("accept"),
  KeyC: () => choose("correct"),
  KeyR: () => choose("reject"),
  KeyX: () => choose("set_aside"),
  KeyM: () => pair("merge"),
  KeyS: () => pair("split"),
  KeyN: () => report(1),
  KeyU: () => one("[data-press=u]")?.click(),
  Digit0: () => one("[data-press='0']")?.click(),
  Digit1: () => one("[data-press='1']")?.click(),
  Digit2: () => one("[data-press='2']")?.click(),
  Digit3: () => one("[data-press='3']")?.click(),
};

function press(event) {
  if (event.key === "Escape" && typing(event.target)) {
    event.target.blur();
    one("#main").focus();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || one("#keys").open) return;
  if (enter(event)) event.preventDefault();
  else if (!typing(event.target) && KEYS[event.code] && !event.shiftKey) {
    event.preventDefault();
    KEYS[event.code]();
  }
}

export function driveQueue(root) {
  if (!queue()) return;
  root.addEventListener("keydown", press);
  root.addEventListener("submit", ({ target, submitter }) => {
    if (submitter?.hasAttribute("data-verdict") && target.elements.why) kept(submitter.value, target.elements.why.value);
  }, true);
  const [list, chosen] = [one(".waiting"), one(".waiting [aria-current]")];
  if (chosen) list.scrollTop = chosen.offsetTop - list.offsetTop - 60;
}
