/* Stations and points over the colour, where they stand: a filled square, a small hollow circle.

   ytcs.stations(address) gives {ends: Map of period to its last day, illustrative, stations:
   [{name, kind, area, first, last, spot}]}; days are written so that their order is that of text. */
(function (ytcs) {
  "use strict";

  const SIZE = 8; // pixels: the side of a square
  const REACH = 9; // pixels from the mouse to a symbol that is meant
  const INK = "#111c20";

  ytcs.readStations = async function (response) {
    const { ends, illustrative, stations } = await response.json();
    return {
      ends: new Map(ends),
      illustrative,
      stations: stations.map(([name, kind, area, north, east, first, last]) => (
        { name, kind, area, first, last, spot: ytcs.pixel(L.latLng(north, east)) }
      )),
    };
  };

  /* Those that are open on the last day of the period, in the group that is looked at. */
  ytcs.openStations = function (found, view) {
    const day = found && found.ends.get(view.moment.period);
    if (!day) return [];
    return found.stations.filter((one) => (
      one.first <= day && day <= one.last && view.inGroup(one.area)
    ));
  };

  ytcs.drawStations = function (context, stations, enlarged, times) {
    for (const { kind, spot } of stations) {
      symbol(context, kind, spot.x * enlarged, spot.y * enlarged, times * SIZE);
    }
  };

  function symbol(context, kind, x, y, size) {
    context.beginPath();
    context.strokeStyle = kind === "station" ? "#ffffff" : INK;
    context.lineWidth = 1.4;
    if (kind === "station") {
      context.fillStyle = INK;
      context.rect(x - size / 2, y - size / 2, size, size);
    } else {
      context.fillStyle = "#ffffff";
      context.arc(x, y, size / 2 - 0.5, 0, 2 * Math.PI);
    }
    context.fill();
    context.stroke();
  }

  /* The nearest symbol below the mouse; nothing if there is none. */
  ytcs.stationAt = function (stations, latlng, enlarged) {
    const point = ytcs.pixel(latlng);
    const far = ({ spot }) => Math.hypot(spot.x - point.x, spot.y - point.y) * enlarged;
    let [nearest, least] = [null, REACH];
    for (const one of stations) {
      const distance = far(one);
      if (distance <= least) [nearest, least] = [one, distance];
    }
    return nearest;
  };

  /* Two lines of the legend: symbol, word and number; and that the places are not the real ones. */
  ytcs.stationKeys = function (found, stations, words) {
    const rows = ["station", "point"].map((kind) => {
      const box = document.createElement("canvas");
      [box.width, box.height] = [20, 14];
      box.className = "ytcs-station";
      box.setAttribute("aria-hidden", "true");
      symbol(box.getContext("2d"), kind, 10, 7, SIZE);
      const row = document.createElement("li");
      const number = stations.filter((one) => one.kind === kind).length;
      row.append(box, ytcs.text("span", words.facility[kind]), ytcs.text("span", ytcs.write(number, 0)));
      return row;
    });
    if (found.illustrative) {
      const row = document.createElement("li");
      row.append(ytcs.text("small", words.facility.illustrative));
      rows.push(row);
    }
    return rows;
  };
})((window.ytcs = window.ytcs || {}));
