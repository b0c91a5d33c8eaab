/* Numbers over the colour: a circle for each area, its surface as large as the number. */
(function (ytcs) {
  "use strict";

  const LARGEST = 20; // pixels: the radius of the largest number of all periods

  /* part: "top" or "bottom", what is counted above or below the line of the indicator. */
  ytcs.drawCircles = function (context, view, enlarged, part) {
    const most = largest(view.values, part);
    if (!most) return;
    context.fillStyle = "rgba(255, 255, 255, .55)";
    context.strokeStyle = "#111c20";
    context.lineWidth = 1.6;
    const counted = [...view.era.outlines.areas]
      .map(([code, area]) => ({ code, spot: area.spot, fact: view.fact(code) }))
      .filter(({ code, fact }) => fact && fact[part] && view.inGroup(code))
      .sort((a, b) => b.fact[part] - a.fact[part]); // no large one covers a small one
    for (const { spot, fact } of counted) {
      context.beginPath();
      const radius = LARGEST * Math.sqrt(fact[part] / most);
      context.arc(spot.x * enlarged, spot.y * enlarged, radius, 0, 2 * Math.PI);
      context.fill();
      context.stroke();
    }
  };

  /* The largest number over all periods: a circle means the same in every year. */
  function largest(values, part) {
    values.most = values.most || {};
    if (values.most[part] === undefined) {
      const numbers = part === "top" ? values.numerator : values.denominator;
      const drawn = (cell) => !(values.legend[values.classes[cell]] || { state: true }).state;
      const most = numbers.reduce((a, b, cell) => (b > a && drawn(cell) ? b : a), 0);
      values.most[part] = most / values.scale;
    }
    return values.most[part];
  }

  /* A line of the legend: a circle as large as it stands for a round number. */
  ytcs.circleKey = function (values, part) {
    const most = largest(values, part);
    const round = 10 ** Math.floor(Math.log10(most || 1));
    const shown = round * Math.floor(most / round);
    const box = document.createElement("canvas");
    box.width = box.height = 2 * LARGEST + 4;
    box.className = "ytcs-circle";
    box.setAttribute("aria-hidden", "true");
    const context = box.getContext("2d");
    context.beginPath();
    context.arc(LARGEST + 2, LARGEST + 2, LARGEST * Math.sqrt(shown / most), 0, 2 * Math.PI);
    context.stroke();
    const row = document.createElement("li");
    row.append(box, ytcs.text("span", values.counted[part] + ": " + ytcs.write(shown, 0)));
    return row;
  };
})((window.ytcs = window.ytcs || {}));
