/* What the map fetches, from addresses that name their content: outlines and values.

   ytcs.outlines(address) gives {areas: Map of code to {name, group, successor, path, box, spot},
   groups, borders, mesh}; a successor has only what was merged since its outline was drawn; shapes are in pixels as `ytcs.pixel` gives them. ytcs.values(address) gives the
   heading of the document with `classes`, `numerator` and `denominator`, arrays of periods x
   areas. */
(function (ytcs) {
  "use strict";

  const KEPT = 40; // parsed documents kept in memory, per kind
  const NOTHING = -1; // stands for a number that nobody reported

  /* Pixels of one zoom, from a place in the middle of the country: small numbers stay exact
     when they are enlarged. */
  const ZOOM = 10;
  const ORIGIN = L.CRS.EPSG3857.latLngToPoint(L.latLng(16, 107), ZOOM);
  ytcs.pixel = (latlng) => L.CRS.EPSG3857.latLngToPoint(latlng, ZOOM).subtract(ORIGIN);
  ytcs.place = (pixel) => L.CRS.EPSG3857.pointToLatLng(ORIGIN.add(pixel), ZOOM);
  ytcs.enlarged = (map) => map.getZoomScale(map.getZoom(), ZOOM);
  ytcs.corner = (map, bounds) =>
    bounds.min.add(map.getPixelOrigin()).subtract(ORIGIN.multiplyBy(ytcs.enlarged(map)));

  function keeper(read) {
    const kept = new Map();
    return (address) => {
      if (!kept.has(address)) {
        const answer = fetch(address).then((response) => {
          if (!response.ok) throw new Error(response.status + " " + address);
          return read(response);
        });
        answer.catch(() => kept.delete(address));
        kept.set(address, answer);
        if (kept.size > KEPT) kept.delete(kept.keys().next().value);
      }
      return kept.get(address);
    };
  }

  /* --- values: a heading in JSON, then one byte a class and four a number ---------------- */

  async function readValues(response) {
    const bytes = new Uint8Array(await response.arrayBuffer());
    const length = new DataView(bytes.buffer).getUint32(0, true);
    const values = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
    const [areas, cells] = [values.areas.length, values.areas.length * values.periods.length];
    values.classes = differences(bytes, 4 + length, cells, 1, areas, Uint8Array);
    values.numerator = differences(bytes, 4 + length + cells, cells, 4, areas, Int32Array);
    values.denominator = differences(bytes, 4 + length + 5 * cells, cells, 4, areas, Int32Array);
    values.place = new Map(values.areas.map((code, index) => [code, index]));
    values.turn = new Map(values.periods.map((period, index) => [period.code, index]));
    return values;
  }

  /* Each number as its difference to the period before, lowest bytes of all numbers first:
     neighbours are alike then, and compress well. */
  function differences(bytes, start, cells, width, areas, Numbers) {
    const found = new Numbers(cells);
    for (let i = 0; i < cells; i++) {
      let difference = 0;
      for (let byte = 0; byte < width; byte++) {
        difference |= bytes[start + byte * cells + i] << (8 * byte);
      }
      found[i] = (i < areas ? 0 : found[i - areas]) + difference;
    }
    return found;
  }

  /* What is known of an area in a period: {key, top, bottom, value}; null where it was gone. Where
     there is no value because of the old areas it was made of, `parts` says what they had. */
  ytcs.fact = function (values, period, code) {
    const [turn, place] = [values.turn.get(period), values.place.get(code)];
    if (place === undefined) return null;
    if (turn === undefined) return { key: values.absent, top: null, bottom: null, value: null };
    const cell = turn * values.areas.length + place;
    const key = values.classes[cell];
    if (key === values.gone) return null;
    const [top, bottom] = [values.numerator[cell], values.denominator[cell]];
    const { state } = values.legend[key];
    const past = Boolean(values.periods[turn].past);
    if (state && (past || key === values.reassess)) {
      const parts = ofParts(values, key, top, bottom);
      return { key, top: null, bottom: null, value: null, parts, past };
    }
    const known = top !== NOTHING && bottom > 0 && !state;
    return {
      key,
      top: top === NOTHING ? null : top / values.scale,
      bottom: bottom === NOTHING ? null : bottom / values.scale,
      value: known ? (values.factor * top) / bottom : null,
    };
  };

  /* The area whose value an outline shows: its own, or when it was gone that of its successor. */
  ytcs.standing = function (outlines, values, period, code) {
    const area = outlines.names.get(code);
    if (!area || !area.successor || ytcs.fact(values, period, code)) return code;
    return ytcs.standing(outlines, values, period, area.successor);
  };

  /* The outlines of some areas: their own, and of those that became part of them. */
  ytcs.outlinesOf = function (outlines, values, period, codes) {
    const wanted = new Set(codes);
    for (const [code, { successor }] of outlines.areas) {
      if (!successor) continue;
      if (wanted.has(ytcs.standing(outlines, values, period, code))) wanted.add(code);
    }
    return wanted;
  };

  /* "2/3 xã cũ" of a status that waits, "Thiếu 1/4 xã cũ" of a count that is not whole. */
  function ofParts(values, key, top, bottom) {
    if (top === NOTHING || bottom <= 0) return "";
    const [above, below] = [top, bottom].map((number) => ytcs.write(number / values.scale, 0));
    if (key === values.reassess) return values.waiting.replace("{k}", above).replace("{n}", below);
    const missing = ytcs.write((bottom - top) / values.scale, 0);
    return values.words.missing.replace("{missing}", missing).replace("{parts}", below);
  }

  /* All periods of some eras, a Map of vintage to {values}, in order of time. */
  ytcs.moments = function (eras) {
    return [...eras].sort().flatMap(([vintage, { values }]) => (
      values.periods.map(({ code, label, past }) => ({ vintage, period: code, label, past }))
    ));
  };

  /* Whether the reform lies between two moments: other areas, or reported instead of rebuilt. */
  ytcs.crosses = (before, now) => before.vintage !== now.vintage || before.past !== now.past;

  /* The place of a moment among others; -1 where it is not among them. */
  ytcs.turnOf = function (moments, { vintage, period }) {
    return moments.findIndex((one) => one.vintage === vintage && one.period === period);
  };

  /* --- outlines: TopoJSON, whose arcs are shared, quantised and delta-encoded ------------- */

  async function readOutlines(response) {
    const { topology, areas, groups } = await response.json();
    const arcs = decodeArcs(topology);
    const named = new Map(areas.map((area) => [area.code, area]));
    const found = new Map();
    for (const shape of topology.objects.areas.geometries) {
      const rings = polygonsOf(shape, arcs);
      if (rings.length) found.set(shape.id, { ...named.get(shape.id), ...drawable(rings) });
    }
    const lines = topology.objects.outlines.geometries.flatMap((line) => linesOf(line, arcs));
    const borders = pathOf(lines, false);
    return { areas: found, names: named, groups, borders, mesh: pathOf(arcs, false) };
  }

  function decodeArcs(topology) {
    if (!topology.transform) return []; // nothing to draw
    const [kx, ky] = topology.transform.scale;
    const [dx, dy] = topology.transform.translate;
    return topology.arcs.map((arc) => {
      let [x, y] = [0, 0];
      return arc.map((step) => {
        x += step[0];
        y += step[1];
        return ytcs.pixel(L.latLng(y * ky + dy, x * kx + dx));
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

  function polygonsOf(shape, arcs) {
    const polygons = shape.type === "Polygon" ? [shape.arcs] : shape.arcs || [];
    return polygons.flatMap((rings) => rings.map((ring) => joinArcs(ring, arcs)));
  }

  function linesOf(shape, arcs) {
    const lines = shape.type === "LineString" ? [shape.arcs] : shape.arcs || [];
    return lines.map((line) => joinArcs(line, arcs));
  }

  function pathOf(lines, closed) {
    const path = new Path2D();
    for (const line of lines) {
      line.forEach((point, i) => (i ? path.lineTo(point.x, point.y) : path.moveTo(point.x, point.y)));
      if (closed) path.closePath();
    }
    return path;
  }

  function drawable(rings) {
    const box = L.bounds(rings.flat());
    return { path: pathOf(rings, true), box, spot: spotOf(rings) };
  }

  /* Where a name stands: the middle of the widest part that a few level lines cut out. */
  function spotOf(rings) {
    const largest = rings.reduce((a, b) => (size(b) > size(a) ? b : a));
    const { min, max } = L.bounds(largest);
    let best = { x: (min.x + max.x) / 2, y: (min.y + max.y) / 2, width: 0 };
    for (const share of [0.5, 0.4, 0.6, 0.3, 0.7]) {
      const y = min.y + share * (max.y - min.y);
      const cuts = crossings(largest, y);
      for (let i = 0; i + 1 < cuts.length; i += 2) {
        const width = cuts[i + 1] - cuts[i];
        if (width > best.width * 1.1) best = { x: (cuts[i] + cuts[i + 1]) / 2, y, width };
      }
    }
    return best;
  }

  function size(ring) {
    const { min, max } = L.bounds(ring);
    return (max.x - min.x) * (max.y - min.y);
  }

  function crossings(ring, y) {
    const found = [];
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1], ring[i]];
      if (a.y > y !== b.y > y) found.push(a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x));
    }
    return found.sort((a, b) => a - b);
  }

  ytcs.outlines = keeper(readOutlines);
  ytcs.values = keeper(readValues);
  ytcs.stations = keeper((response) => ytcs.readStations(response));
  ytcs.indicators = keeper((response) => response.json()); // [{id, title, values: address}]
})((window.ytcs = window.ytcs || {}));
