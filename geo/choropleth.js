/* The map of areas inside the browser: geometry and values are fetched once from addresses
   that name their content; a choice of period or indicator only repaints.

   ytcs.show(map, choice) is all that the server calls. `choice` holds
     geometry  address of {topology, areas: [{code, name, group}], groups: {code: name}}
     values    address of {areas, periods, legend, unit, factor, decimals, …}
     period    code of the period to paint
     area      code of the chosen area, or ""
     group     code of the group (former district) to look at, or ""
   Text from data only ever enters the page as text, never as HTML. */
(function () {
  "use strict";

  const KEPT = 12; // fetched documents kept in memory, per kind
  const NARROW = 500; // pixels: a phone
  const BACKGROUND = "#eef2f4";
  const documents = new Map();
  const views = new WeakMap();

  function fetchOnce(address) {
    if (!documents.has(address)) {
      const answer = fetch(address).then((response) => {
        if (!response.ok) throw new Error(response.status + " " + address);
        return response.json();
      });
      answer.catch(() => documents.delete(address));
      documents.set(address, answer);
      if (documents.size > 2 * KEPT) documents.delete(documents.keys().next().value);
    }
    return documents.get(address);
  }

  /* --- TopoJSON: arcs are shared, quantised and delta-encoded ------------------------- */

  function decodeArcs(topology) {
    if (!topology.transform) return []; // nothing to draw
    const [kx, ky] = topology.transform.scale;
    const [dx, dy] = topology.transform.translate;
    return topology.arcs.map((arc) => {
      let x = 0;
      let y = 0;
      return arc.map((step) => {
        x += step[0];
        y += step[1];
        return [y * ky + dy, x * kx + dx]; // Leaflet wants latitude first
      });
    });
  }

  function joinArcs(indexes, arcs) {
    const line = [];
    for (const index of indexes) {
      const arc = index < 0 ? arcs[~index].slice().reverse() : arcs[index];
      for (let i = line.length ? 1 : 0; i < arc.length; i++) line.push(arc[i]);
    }
    return line;
  }

  function polygonOf(geometry, arcs) {
    const rings = (polygon) => polygon.map((ring) => joinArcs(ring, arcs));
    if (geometry.type === "Polygon") return [rings(geometry.arcs)];
    return (geometry.arcs || []).map(rings);
  }

  function linesOf(geometry, arcs) {
    const lines = geometry.type === "LineString" ? [geometry.arcs] : geometry.arcs || [];
    return lines.map((line) => joinArcs(line, arcs));
  }

  /* --- fills: every state differs by pattern as well as by colour --------------------- */

  const PAINTERS = {
    diagonal: (c, s) => stroke(c, [[0, s, s, 0], [-1, 1, 1, -1], [s - 1, s + 1, s + 1, s - 1]]),
    cross: (c, s) => stroke(c, [[0, 0, s, s], [0, s, s, 0]]),
    vertical: (c, s) => stroke(c, [[s / 2, 0, s / 2, s]]),
    dots: (c, s) => {
      c.beginPath();
      c.arc(s / 2, s / 2, 1.4, 0, 2 * Math.PI);
      c.fill();
    },
  };

  function stroke(context, segments) {
    context.beginPath();
    for (const [x1, y1, x2, y2] of segments) {
      context.moveTo(x1, y1);
      context.lineTo(x2, y2);
    }
    context.stroke();
  }

  function fillOf(entry) {
    if (!entry.pattern) return entry.colour;
    const tile = document.createElement("canvas");
    tile.width = tile.height = 8;
    const context = tile.getContext("2d");
    context.fillStyle = entry.colour;
    context.fillRect(0, 0, 8, 8);
    context.strokeStyle = context.fillStyle = entry.ink;
    context.lineWidth = 1.2;
    PAINTERS[entry.pattern](context, 8);
    entry.tile = tile;
    return context.createPattern(tile, "repeat");
  }

  /* --- one view a map ------------------------------------------------------------------ */

  function viewOf(map) {
    let view = views.get(map);
    if (view) return view;
    map.getContainer().style.background = BACKGROUND;
    map.attributionControl.setPrefix(false);
    if (L.Browser.mobile) map.dragging.disable(); // one finger scrolls the page, two move the map
    L.control.scale({ imperial: false }).addTo(map);
    view = {
      map,
      renderer: L.canvas({ padding: 0.3 }),
      layers: new Map(),
      names: new Map(),
      outline: null,
      geometry: null,
      values: null,
      choice: null,
      group: null,
      clicks: 0,
      legend: corner(map, "topright", "ytcs-legend"),
      caption: corner(map, "bottomright", "ytcs-caption"),
      tooltip: L.tooltip({ sticky: true, className: "ytcs-tooltip", direction: "top" }),
    };
    corner(map, "topleft", "ytcs-north").textContent = "▲ B";
    addStyle();
    views.set(map, view);
    return view;
  }

  function corner(map, position, className) {
    const control = L.control({ position });
    const box = L.DomUtil.create("div", className);
    control.onAdd = () => box;
    control.addTo(map);
    L.DomEvent.disableClickPropagation(box);
    return box;
  }

  function addStyle() {
    const style = document.createElement("style");
    style.textContent = `
      .leaflet-container { font: 14px/1.4 system-ui, "Segoe UI", "Noto Sans", sans-serif; }
      .ytcs-legend, .ytcs-caption, .ytcs-north {
        background: rgba(255, 255, 255, .92); border-radius: 4px; color: #1d2a2f; }
      .ytcs-legend { padding: 8px 10px; max-width: 290px; }
      .ytcs-legend b { display: block; margin-bottom: 2px; }
      .ytcs-legend small { display: block; color: #47565c; }
      .ytcs-legend ul { list-style: none; margin: 6px 0; padding: 0; }
      .ytcs-legend li { display: flex; align-items: center; gap: 8px; }
      .ytcs-legend canvas { flex: none; border: 1px solid #47565c; }
      .ytcs-legend li span:last-child { margin-left: auto; font-variant-numeric: tabular-nums; }
      .ytcs-caption { padding: 2px 8px; font-size: 12px; max-width: 60vw; }
      .ytcs-north { padding: 2px 8px; font-weight: 600; }
      .ytcs-tooltip { white-space: normal; min-width: 180px; }
      .ytcs-tooltip b, .ytcs-tooltip span { display: block; }
      @media (max-width: ${NARROW}px) {
        .ytcs-legend { max-width: 190px; font-size: 12px; padding: 4px 6px; } }`;
    document.head.appendChild(style);
  }

  /* --- geometry ------------------------------------------------------------------------ */

  function drawGeometry(view, geometry) {
    const { map } = view;
    for (const layer of view.layers.values()) layer.remove();
    if (view.outline) view.outline.remove();
    view.layers.clear();
    view.names.clear();
    for (const area of geometry.areas) view.names.set(area.code, area);
    const arcs = decodeArcs(geometry.topology);
    const objects = geometry.topology.objects;
    for (const shape of objects.areas.geometries) {
      const layer = L.polygon(polygonOf(shape, arcs), {
        renderer: view.renderer, weight: 0.7, color: "#47565c", fillOpacity: 1,
        fillColor: "#ffffff", smoothFactor: 0,
      });
      listen(view, layer, shape.id);
      view.layers.set(shape.id, layer);
      layer.addTo(map);
    }
    const borders = objects.outlines.geometries.flatMap((line) => linesOf(line, arcs));
    view.outline = L.polyline(borders, {
      renderer: view.renderer, weight: 2, color: "#1d2a2f", interactive: false, smoothFactor: 0,
    }).addTo(map);
    view.group = null;
  }

  function listen(view, layer, code) {
    layer.on("mousemove", (event) => showTooltip(view, code, event.latlng));
    layer.on("mouseout", () => view.tooltip.remove());
    layer.on("click", () => report(view, code));
  }

  /* A click goes straight to the server; streamlit-folium's own way waits 250 ms and sends
     the whole polygon. The count makes a second click on the same area a new event. */
  function report(view, code) {
    const value = { last_active_drawing: { area: code, click: ++view.clicks, at: Date.now() } };
    window.__GLOBAL_DATA__.last_active_drawing = value.last_active_drawing;
    window.__GLOBAL_DATA__.previous_data = value;
    window.Streamlit.setComponentValue(value);
  }

  function boundsOf(view, group) {
    const bounds = L.latLngBounds([]);
    for (const [code, layer] of view.layers) {
      if (!group || view.names.get(code).group === group) bounds.extend(layer.getBounds());
    }
    return bounds;
  }

  function look(view, group) {
    if (view.group === group) return;
    view.group = group;
    const bounds = boundsOf(view, group);
    if (!bounds.isValid()) return;
    // The legend has a part of its own: above the areas on a phone, else on their right.
    const narrow = view.map.getSize().x < NARROW;
    const top = narrow ? view.legend.offsetHeight + 16 : 12;
    const right = narrow ? 12 : view.legend.offsetWidth + 20;
    view.map.fitBounds(bounds, {
      animate: false, paddingTopLeft: [12, top], paddingBottomRight: [right, 12],
    });
  }

  /* --- paint --------------------------------------------------------------------------- */

  function paint(view) {
    const { values, choice } = view;
    const period = values.periods[choice.period];
    const entries = new Map(values.legend.map((entry) => [entry.key, entry]));
    const fills = new Map(values.legend.map((entry) => [entry.key, fillOf(entry)]));
    const counts = new Map();
    let painted = 0;
    let expected = 0;
    values.areas.forEach((code, index) => {
      const key = period ? period.classes[index] : values.absent;
      if (key === " ") return; // the area was gone in this period
      expected += 1;
      if (!choice.group || groupOf(view, code) === choice.group) {
        counts.set(key, (counts.get(key) || 0) + 1);
      }
      const layer = view.layers.get(code);
      if (!layer) return;
      painted += 1;
      const chosen = code === choice.area;
      const faded = choice.group && groupOf(view, code) !== choice.group;
      layer.setStyle({
        fillColor: fills.get(key), fillOpacity: faded ? 0.25 : 1,
        weight: chosen ? 4 : 0.7, color: chosen ? "#b3003b" : "#47565c",
      });
      if (chosen) layer.bringToFront();
    });
    view.outline.bringToFront();
    drawLegend(view, [...entries.values()], counts, painted + "/" + expected);
    view.caption.textContent = values.caption;
    announce(view, painted);
  }

  function groupOf(view, code) {
    const area = view.names.get(code);
    return area ? area.group : "";
  }

  function drawLegend(view, entries, counts, drawn) {
    const { values, legend, choice } = view;
    const rows = entries.filter((entry) => entry.always || counts.get(entry.key));
    const list = document.createElement("ul");
    for (const entry of rows) {
      const row = document.createElement("li");
      row.append(swatch(entry), text("span", entry.label), text("span", counts.get(entry.key) || 0));
      list.append(row);
    }
    const period = values.periods[choice.period];
    legend.replaceChildren(
      text("b", values.title), text("small", period ? period.label : ""), list,
      ...(values.rule ? [text("small", values.rule)] : []), text("small", values.words.drawn + " " + drawn),
    );
  }

  function swatch(entry) {
    const box = document.createElement("canvas");
    box.width = 24;
    box.height = 16;
    const context = box.getContext("2d");
    context.fillStyle = entry.tile ? context.createPattern(entry.tile, "repeat") : entry.colour;
    context.fillRect(0, 0, 24, 16);
    return box;
  }

  function text(tag, content) {
    const element = document.createElement(tag);
    element.textContent = content;
    return element;
  }

  /* Tests and benchmarks wait for these attributes: they are set after the frame in which
     the canvas was drawn. */
  function announce(view, painted) {
    requestAnimationFrame(() => setTimeout(() => {
      const { dataset } = view.map.getContainer();
      dataset.painted = painted;
      dataset.shown = [view.choice.values, view.choice.period, view.choice.area].join(" ");
      dataset.paintedAt = performance.timeOrigin + performance.now();
    }));
  }

  /* --- tooltip ------------------------------------------------------------------------- */

  function write(value, decimals) {
    return value.toLocaleString("vi-VN", {
      minimumFractionDigits: decimals, maximumFractionDigits: decimals,
    });
  }

  function sentence(values, period, index) {
    const label = values.legend.find((entry) => entry.key === period.classes[index]).label;
    const top = period.numerator[index];
    const bottom = period.denominator[index];
    if (top === null || !bottom) return [label, ""];
    if (values.yes_no) return [label, ""];
    const value = write((values.factor * top) / bottom, values.decimals);
    return [value + " " + values.unit + " · " + label, write(top, 0) + " / " + write(bottom, 0)];
  }

  function showTooltip(view, code, position) {
    const { values, choice } = view;
    const area = view.names.get(code);
    if (!values || !area) return;
    const index = values.areas.indexOf(code);
    const period = values.periods[choice.period];
    const box = document.createElement("div");
    box.append(text("b", area.name), text("span", view.groups[area.group] || ""));
    if (period && index >= 0 && period.classes[index] !== " ") {
      const [value, parts] = sentence(values, period, index);
      box.append(text("span", value), text("span", parts), text("span", values.title + ", " + period.label));
    }
    view.tooltip.setContent(box).setLatLng(position).addTo(view.map);
  }

  /* --- the one entry ------------------------------------------------------------------- */

  async function show(map, choice) {
    const view = viewOf(map);
    view.choice = choice;
    try {
      const [geometry, values] = await Promise.all([
        fetchOnce(choice.geometry), fetchOnce(choice.values),
      ]);
      if (view.choice !== choice) return; // a newer choice came while this one was fetched
      if (view.geometry !== choice.geometry) {
        view.geometry = choice.geometry;
        view.groups = geometry.groups;
        drawGeometry(view, geometry);
      }
      view.values = values;
      paint(view);
      look(view, choice.group);
    } catch (error) {
      view.legend.textContent = choice.failure;
      console.error(error);
    }
  }

  window.ytcs = { show };
})();
