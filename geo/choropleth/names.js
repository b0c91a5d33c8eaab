/* Names on the map: as many as have room, the widest areas first, never one over another. */
(function (ytcs) {
  "use strict";

  const FONT = 'system-ui, "Segoe UI", "Noto Sans", sans-serif';
  const LEAST = 24; // pixels
  const INK = "#111c20";

  /* textsOf(code): what may be written, the fullest first, as [lines, size in pixels of the
     screen]. `room`: how much of an area's width a text may take; above 1 it hangs over. */
  ytcs.drawNames = function (context, outlines, enlarged, visible, textsOf, room, least = LEAST) {
    const taken = [];
    const spots = [...outlines.areas]
      .filter(([, area]) => area.box.intersects(visible))
      .sort(([, a], [, b]) => b.spot.width - a.spot.width);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.strokeStyle = "rgba(255, 255, 255, .92)";
    context.fillStyle = INK;
    for (const [code, area] of spots) {
      if (area.spot.width * enlarged < least) break; // nor will a narrower one have room
      for (const [lines, size] of textsOf(code, area)) {
        const box = boxOf(context, lines, area.spot, enlarged, size);
        if (box.width > area.spot.width * enlarged * room) continue;
        if (taken.some((other) => overlap(box, other))) continue;
        taken.push(box);
        write(context, lines, box, size);
        break;
      }
    }
  };

  function boxOf(context, lines, spot, enlarged, size) {
    context.font = `600 ${size}px ${FONT}`;
    const width = Math.max(...lines.map((line) => context.measureText(line).width));
    const [x, y] = [spot.x * enlarged, spot.y * enlarged];
    return { x, y, width, height: lines.length * size * 1.15 };
  }

  function overlap(a, b) {
    return Math.abs(a.x - b.x) * 2 < a.width + b.width + 6
      && Math.abs(a.y - b.y) * 2 < a.height + b.height + 2;
  }

  function write(context, lines, box, size) {
    context.lineWidth = size / 4;
    lines.forEach((line, i) => {
      const y = box.y + (i - (lines.length - 1) / 2) * size * 1.15;
      context.font = `${i ? 400 : 600} ${size}px ${FONT}`;
      context.strokeText(line, box.x, y);
      context.fillText(line, box.x, y);
    });
  }
})((window.ytcs = window.ytcs || {}));
