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
      const mesh = new Path2D();
      for (const area of few.values()) mesh.addPath(area.path);
      const part = { areas: few, borders: new Path2D(), mesh };
      const decorate = (context, enlarged, visible) => {
        const under = ({ box, spot }) => ({ ...spot, y: box.max.y + 12 / enlarged });
        const named = [...few].map(([code, area]) => [code, { ...area, spot: under(area) }]);
        const texts = (code, area) => [[[area.name], 12]];
        const areas = { areas: new Map(named) };
        ytcs.drawNames(context, areas, enlarged, visible, texts, Infinity, 0);
      };
      this.map.invalidateSize({ pan: false });
      this.layer.paint(part, { ...look, decorate });
      this.map.fitBounds(this.layer.boundsOf(() => true).pad(0.3), { animate: false });
    }
  }

  ytcs.Inset = Inset;
})((window.ytcs = window.ytcs || {}));
