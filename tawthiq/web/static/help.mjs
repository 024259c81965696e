// Keys of every page: ? lists them, / goes to the search. By where they stand, so that an Arabic keyboard serves as well.
const typing = (target) => target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select");

export function offerHelp(root) {
  const keys = root.getElementById("keys");
  const hint = root.querySelector("[data-press='?']");
  hint.hidden = false;
  if (location.hash === "#search") root.getElementById("search")?.focus();
  hint.addEventListener("click", () => keys.showModal());
  root.addEventListener("keydown", (event) => {
    if (event.code !== "Slash" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || keys.open || typing(event.target)) return;
    event.preventDefault();
    const search = root.getElementById("search");
    if (event.shiftKey || "?؟".includes(event.key)) keys.showModal();
    else if (search) search.focus();
    else location.assign("/#search");
  });
}
