/* Hoàng Sa and Trường Sa in a window of their own: in the true place they would make the
   mainland too small to read. */
(function (ytcs) {
  "use strict";

  class Inset {
    constructor(box, onClick) {
      this.box = box;
      this.map = L.map(box, {
        zoomControl: false, attributionControl: false, dragging: false, keyboard: false,
        scrollWheelZoom: false, doubleClickZoom: false, touchZoom: false, boxZoom: false,
        zoomSnap: 0,
      }).setView([12, 113], 5);
      this.layer = new ytcs.AreaLayer().addTo(this.map);
      this.map.on("click", (event) => {
        const code = this.layer.outlines && this.layer.areaAt(event.latlng);
        if (code) onClick(code);
      });
      L.DomEvent.disableClickPropagation(box);
    }

    /* Shows the areas `codes` as the large map does; hides itself where there are none. */
    show(outlines, look, codes) {
      const there = codes.filter((code) => outlines.areas.has(code));
      const alone = there.length === outlines.areas.size;
      this.box.hidden = !there.length || alone;
      if (this.box.hidden) return;
      const few = new Map(there.map((code) => [code, outlines.areas.get(code)]));
      const part = { areas: few, borders: new Path2D() };
      const decorate = (context, enlarged, visible) => ytcs.drawNames(
        context, part, enlarged, visible, (code, area) => [[[area.name], 12]], Infinity, 0,
      );
      this.map.invalidateSize({ pan: false });
      this.layer.paint(part, { ...look, decorate });
      this.map.fitBounds(this.layer.boundsOf(() => true).pad(0.3), { animate: false });
    }
  }

  ytcs.Inset = Inset;
})((window.ytcs = window.ytcs || {}));
