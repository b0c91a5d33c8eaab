/* The layer that paints areas: one canvas for all of them, repainted in one go.

   Leaflet's own canvas asks for a redraw per area; with thousands of areas that takes longer
   than the painting. Shapes are kept in pixels of one zoom and enlarged while painting. */
(function (ytcs) {
  "use strict";

  const LINE = "#47565c";
  const BORDER = "#1d2a2f";
  const CHOSEN = "#b3003b";
  const FADED = 0.25;
  const FAR = 0.1; // less enlarged than this, the country is seen: thick borders would cover it

  ytcs.AreaLayer = L.Renderer.extend({
    options: { padding: 0.1 },

    initialize() {
      L.Renderer.prototype.initialize.call(this);
      this.outlines = null;
      this.look = null; // see `paint`
    },

    /* look: {entryOf(code), faded(code), chosen: Set of codes, bold, labels} */
    paint(outlines, look) {
      this.outlines = outlines;
      this.look = look;
      if (this._map) this._draw();
    },

    areaAt(latlng) {
      if (!this.outlines) return "";
      const point = ytcs.pixel(latlng);
      this._context.setTransform(1, 0, 0, 1, 0, 0); // what is asked for is not enlarged
      for (const [code, area] of this.outlines.areas) {
        if (!area.box.contains(point)) continue;
        if (this._context.isPointInPath(area.path, point.x, point.y, "evenodd")) return code;
      }
      return "";
    },

    boundsOf(wanted) {
      const bounds = L.latLngBounds([]);
      for (const [code, area] of this.outlines.areas) {
        if (!wanted(code)) continue;
        for (const corner of [area.box.min, area.box.max]) {
          bounds.extend(ytcs.place(corner));
        }
      }
      return bounds;
    },

    _initContainer() {
      this._container = document.createElement("canvas");
      this._context = this._container.getContext("2d");
    },

    _destroyContainer() {
      this._container.remove();
      delete this._container;
    },

    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize();
      const sharp = window.devicePixelRatio || 1;
      L.DomUtil.setPosition(this._container, this._bounds.min);
      this._container.width = sharp * size.x;
      this._container.height = sharp * size.y;
      this._container.style.width = size.x + "px";
      this._container.style.height = size.y + "px";
      this._draw();
    },

    _draw() {
      const { _context: context, _container: canvas } = this;
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      if (!this.outlines) return;
      const sharp = window.devicePixelRatio || 1;
      const enlarged = ytcs.enlarged(this._map);
      const corner = ytcs.corner(this._map, this._bounds);
      const scale = sharp * enlarged;
      context.setTransform(scale, 0, 0, scale, -sharp * corner.x, -sharp * corner.y);
      this._visible = L.bounds(
        corner.divideBy(enlarged), corner.add(this._bounds.getSize()).divideBy(enlarged),
      );
      this._fillAreas(context, scale, sharp);
      this._strokeBorders(context, sharp / scale, enlarged < FAR ? 0.5 : 1);
      context.setTransform(sharp, 0, 0, sharp, -sharp * corner.x, -sharp * corner.y);
      if (this.look.decorate) this.look.decorate(context, enlarged, this._visible);
    },

    _fillAreas(context, scale, sharp) {
      const fills = new Map();
      const { look, outlines } = this;
      const seen = [...outlines.areas].filter(([, area]) => area.box.intersects(this._visible));
      for (const [code, area] of seen) {
        const entry = look.entryOf(code);
        if (!entry) continue;
        if (!fills.has(entry)) fills.set(entry, ytcs.fill(context, entry, scale / sharp));
        context.globalAlpha = look.faded(code) ? FADED : 1;
        context.fillStyle = fills.get(entry);
        context.fill(area.path, "evenodd");
      }
      context.globalAlpha = 1;
      context.lineWidth = (0.7 * sharp) / scale;
      context.strokeStyle = LINE;
      context.lineJoin = "bevel";
      // Of most areas, a border that two share is drawn once; of few, only theirs.
      if (2 * seen.length > outlines.areas.size) context.stroke(outlines.mesh);
      else for (const [, area] of seen) context.stroke(area.path);
    },

    _strokeBorders(context, pixel, share) {
      context.strokeStyle = BORDER;
      context.lineWidth = (this.look.bold ? 3.5 : 2) * share * pixel;
      context.stroke(this.outlines.borders);
      context.strokeStyle = CHOSEN;
      context.lineWidth = 4 * pixel;
      for (const code of this.look.chosen) {
        const area = this.outlines.areas.get(code);
        if (area) context.stroke(area.path);
      }
    },
  });
})((window.ytcs = window.ytcs || {}));
