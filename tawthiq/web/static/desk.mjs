import "./vendored/htmx.mjs";
