/* Where things stand around the map: legend and caption on it, the list beside, time below. */
(function (ytcs) {
  "use strict";

  ytcs.layOut = function (map) {
    document.documentElement.lang = "vi";
    const container = map.getContainer();
    const frame = ytcs.text("div", "", "ytcs-frame");
    container.replaceWith(frame);
    const list = ytcs.text("aside", "", "ytcs-ranking");
    const trend = ytcs.text("div", "", "ytcs-trend");
    const time = ytcs.text("div", "", "ytcs-time");
    const upper = ytcs.text("div", "", "ytcs-upper");
    upper.append(container, list);
    frame.append(upper, time);
    container.style.height = container.style.width = "";
    new ResizeObserver(() => map.invalidateSize({ pan: false })).observe(container);
    // Leaflet focuses the map on a press of the mouse. If that scrolled the page, the mouse would
    // be over another area when it is released.
    const { focus } = container;
    container.focus = () => focus.call(container, { preventScroll: true });
    map.attributionControl.setPrefix(false);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) stand(map);
    if (L.Browser.mobile) map.dragging.disable(); // one finger scrolls the page, two move the map
    L.control.scale({ imperial: false }).addTo(map);

    const inset = corner(map, "bottomleft", "ytcs-inset");
    inset.hidden = true;
    const north = corner(map, "bottomleft", "ytcs-north");
    north.textContent = "▲ B";
    return {
      frame, list, trend, time, inset,
      legend: corner(map, "topright", "ytcs-legend"),
      caption: corner(map, "bottomright", "ytcs-caption"),
    };
  };

  /* What a reader hears who does not see the map: a name for each part. */
  ytcs.nameParts = function (view) {
    const { parts, values, words } = view;
    name(parts.frame, "region", values.title);
    name(view.map.getContainer(), "group", words.map + ", " + values.title);
    name(parts.list, "complementary", words.list);
    name(parts.time, "group", words.time);
    name(parts.inset, "img", words.inset);
    name(parts.bar, "group", words.buttons);
    for (const way of ["in", "out"]) {
      const button = parts.frame.querySelector(".leaflet-control-zoom-" + way);
      button.title = words[way];
      name(button, "button", words[way]);
    }
    if (window.frameElement) window.frameElement.setAttribute("aria-label", words.map);
  };

  function name(part, role, words) {
    part.setAttribute("role", role);
    part.setAttribute("aria-label", words);
  }

  /* For readers whom movement makes ill: the map goes where it should be at once. */
  function stand(map) {
    const { panBy } = map;
    map._zoomAnimated = map.options.inertia = false;
    map.panBy = (offset, how) => panBy.call(map, offset, { ...how, animate: false });
  }

  function corner(map, position, className) {
    const control = L.control({ position });
    const box = L.DomUtil.create("div", className);
    control.onAdd = () => box;
    control.addTo(map);
    L.DomEvent.disableClickPropagation(box);
    return box;
  }
})((window.ytcs = window.ytcs || {}));
