// What was typed into a form with `data-keep` is kept in this browser until it was saved, whatever the connection does.
const name = (form) => `draft:${form.dataset.keep}`;

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key) || "null");
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    if (value) localStorage.setItem(key, JSON.stringify(value));
    else localStorage.removeItem(key);
  } catch { /* a browser may refuse to keep anything; then the form works as any other */ }
}

const typed = (form) => [...form.elements].filter((item) => item.name && !["hidden", "submit", "password"].includes(item.type)
  && item.type !== "button" && item.tagName !== "FIELDSET");

function keep(form) {
  const held = {};
  for (const item of typed(form)) held[item.name] = item.type === "checkbox" ? item.checked : item.value;
  const isEmpty = typed(form).every((item) => item.tagName === "SELECT" || (item.type === "checkbox" ? !item.checked : !item.value));
  write(name(form), isEmpty ? null : held);
  return !isEmpty;
}

function restore(form) {
  const held = read(name(form));
  for (const item of held ? typed(form) : []) {
    if (item.type === "checkbox") item.checked = Boolean(held[item.name]);
    else if (!item.value || item.tagName === "SELECT") item.value = held[item.name] ?? item.value;
  }
  if (held) for (let fold = form.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  return held !== null;
}

// What becomes of a form, in one line below it: kept, being saved, or in trouble.
function tell(form, state, text) {
  let line = form.querySelector(".state");
  if (!line) {
    line = document.createElement("p");
    form.append(line);
  }
  line.className = `state ${state}`;
  line.setAttribute("role", state === "trouble" ? "alert" : "status");
  if (line.textContent !== text) line.textContent = text;
}

const trouble = (form, text) => tell(form, "trouble", text);

async function send(event) {
  const form = event.target;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  const buttons = form.querySelectorAll("button");
  buttons.forEach((button) => { button.disabled = true; });
  tell(form, "saving", document.body.dataset.saving);
  try {
    const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
    if (answer.ok && answer.redirected) {
      write(name(form), null);
      location.assign(answer.url);
      return;
    }
    refused(form, answer.status, await answer.text());
  } catch {
    trouble(form, document.body.dataset.offline);
    document.dispatchEvent(new CustomEvent("desk:lost"));
  } finally {
    buttons.forEach((button) => { button.disabled = false; });
  }
}

// A refusal is a page of its own: what it says takes the place of what is shown, with what was typed in it.
function refused(form, status, text) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const main = page.querySelector("main");
  if (status === 401 || !main) {
    trouble(form, main ? main.querySelector("h1").textContent : document.body.dataset.offline);
    return;
  }
  document.querySelector("main").replaceWith(document.adoptNode(main));
  keepDrafts(document);
  document.dispatchEvent(new CustomEvent("desk:shown"));
  document.querySelector("[role=alert]")?.scrollIntoView({ block: "center" });
}

export function keepDrafts(root) {
  for (const form of root.querySelectorAll("form[data-keep]")) {
    if (form.dataset.isKept) continue;
    form.dataset.isKept = "yes";
    if (restore(form) && form.hidden) form.dataset.wasTyped = "yes";
    form.addEventListener("input", () => { if (keep(form)) tell(form, "kept", document.body.dataset.kept); });
    form.addEventListener("submit", send);
    form.addEventListener("reset", () => {
      write(name(form), null);
      form.querySelector(".state")?.remove();
    });
  }
}
