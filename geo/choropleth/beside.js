/* A second map beside the first: another period, or what has changed since then.

   Both move together. The classes are those of the one legend; a change has a scale of its own,
   from less over the same to more, and only where the areas are the same on both maps. */
(function (ytcs) {
  "use strict";

  // Less is hatched: without colours the two ends would be the same grey.
  const LOOKS = [
    { colour: "#8c510a", pattern: "diagonal", ink: "#f6e8c3" },
    { colour: "#dfc27d", pattern: "diagonal", ink: "#7a4606" },
    { colour: "#f4f4f2" },
    { colour: "#80cdc1" },
    { colour: "#01665e" },
  ];
  const NEAR = 0.2; // of the step: less than this counts as the same

  class Beside {
    constructor(view) {
      this.view = view;
      this.changes = false;
      this.box = ytcs.text("div", "", "ytcs-beside");
      this.head = ytcs.text("div", "", "ytcs-head");
      this.period = this._select(() => this.paint());
      this.kind = this._select(() => {
        this.changes = this.kind.value === "change";
        this.paint();
      });
      const close = ytcs.button("✕", () => view.toggleBeside());
      close.setAttribute("aria-label", view.words.close);
      this.head.append(this.period, this.kind, close);
      const box = ytcs.text("div", "");
      this.legend = ytcs.text("div", "", "ytcs-legend ytcs-second");
      this.box.append(this.head, box, this.legend);
      view.map.getContainer().after(this.box);
      this.map = L.map(box, { zoomControl: false, attributionControl: false, zoomSnap: 0.25 });
      this.layer = new ytcs.AreaLayer().addTo(this.map);
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", view.words.second);
      this._link();
    }

    _select(act) {
      const one = document.createElement("select");
      one.addEventListener("change", act);
      return one;
    }

    _link() {
      let moving = false;
      const follow = (from, to) => () => {
        if (moving) return;
        moving = true;
        to.setView(from.getCenter(), from.getZoom(), { animate: false });
        moving = false;
      };
      const first = this.view.map;
      this.map.setView(first.getCenter(), first.getZoom(), { animate: false });
      this.following = follow(first, this.map);
      first.on("move zoomend", this.following);
      this.map.on("move zoomend", follow(this.map, first));
      this.map.on("click", (event) => {
        const code = this.layer.areaAt(event.latlng);
        if (code) this.view.choose(code);
      });
    }

    remove() {
      this.view.map.off("move zoomend", this.following);
      this.map.remove();
      this.box.remove();
    }

    /* Fills the boxes: every period, and at first the one of a year ago. */
    offer(moments, now, words) {
      const before = this.period.value;
      const key = (moment) => moment.vintage + " " + moment.period;
      this.period.replaceChildren(...moments.map((moment) => new Option(moment.label, key(moment))));
      this.period.setAttribute("aria-label", words.otherPeriod);
      this.kind.setAttribute("aria-label", words.kind);
      this.kind.replaceChildren(
        new Option(words.kinds.value, "value"), new Option(words.kinds.change, "change"),
      );
      this.kind.value = this.changes ? "change" : "value";
      const year = String(Number(now.period.slice(0, 4)) - 1) + now.period.slice(4);
      const same = moments.filter((m) => m.vintage === now.vintage);
      const first = same.find((m) => m.period === year) || same[0] || moments[0];
      this.period.value = moments.some((m) => key(m) === before) ? before : key(first);
    }

    paint() {
      const { view } = this;
      const [vintage, period] = this.period.value.split(" ");
      const era = view.eras.get(vintage);
      if (!era) return;
      const facts = new Map(era.values.areas.map((c) => [c, ytcs.fact(era.values, period, c)]));
      const scale = this.changes ? this._scale(facts, vintage) : null;
      const entry = (code, fact) => (scale ? scale.entryOf(code) : era.values.legend[fact.key]);
      this.layer.paint(era.outlines, {
        entryOf: (code) => facts.get(code) && entry(code, facts.get(code)),
        faded: (code) => !view.inGroup(code, era),
        chosen: new Set([view.active, ...view.picked]),
        bold: view.inRoom,
      });
      this._drawLegend(scale);
    }

    /* What has changed from the other period to the one of the first map. */
    _scale(facts, vintage) {
      const { view } = this;
      const words = view.words.change;
      const there = [...facts].filter(([, fact]) => fact).map(([code]) => code);
      const comparable = vintage === view.moment.vintage;
      const differences = new Map();
      for (const [code, then] of facts) {
        const now = comparable && then ? view.fact(code) : null;
        if (now && now.value !== null && then.value !== null) {
          differences.set(code, now.value - then.value);
        }
      }
      const step = stepOf([...differences.values()]);
      const unit = view.values.unit === "%" ? words.points : view.values.unit;
      const said = ytcs.write(step, step < 1 ? 2 : step < 10 ? 1 : 0) + " " + unit;
      const labels = words.classes.map((label) => label.replace("{step}", said));
      const entries = LOOKS.map((look, i) => ({ ...look, label: labels[i] }));
      const none = { colour: "#d5d9db", ink: "#5c666b", pattern: "dots", label: words.none };
      const entryOf = (code) => {
        if (!differences.has(code)) return none;
        const share = differences.get(code) / step;
        return entries[share <= -1 ? 0 : share < -NEAR ? 1 : share <= NEAR ? 2 : share < 1 ? 3 : 4];
      };
      return { entries: [...entries, none], entryOf, codes: there };
    }

    _drawLegend(scale) {
      this.legend.hidden = !scale;
      if (!scale) return;
      const counts = new Map();
      for (const code of scale.codes) {
        if (!this.view.inGroup(code)) continue;
        const entry = scale.entryOf(code);
        counts.set(entry, (counts.get(entry) || 0) + 1);
      }
      const list = document.createElement("ul");
      for (const entry of scale.entries) {
        list.append(ytcs.legendRow(entry, counts.get(entry) || 0));
      }
      this.legend.replaceChildren(ytcs.heading(list, this.view.words.kinds.change), list);
    }
  }

  /* A round number that about one of four differences reaches. */
  function stepOf(differences) {
    const sizes = differences.map(Math.abs).sort((a, b) => a - b);
    const most = sizes[Math.floor(0.75 * sizes.length)] || 1;
    const power = 10 ** Math.floor(Math.log10(most));
    return [7.5, 5, 3, 2, 1.5, 1].find((n) => n * power <= most) * power;
  }

  ytcs.Beside = Beside;
})((window.ytcs = window.ytcs || {}));
