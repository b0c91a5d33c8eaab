/* How a class or state is painted: a colour, and for what is no plain value a pattern. */
(function (ytcs) {
  "use strict";

  const TILE = 8; // pixels of a pattern that repeats

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

  function tileOf(entry) {
    const tile = document.createElement("canvas");
    tile.width = tile.height = TILE;
    const context = tile.getContext("2d");
    context.fillStyle = entry.colour;
    context.fillRect(0, 0, TILE, TILE);
    context.strokeStyle = context.fillStyle = entry.ink;
    context.lineWidth = 1.2;
    PAINTERS[entry.pattern](context, TILE);
    return tile;
  }

  /* `scale`: how much the context is enlarged; a pattern keeps its size on the screen. */
  ytcs.fill = function (context, entry, scale) {
    if (!entry.pattern) return entry.colour;
    entry.tile = entry.tile || tileOf(entry);
    const pattern = context.createPattern(entry.tile, "repeat");
    pattern.setTransform(new DOMMatrix().scale(1 / scale));
    return pattern;
  };

  /* The same as a part of a line of text: where there are many, a canvas each takes too long. */
  ytcs.chip = function (entry) {
    const chip = document.createElement("i");
    chip.style.background = entry.colour;
    if (entry.pattern) {
      entry.tile = entry.tile || tileOf(entry);
      entry.picture = entry.picture || `url(${entry.tile.toDataURL()})`;
      chip.style.backgroundImage = entry.picture;
    }
    return chip;
  };

  ytcs.swatch = function (entry) {
    const box = document.createElement("canvas");
    box.width = 24;
    box.height = 16;
    box.setAttribute("aria-hidden", "true");
    const context = box.getContext("2d");
    context.fillStyle = ytcs.fill(context, entry, 1);
    context.fillRect(0, 0, 24, 16);
    return box;
  };
})((window.ytcs = window.ytcs || {}));
