/* Where things stand around the map: legend and caption on it, the list beside, time below. */
(function (ytcs) {
  "use strict";

  const NARROW = 700; // pixels: no room for a list beside the map

  ytcs.isNarrow = (map) => map.getContainer().clientWidth < NARROW;

  ytcs.layOut = function (map) {
    document.documentElement.lang = "vi";
    const container = map.getContainer();
    const frame = ytcs.text("div", "", "ytcs-frame");
    const height = container.style.height;
    container.replaceWith(frame);
    frame.style.height = height;
    const list = ytcs.text("aside", "", "ytcs-ranking");
    const time = ytcs.text("div", "", "ytcs-time");
    const upper = ytcs.text("div", "", "ytcs-upper");
    upper.append(container, list);
    frame.append(upper, time);
    container.style.height = container.style.width = "";
    new ResizeObserver(() => map.invalidateSize({ pan: false })).observe(container);
    map.attributionControl.setPrefix(false);
    if (L.Browser.mobile) map.dragging.disable(); // one finger scrolls the page, two move the map
    L.control.scale({ imperial: false }).addTo(map);

    const inset = corner(map, "bottomleft", "ytcs-inset");
    inset.hidden = true;
    const north = corner(map, "bottomleft", "ytcs-north");
    north.textContent = "▲ B";
    return {
      frame, list, time, inset,
      legend: corner(map, "topright", "ytcs-legend"),
      caption: corner(map, "bottomright", "ytcs-caption"),
    };
  };

  function corner(map, position, className) {
    const control = L.control({ position });
    const box = L.DomUtil.create("div", className);
    control.onAdd = () => box;
    control.addTo(map);
    L.DomEvent.disableClickPropagation(box);
    return box;
  }
})((window.ytcs = window.ytcs || {}));
