"use strict";
(() => {
  const root = document.documentElement;
  const one = (query, from = document) => from.querySelector(query);
  const all = (query, from = document) => [...from.querySelectorAll(query)];
  const kept = (key, value) => {
    try {
      if (value !== undefined) localStorage.setItem(`tawthiq-${key}`, value);
      return localStorage.getItem(`tawthiq-${key}`);
    } catch {
      return null; // a page opened from a file may have no storage
    }
  };

  // Language: every element that has English beside it changes places with it.
  const SWAPPED = ["title", "aria-label", "placeholder"];
  function swap() {
    for (const item of all("[data-en]")) {
      [item.textContent, item.dataset.en] = [item.dataset.en, item.textContent];
    }
    for (const name of SWAPPED) {
      for (const item of all(`[data-en-${name}]`)) {
        const other = item.getAttribute(`data-en-${name}`);
        item.setAttribute(`data-en-${name}`, item.getAttribute(name));
        item.setAttribute(name, other);
      }
    }
    const isArabic = root.lang === "ar";
    root.lang = isArabic ? "en" : "ar";
    root.dir = isArabic ? "ltr" : "rtl";
    one("#language").lang = isArabic ? "ar" : "en";
    kept("language", root.lang);
    index();
    draw();
  }

  function theme() {
    const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = kept("theme", isDark ? "light" : "dark") || (isDark ? "light" : "dark");
  }

  // Search forgives hamza, diacritics, ta marbuta and the tatweel.
  const fold = (text) => text.normalize("NFKC").toLowerCase()
    .replace(/[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]/g, "")
    .replace(/[أإآٱ]/g, "ا").replace(/[ىي]/g, "ي").replace(/ة/g, "ه").replace(/ؤ/g, "و").replace(/ئ/g, "ي")
    .replace(/[٠-٩]/g, (digit) => digit.charCodeAt(0) - 0x660);
  const rows = all(".list tbody tr");
  const found = new Map();
  function index() {
    for (const row of rows) {
      const english = all("[data-en]", row).map((item) => item.dataset.en).join(" ");
      found.set(row, fold(`${row.textContent} ${english} ${row.dataset.find}`));
    }
  }

  function filter() {
    const words = fold(one("#filter").value).split(/\s+/).filter(Boolean);
    const [country, type] = [one("#by-country").value, one("#by-type").value];
    const hidden = new Set();
    for (const row of rows) {
      const isShown = words.every((word) => found.get(row).includes(word))
        && (!country || row.dataset.country === country) && (!type || row.dataset.type === type);
      row.hidden = !isShown;
      if (!isShown) hidden.add(row.dataset.of);
    }
    for (const item of all(".pin, .swarm a")) item.toggleAttribute("hidden", hidden.has(item.dataset.of));
    for (const item of all(".card")) item.hidden = hidden.has(item.id);
    one("#shown").textContent = rows.length - hidden.size;
    one("#none").hidden = hidden.size < rows.length;
  }

  function sort(head) {
    const isUp = head.getAttribute("aria-sort") !== "ascending";
    for (const other of head.parentNode.children) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
    const at = head.cellIndex;
    const key = (row) => row.cells[at].dataset.v ?? row.cells[at].textContent;
    const compared = (a, b) => (head.classList.contains("figure") ? key(a) - key(b) : key(a).localeCompare(key(b), root.lang));
    one(".list tbody").append(...rows.sort((a, b) => (isUp ? compared(a, b) : compared(b, a))));
  }

  // A link to words opens their article and makes them flash.
  function reveal() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    const marks = all(`mark[data-f~="${CSS.escape(target.id)}"]`);
    for (const mark of all(".flash")) mark.classList.remove("flash");
    for (const mark of marks) mark.classList.add("flash");
    (marks[0] || target).scrollIntoView({ block: marks.length ? "center" : "start" });
    if (target.matches(".card")) target.focus({ preventScroll: true });
  }

  function light(link, isLit) {
    for (const mark of all(`mark[data-f~="${CSS.escape(link.hash.slice(1))}"]`)) mark.classList.toggle("lit", isLit);
  }

  // Tips of map, timeline and plot.
  const tip = one("#tip");
  function show(link) {
    const box = link.getBoundingClientRect();
    tip.textContent = link.getAttribute("aria-label");
    tip.hidden = false;
    const left = box.left + box.width / 2 - tip.offsetWidth / 2;
    tip.style.left = `${Math.max(8, Math.min(innerWidth - tip.offsetWidth - 8, left))}px`;
    tip.style.top = `${box.top > tip.offsetHeight + 12 ? box.top - tip.offsetHeight - 8 : box.bottom + 8}px`;
  }

  // The map: the view box moves, and what stands on it keeps its size.
  const map = one(".map svg");
  map.dataset.home = map.getAttribute("viewBox");
  let view = map.dataset.home.split(" ").map(Number);
  const unit = () => Math.max(view[2] / (map.clientWidth || 1000), view[3] / (map.clientHeight || 560));
  function draw() {
    const scale = unit();
    map.setAttribute("viewBox", view.join(" "));
    map.classList.toggle("near", scale < 6);
    for (const item of all(".pin, .name", map)) {
      item.setAttribute("transform", item.getAttribute("transform").replace(/scale\(.*\)/, `scale(${scale})`));
    }
    const taken = [];
    for (const pin of all(".pin", map)) {
      name(one(".town", pin), pin, scale, taken, !pin.hasAttribute("hidden"));
    }
    for (const item of all(".name", map)) {
      const width = 7 * one("text", item).textContent.length;
      name(item, item, scale, taken, item.dataset.w / scale > width + 14);
    }
  }
  // A name is shown where there is room for it, and where the same was not written beside it before.
  function name(item, at, scale, taken, isWanted) {
    const text = one("text", item);
    const [x, y] = at.getAttribute("transform").match(/-?[\d.]+/g).map((n) => n / scale);
    const half = 3.6 * text.textContent.length;
    const box = { x: x + +text.getAttribute("x") - half, y: y + +text.getAttribute("y") - 12, width: 2 * half, text: text.textContent };
    const isFree = isWanted && taken.every((other) => (
      Math.abs(other.y - box.y) > (other.text === box.text ? 60 : 15) || box.x > other.x + other.width || other.x > box.x + box.width));
    item.setAttribute("display", isFree ? "inline" : "none");
    if (isFree) taken.push(box);
  }
  function zoom(by, x = 0.5, y = 0.5) {
    const width = Math.min(36000, Math.max(60, view[2] * by));
    const height = (width * view[3]) / view[2];
    view = [view[0] + (view[2] - width) * x, view[1] + (view[3] - height) * y, width, height];
    draw();
  }
  function look(box) {
    view = box.split(" ").map(Number);
    draw();
  }
  function pan(dx, dy) {
    view = [view[0] - dx * unit(), view[1] - dy * unit(), view[2], view[3]];
    draw();
  }
  const ZOOMS = {
    in: () => zoom(0.6),
    out: () => zoom(1 / 0.6),
    home: () => look(map.dataset.home),
    fit: () => look(map.dataset.fit),
    world: () => look(map.dataset.world),
  };
  let isMoved = false;
  function drag(event) {
    if (event.buttons !== 1) return;
    if (Math.abs(event.movementX) + Math.abs(event.movementY) > 0) {
      if (!isMoved) map.setPointerCapture(event.pointerId);
      isMoved = true;
      pan(event.movementX, event.movementY);
    }
  }
  function wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const box = map.getBoundingClientRect();
    zoom(event.deltaY > 0 ? 1.25 : 0.8, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  }
  const MOVES = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
  function steer(event) {
    if (event.target !== map) return;
    if (MOVES[event.key]) pan(...MOVES[event.key]);
    else if (event.key === "+" || event.key === "=") zoom(0.6);
    else if (event.key === "-") zoom(1 / 0.6);
    else return;
    event.preventDefault();
  }

  // Keys.
  function step(by) {
    const cards = all(".card").filter((card) => !card.hidden);
    const at = cards.findIndex((card) => card.classList.contains("current") || card === document.activeElement);
    const next = cards[at < 0 ? 0 : Math.max(0, Math.min(cards.length - 1, at + by))];
    if (!next) return;
    for (const card of all(".card.current")) card.classList.remove("current");
    next.classList.add("current");
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  }
  const help = () => one("#help").showModal();
  const KEYS = {
    "/": () => { one("#filter").focus(); one("#list").scrollIntoView(); },
    j: () => step(1), k: () => step(-1), l: swap, t: theme, "?": help, "؟": help,
    "ت": () => step(1), "ن": () => step(-1), "م": swap, "ف": theme, // the same keys on an Arabic keyboard
  };
  function press(event) {
    if (event.key === "Escape") { tip.hidden = true; if (event.target.id === "filter") clear(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || !one("#keys").checked || one("#help").open) return;
    if (event.target.matches("input, select, textarea") || !KEYS[event.key]) return;
    event.preventDefault();
    KEYS[event.key]();
  }
  function clear() {
    one(".filters").reset();
    filter();
    one("#filter").blur();
  }

  const on = (target, names, act, options) => names.split(" ").forEach((name) => target.addEventListener(name, act, options));
  for (const item of all(".scripted")) item.hidden = false;
  on(one("#language"), "click", swap);
  on(one("#theme"), "click", theme);
  on(one("#help-button"), "click", help);
  on(one(".filters"), "input", filter);
  on(one(".filters"), "submit", (event) => event.preventDefault());
  on(one(".filters"), "reset", () => setTimeout(filter));
  for (const head of all(".list thead th")) on(one("button", head), "click", () => sort(head));
  on(document, "mouseover focusin", (event) => {
    const link = event.target.closest?.("a");
    tip.hidden = true;
    if (link?.closest("svg")) show(link);
    if (link?.matches(".read a, .words")) light(link, true);
  });
  on(document, "mouseout focusout", (event) => {
    const link = event.target.closest?.("a");
    if (link?.matches(".read a, .words")) light(link, false);
  });
  on(document, "click", (event) => {
    const link = event.target.closest?.("a");
    if (link && link.getAttribute("href") === location.hash) reveal();
  });
  on(map, "pointerdown", () => { isMoved = false; });
  on(map, "pointermove", drag);
  on(map, "click", (event) => { if (isMoved) event.preventDefault(); }, true);
  on(map, "wheel", wheel, { passive: false });
  on(map, "keydown", steer);
  for (const button of all("[data-zoom]")) on(button, "click", ZOOMS[button.dataset.zoom]);
  on(document, "keydown", press);
  on(window, "hashchange", reveal);
  on(window, "resize", draw);
  on(window, "beforeprint", () => all("details").forEach((item) => { item.open = true; }));

  if (kept("theme")) root.dataset.theme = kept("theme");
  index();
  if (kept("language") === "en") swap();
  else draw();
  reveal();
})();
