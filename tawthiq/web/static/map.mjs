// The map of what was found: our own outlines, clusters by number, circles by the killed, names shaped by the browser.
import * as maplibre from "./vendored/maplibre-gl.mjs";

maplibre.setWorkerUrl(new URL("./vendored/maplibre-gl-worker.mjs", import.meta.url).href);

function colour(name) {
  const probe = document.createElement("i");
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

const kind = (name) => ["==", ["get", "kind"], name];
const SIZE = ["min", 34, ["+", 4, ["*", 1.5, ["sqrt", ["get", "killed"]]]]];

function style(box) {
  const [land, sea, border, quiet, dot, sheet] = ["land", "sea", "border", "quiet", "dot", "sheet"].map(colour);
  const text = (size, field) => ({ "text-field": field, "text-font": ["Noto Sans Arabic"], "text-size": size });
  const one = ["==", ["get", "n"], 1];
  return {
    version: 8,
    sources: {
      world: { type: "geojson", data: box.dataset.geography },
      found: { type: "geojson", data: { type: "FeatureCollection", features: [] } },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": sea } },
      { id: "land", type: "fill", source: "world", filter: kind("country"), paint: { "fill-color": land } },
      { id: "provinces", type: "line", source: "world", filter: kind("province"), minzoom: 4,
        paint: { "line-color": border, "line-width": 0.6, "line-dasharray": [2, 2] } },
      { id: "borders", type: "line", source: "world", filter: kind("country"), paint: { "line-color": border, "line-width": 0.9 } },
      { id: "names", type: "symbol", source: "world", filter: kind("name"),
        layout: { ...text(12, ["get", "name"]), "symbol-sort-key": ["-", 0, ["get", "wide"]] },
        paint: { "text-color": quiet, "text-halo-color": land, "text-halo-width": 1.4 } },
      { id: "points", type: "circle", source: "found", filter: one,
        paint: { "circle-color": dot, "circle-opacity": ["case", ["get", "vague"], 0.2, 0.5], "circle-radius": SIZE,
          "circle-stroke-color": dot, "circle-stroke-width": 1.2 } },
      { id: "clusters", type: "circle", source: "found", filter: ["!", one],
        paint: { "circle-color": dot, "circle-opacity": 0.82, "circle-stroke-color": sheet, "circle-stroke-width": 2,
          "circle-radius": ["interpolate", ["linear"], ["sqrt", ["get", "n"]], 1.4, 12, 7, 19, 100, 32] } },
      { id: "counts", type: "symbol", source: "found", filter: ["!", one],
        layout: { ...text(12, ["to-string", ["get", "n"]]), "text-allow-overlap": true }, paint: { "text-color": sheet } },
    ],
  };
}

async function fetched(address) {
  const answer = await fetch(address, { credentials: "same-origin", headers: { "x-part": "yes" } });
  return answer.ok ? answer : null;
}

// The first view shows four in five of the incidents, those nearest to the middle of them all.
function core(marks) {
  const all = marks.flatMap((mark) => Array(Math.min(mark.properties.n, 200)).fill(mark.geometry.coordinates));
  const middle = (axis) => all.map((at) => at[axis]).sort((a, b) => a - b)[all.length >> 1];
  const [x, y] = [middle(0), middle(1)];
  const near = all.sort((a, b) => Math.hypot(a[0] - x, a[1] - y) - Math.hypot(b[0] - x, b[1] - y));
  const bounds = new maplibre.LngLatBounds();
  for (const at of near.slice(0, Math.ceil(all.length * 0.8))) bounds.extend(at);
  return bounds;
}

let latest = 0;

async function load(map, isWhole = false) {
  const mine = ++latest;
  const asked = new URL(document.querySelector("[data-places]").dataset.places, location.origin);
  const seen = map.getBounds();
  if (isWhole) asked.searchParams.set("zoom", 6);
  else {
    const sides = [Math.max(-180, seen.getWest()), Math.max(-85, seen.getSouth()), Math.min(180, seen.getEast()), Math.min(85, seen.getNorth())];
    asked.searchParams.set("bounds", sides.map((side) => side.toFixed(3)).join(","));
    asked.searchParams.set("zoom", Math.round(map.getZoom() + 1));
  }
  const answer = await fetched(asked);
  if (!answer) return [];
  const found = await answer.json();
  if (mine !== latest) return []; // another question was asked meanwhile
  map.getSource("found").setData(found);
  document.querySelector("[data-map]").dataset.marks = found.features.length; // what the tests ask
  return found.features;
}

async function begin(map) {
  const held = document.querySelector("form.question [name=box]").value.split(",").map(Number);
  const marks = await load(map, true);
  if (held.length === 4 && held.every(Number.isFinite)) map.fitBounds([[held[0], held[1]], [held[2], held[3]]], { animate: false });
  else if (marks.length) map.fitBounds(core(marks), { padding: 60, maxZoom: 7, animate: false });
  map.on("moveend", () => load(map));
  await load(map);
}

// An answer that lies elsewhere is gone to, unless it was asked for this part of the map.
async function answered(map) {
  const seen = await load(map);
  if (seen.length || document.querySelector("form.question [name=box]").value) return;
  const marks = await load(map, true);
  if (marks.length) map.fitBounds(core(marks), { padding: 60, maxZoom: 7 });
}

async function glance(map, { features: [point] }) {
  const answer = await fetched(`/incidents/${encodeURIComponent(point.properties.id)}/glance`);
  if (!answer) return;
  const card = document.createElement("div");
  card.className = "map-card";
  card.dir = document.documentElement.dir;
  card.append(...new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes);
  new maplibre.Popup({ closeButton: false, maxWidth: "18rem" }).setLngLat(point.geometry.coordinates).setDOMContent(card).addTo(map);
}

function within(map, box) {
  const [form, field] = [document.querySelector("form.question"), document.querySelector("form.question [name=box]")];
  const button = document.createElement("button");
  button.type = "button";
  button.className = "within";
  const say = () => { button.textContent = field.value ? box.dataset.anywhere : box.dataset.within; };
  button.addEventListener("click", () => {
    const seen = map.getBounds();
    const sides = [seen.getWest(), seen.getSouth(), seen.getEast(), seen.getNorth()].map((side) => side.toFixed(2));
    field.value = field.value ? "" : sides.join(",");
    say();
    form.requestSubmit();
  });
  say();
  box.append(button);
}

function listen(map) {
  map.on("click", "clusters", ({ features: [cluster] }) => map.easeTo({ center: cluster.geometry.coordinates, zoom: map.getZoom() + 2 }));
  map.on("click", "points", (event) => glance(map, event));
  for (const layer of ["clusters", "points"]) {
    map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
  }
  new MutationObserver(() => answered(map)).observe(document.getElementById("found"), { childList: true });
}

export function showMap(box) {
  box.hidden = false;
  let map;
  try {
    map = new maplibre.Map({
      container: box.querySelector(".map-canvas"), style: style(box), center: [44, 32], zoom: 3.4, maxZoom: 11,
      attributionControl: false, cooperativeGestures: true, dragRotate: false, pitchWithRotate: false, renderWorldCopies: false,
      locale: { "Map.Title": box.dataset.label, "NavigationControl.ZoomIn": box.dataset.in, "NavigationControl.ZoomOut": box.dataset.out },
    });
  } catch {
    box.replaceChildren(Object.assign(document.createElement("p"), { className: "note", textContent: box.dataset.failed }));
    return;
  }
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), document.documentElement.dir === "rtl" ? "top-left" : "top-right");
  map.touchZoomRotate.disableRotation();
  map.on("load", () => begin(map));
  listen(map);
  within(map, box);
}
