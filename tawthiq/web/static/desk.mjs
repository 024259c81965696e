// What the desk does beyond reading: each part looks for what it serves, and does nothing on other pages.
import { keepDrafts } from "./drafts.mjs";
import { driveQueue } from "./keys.mjs";
import { findAsTyped } from "./finding.mjs";
import { lightFacts } from "./facts.mjs";
import { offerHelp } from "./help.mjs";
import { watchLine } from "./line.mjs";
import { selectWords } from "./selecting.mjs";
import { showTips } from "./tips.mjs";

keepDrafts(document);
driveQueue(document);
findAsTyped(document);
lightFacts(document);
selectWords(document);
showTips(document);
offerHelp(document);
watchLine(document);
document.querySelector(".bar nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((item) => { item.open = true; }));

const box = document.querySelector("[data-map]");
if (box) import("./map.mjs").then(({ showMap }) => showMap(box));
