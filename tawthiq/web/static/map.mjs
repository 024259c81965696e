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
const KILLED = ["max", 0, ["get", "killed"]];
const SIZE = ["min", 34, ["+", 4, ["*", 1.5, ["sqrt", KILLED]]]];

function style(box) {
  const [land, sea, border, quiet, dot, sheet] = ["land", "sea", "border", "quiet", "dot", "sheet"].map(colour);
  const text = (size, field) => ({ "text-field": field, "text-font": ["Noto Sans Arabic"], "text-size": size });
  return {
    version: 8,
    sources: {
      world: { type: "geojson", data: box.dataset.geography },
      found: { type: "geojson", data: { type: "FeatureCollection", features: [] }, cluster: true, clusterRadius: 42, clusterMaxZoom: 9,
        clusterProperties: { killed: ["+", KILLED] } },
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
      { id: "points", type: "circle", source: "found", filter: ["!", ["has", "point_count"]],
        paint: { "circle-color": dot, "circle-opacity": ["case", ["get", "vague"], 0.25, 0.55], "circle-radius": SIZE,
          "circle-stroke-color": dot, "circle-stroke-width": 1.2 } },
      { id: "clusters", type: "circle", source: "found", filter: ["has", "point_count"],
        paint: { "circle-color": dot, "circle-opacity": 0.82, "circle-stroke-color": sheet, "circle-stroke-width": 2,
          "circle-radius": ["interpolate", ["linear"], ["get", "point_count"], 2, 13, 50, 20, 1000, 32] } },
      { id: "counts", type: "symbol", source: "found", filter: ["has", "point_count"],
        layout: { ...text(12, ["get", "point_count_abbreviated"]), "text-allow-overlap": true }, paint: { "text-color": sheet } },
    ],
  };
}

function card(box, shown) {
  const made = document.createElement("div");
  const link = document.createElement("a");
  link.href = `/incidents/${encodeURIComponent(shown.id)}`;
  link.textContent = shown.name;
  const line = document.createElement("p");
  const killed = shown.killed < 0 ? "" : `${box.dataset.killed}: ${shown.killed}`;
  line.textContent = [shown.type, shown.date, killed].filter(Boolean).join(" · ");
  made.append(link, line);
  made.className = "map-card";
  made.dir = document.documentElement.dir;
  return made;
}

function bounds(features) {
  const box = new maplibre.LngLatBounds();
  for (const item of features) box.extend(item.geometry.coordinates);
  return box;
}

async function load(map, isFirst) {
  const place = document.querySelector("[data-places]");
  const answer = await fetch(place.dataset.places, { credentials: "same-origin" });
  if (!answer.ok) return;
  const found = await answer.json();
  map.getSource("found").setData(found);
  if (isFirst && found.features.length) map.fitBounds(bounds(found.features), { padding: 50, maxZoom: 7, animate: false });
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

function listen(map, box) {
  map.on("click", "clusters", async ({ features: [cluster] }) => {
    const zoom = await map.getSource("found").getClusterExpansionZoom(cluster.properties.cluster_id);
    map.easeTo({ center: cluster.geometry.coordinates, zoom: Math.min(zoom, 11) });
  });
  map.on("click", "points", ({ features: [point] }) => {
    new maplibre.Popup({ closeButton: false, maxWidth: "18rem" }).setLngLat(point.geometry.coordinates)
      .setDOMContent(card(box, point.properties)).addTo(map);
  });
  for (const layer of ["clusters", "points"]) {
    map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
  }
  new MutationObserver(() => load(map, false)).observe(document.getElementById("found"), { childList: true });
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
  map.on("load", () => load(map, !document.querySelector("form.question [name=box]").value));
  const held = document.querySelector("form.question [name=box]").value.split(",").map(Number);
  if (held.length === 4 && held.every(Number.isFinite)) map.fitBounds([[held[0], held[1]], [held[2], held[3]]], { animate: false });
  listen(map, box);
  within(map, box);
  box.map = map; // what the tests ask
}
