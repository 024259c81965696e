// Select words of an article to correct a fact or to add one: their exact place is counted in characters of the text.
const count = (text) => [...text].length; // code points, as the register counts; not UTF-16 units

function place(node, offset) {
  const line = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-at]");
  if (!line) return null;
  const before = document.createRange();
  before.setStart(line, 0);
  before.setEnd(node, offset);
  return { line, at: Number(line.dataset.at) + count(before.toString()) };
}

function selected(text) {
  const chosen = getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed) return null;
  const range = chosen.getRangeAt(0);
  if (!text.contains(range.commonAncestorContainer)) return null;
  const [from, to] = [place(range.startContainer, range.startOffset), place(range.endContainer, range.endOffset)];
  if (!from || !to || from.line !== to.line) return null; // a fact stands in one line
  const found = range.toString();
  const [head, tail] = [found.length - found.trimStart().length, found.length - found.trimEnd().length];
  const words = found.trim();
  if (!words) return null;
  const kinds = [...text.querySelectorAll("mark")].filter((mark) => chosen.containsNode(mark, true)).flatMap((mark) => [...mark.classList]);
  return { words, part: from.line.classList.contains("title") ? "title" : "text", start: from.at + head, end: to.at - tail, kinds };
}

const digits = (text) => text.replace(/[٠-٩]/g, (d) => d.charCodeAt(0) - 0x660).match(/\d+/)?.[0] ?? "";

function fill(form, found) {
  for (const name of ["words", "part", "start", "end"]) form.elements[name].value = found[name];
  form.querySelector(".chosen q").textContent = found.words;
  const field = form.elements.field;
  const known = [...field.options].map((option) => option.value);
  field.value = found.kinds.find((kind) => known.includes(kind)) ?? (digits(found.words) ? "killed" : "place");
  if (["killed", "injured", "attackers"].includes(field.value)) form.elements.value.value = digits(found.words);
  form.hidden = false;
}

export function selectWords(root) {
  const [form, text] = [root.querySelector("form.selected"), root.querySelector(".reading .text")];
  if (!form || !text) return;
  root.querySelector(".selecting").hidden = false;
  if (form.dataset.wasTyped && form.elements.words.value) form.hidden = false;
  const choose = () => {
    const found = selected(text);
    if (found) fill(form, found);
    return found;
  };
  const pointed = () => { // on a narrow screen the form stands below the text
    if (choose() && form.getBoundingClientRect().top > innerHeight) form.scrollIntoView({ block: "center" });
  };
  text.addEventListener("mouseup", () => setTimeout(pointed));
  text.addEventListener("keyup", choose);
  text.addEventListener("touchend", () => setTimeout(pointed));
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("mark")) return;
    event.preventDefault();
    getSelection().selectAllChildren(event.target);
    if (choose()) form.elements.value.focus();
  });
  form.addEventListener("reset", () => { form.hidden = true; });
}
