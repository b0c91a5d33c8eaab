"""What runs inside the page to take times by its own clock."""

from __future__ import annotations

# Runs in every frame before its own scripts. `watch` notes in window[name] when `done` became
# true, to the end of the frame that was painted next. A folium map is done when its frame, which
# is a new one after each change, holds as many filled paths as there are communes. A chart of
# plotly is mounted anew too; it fills all paths at once, soon after once more: the first counts.
WATCH = """
addEventListener("pointerdown", event => {
  top.pressed = performance.timeOrigin + event.timeStamp;
}, true);
addEventListener("keydown", event => {
  top.pressed = performance.timeOrigin + event.timeStamp;
}, true);
window.painted = name => requestAnimationFrame(() => setTimeout(() => {
  window[name] = performance.timeOrigin + performance.now();
}));
window.watch = (name, place, done) => {
  const look = () => {
    if (!done()) return false;
    observer.disconnect();
    painted(name);
    return true;
  };
  const observer = new MutationObserver(look);
  if (!look()) observer.observe(place, { childList: true, subtree: true, characterData: true });
};
window.watchFrames = paths => {
  const filled = "path.leaflet-interactive[fill]";
  new MutationObserver(() => document.querySelectorAll("iframe:not([watched])").forEach(frame => {
    frame.setAttribute("watched", "");
    frame.addEventListener("load", () => watch("pathsPainted", frame.contentDocument, () =>
      frame.contentDocument.querySelectorAll(filled).length >= paths));
  })).observe(document, { childList: true, subtree: true });
};
window.watchChart = () => new MutationObserver(changes => {
  const filled = changes.some(({ target }) => target.matches(".choroplethlayer path"));
  const first = !(window.pathsPainted > (window.pressed || 0));
  if (filled && first) painted("pathsPainted");
}).observe(document, { subtree: true, attributeFilter: ["fill"] });
"""

OURS = """shown => {
  const frame = document.querySelector("iframe[title*=folium]");
  const box = frame && frame.contentDocument && frame.contentDocument.querySelector("[data-shown]");
  if (!box || !box.dataset.shown.includes(shown)) return false;
  const at = Number(box.dataset.paintedAt);
  return at > (window.pressed || 0) && at;
}"""

THEIRS = "() => window.pathsPainted > (window.pressed || 0) && window.pathsPainted"

PROFILE = """watch("profileShown", document, () => {
  const title = document.querySelector("h1"), name = document.querySelector("h2");
  return title && title.textContent.trim() === "Hồ sơ xã" && name && name.textContent.trim();
})"""

# A place inside the frame that is well within a large commune: the middle of one of the widest,
# among those whose middle is their own and not a neighbour's.
COMMUNE = """which => {
  const map = window.map, found = [], { layer, era } = ytcs.viewOf(map);
  for (const [code, area] of era.outlines.areas) {
    const middle = ytcs.place(area.box.getCenter());
    if (layer.areaAt(middle) === code) {
      found.push([area.box.getSize().x, map.latLngToContainerPoint(middle)]);
    }
  }
  found.sort((a, b) => b[0] - a[0]);
  const { x, y } = found[which][1];
  return { x, y };
}"""
