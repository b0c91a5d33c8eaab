/* A second and a third map beside the first: another period, another indicator, or what has
   changed since then.

   All move together. The classes of an indicator are those of the one legend; another indicator
   brings its own, and so does a change: from less over the same to more, and only where the
   areas are the same at both times. */
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
      this.asked = 0; // how often
      this.eras = new Map(); // as those of the view, with the values of this map's indicator
      this.box = ytcs.text("div", "", "ytcs-beside");
      this.over = ytcs.text("div", "", "ytcs-over");
      this.head = ytcs.text("div", "", "ytcs-head");
      this.indicator = this._select(async () => {
        this.period.value = ""; // another indicator is first seen now, and as it is
        this.kind.value = "value";
        await this.refresh();
        view.fit(true);
      });
      this.period = this._select(() => this.paint());
      this.kind = this._select(() => {
        this.paint();
        view.fit(true); // below another legend
      });
      this.close = ytcs.button("✕", () => view.closeBeside(this));
      this.head.append(this.indicator, this.close, this.period, this.kind);
      this.legend = ytcs.text("div", "", "ytcs-legend ytcs-second");
      this.over.append(this.head, this.legend);
      this.canvas = ytcs.text("div", "");
      this.canvas.setAttribute("role", "group");
      this.box.append(this.over, this.canvas);
      view.parts.list.before(this.box);
      this.map = L.map(this.canvas, { zoomControl: false, attributionControl: false, zoomSnap: 0.25 });
      this.layer = new ytcs.AreaLayer().addTo(this.map);
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
        if (code) this.view.choose(this.standing(code));
      });
      this.sized = new ResizeObserver(() => {
        moving = true; // the first map says where to look
        this.map.invalidateSize({ pan: false });
        moving = false;
        this.following();
      });
      this.sized.observe(this.canvas);
    }

    remove() {
      this.asked += 1; // what is still on its way comes too late
      this.sized.disconnect();
      this.view.map.off("move zoomend", this.following);
      this.map.off();
      this.map.remove();
      this.box.remove();
    }

    /* Fetches what this map shows: its own indicator, or the one of the first map. */
    async refresh() {
      const { choice, words } = this.view;
      const asked = (this.asked += 1);
      const late = () => asked !== this.asked || this.view.choice !== choice;
      try {
        const lists = await Promise.all(choice.eras.map((era) => ytcs.indicators(era.others)));
        offer(this.indicator, [["", words.same], ...lists[0].map((one) => [one.id, one.title])]);
        const eras = await Promise.all(choice.eras.map(async (era, i) => {
          const own = lists[i].find((one) => one.id === this.indicator.value);
          const address = own ? own.values : era.values;
          const [outlines, values] = await Promise.all([
            ytcs.outlines(era.geometry), ytcs.values(address),
          ]);
          return [era.vintage, { outlines, values }];
        }));
        if (late()) return; // a newer choice came
        this.eras = new Map(eras);
        this._offer();
        this.paint();
      } catch (error) {
        if (late()) return;
        this.eras = new Map();
        this.layer.paint(null, null); // nothing
        this.legend.hidden = false;
        this.legend.textContent = choice.failure;
        console.error(error);
      }
    }

    /* Fills the boxes. At first the same indicator is seen a year ago, and another one now. */
    _offer() {
      const { view } = this;
      const { words } = view;
      const which = words.which[view.besides.indexOf(this)];
      const call = (part, name) => part.setAttribute("aria-label", name.replace("{which}", which));
      call(this.canvas, words.second);
      call(this.close, words.close);
      call(this.indicator, words.otherIndicator);
      call(this.period, words.otherPeriod);
      call(this.kind, words.kind);
      const moments = ytcs.moments(this.eras);
      const fresh = !this.period.options.length;
      offer(this.period, [["", words.now], ...moments.map((m) => [keyOf(m), m.label])]);
      offer(this.kind, Object.entries(words.kinds));
      if (fresh) this.period.value = this._yearAgo(moments);
    }

    _yearAgo(moments) {
      const { vintage, period } = this.view.moment;
      const year = String(Number(period.slice(0, 4)) - 1) + period.slice(4);
      const same = moments.filter((moment) => moment.vintage === vintage);
      const first = same.find((moment) => moment.period === year) || same[0] || moments[0];
      return first ? keyOf(first) : "";
    }

    paint() {
      const { view } = this;
      const [vintage, period] = (this.period.value || keyOf(view.moment)).split(" ");
      const era = this.eras.get(vintage);
      if (!era) return;
      this.era = era;
      this.standing = (code) => ytcs.standing(era.outlines, era.values, period, code);
      const facts = new Map(era.values.areas.map((c) => [c, ytcs.fact(era.values, period, c)]));
      for (const [code, fact] of facts) if (!fact) facts.delete(code); // gone then
      const scale = this.kind.value === "change" ? this._scale(facts, vintage) : null;
      const entryOf = (outline) => {
        const code = this.standing(outline);
        const fact = facts.get(code);
        return fact && (scale ? scale.entryOf(code) : era.values.legend[fact.key]);
      };
      this.layer.paint(era.outlines, {
        entryOf,
        faded: (code) => !view.inGroup(code, era),
        chosen: ytcs.outlinesOf(era.outlines, era.values, period, [view.active, ...view.picked]),
        bold: view.inRoom,
      });
      const same = era.values === (view.eras.get(vintage) || {}).values;
      this.legend.hidden = same && !scale; // the first map's legend says it
      if (!this.legend.hidden) this._drawLegend(scale, facts, period, entryOf);
    }

    /* What has changed from the other period to the one of the first map. */
    _scale(facts, vintage) {
      const { values } = this.era;
      const { moment, words: { change: words } } = this.view;
      const comparable = vintage === moment.vintage;
      const differences = new Map();
      for (const [code, then] of facts) {
        const now = comparable ? ytcs.fact(values, moment.period, code) : null;
        if (now && now.value !== null && then.value !== null) {
          differences.set(code, now.value - then.value);
        }
      }
      const step = stepOf([...differences.values()]);
      const unit = values.unit === "%" ? words.points : values.unit;
      const said = ytcs.write(step, step < 1 ? 2 : step < 10 ? 1 : 0) + " " + unit;
      const labels = words.classes.map((label) => label.replace("{step}", said));
      const entries = LOOKS.map((look, i) => ({ ...look, label: labels[i] }));
      const none = { colour: "#d5d9db", ink: "#5c666b", pattern: "dots", label: words.none };
      const entryOf = (code) => {
        if (!differences.has(code)) return none;
        const share = differences.get(code) / step;
        return entries[share <= -1 ? 0 : share < -NEAR ? 1 : share <= NEAR ? 2 : share < 1 ? 3 : 4];
      };
      return { entries: [...entries, none], entryOf };
    }

    _drawLegend(scale, facts, period, entryOf) {
      const { legend, title, turn, periods } = this.era.values;
      const counts = new Map();
      for (const code of facts.keys()) {
        if (!this.view.inGroup(code, this.era)) continue;
        const entry = entryOf(code);
        counts.set(entry, (counts.get(entry) || 0) + 1);
      }
      const entries = scale ? scale.entries : legend.filter((one) => one.always || counts.has(one));
      const list = document.createElement("ul");
      const { label, past } = periods[turn.get(period)] || { label: "" };
      const named = (entry) => (
        past && !scale ? ytcs.labelOf(this.era.values, legend.indexOf(entry), past) : entry.label
      );
      list.append(...entries.map((entry) => (
        ytcs.legendRow(entry, counts.get(entry) || 0, named(entry))
      )));
      const said = scale ? this.view.words.kinds.change : label;
      this.legend.replaceChildren(ytcs.heading(list, title), ytcs.text("strong", said), list);
    }
  }

  /* Fills a box and keeps what was chosen, if it still is there. */
  function offer(box, options) {
    const before = box.value;
    box.replaceChildren(...options.map(([value, label]) => new Option(label, value)));
    if (options.some(([value]) => value === before)) box.value = before;
  }

  const keyOf = (moment) => moment.vintage + " " + moment.period;

  /* A round number that about one of four differences reaches. */
  function stepOf(differences) {
    const sizes = differences.map(Math.abs).sort((a, b) => a - b);
    const most = sizes[Math.floor(0.75 * sizes.length)] || 1;
    const power = 10 ** Math.floor(Math.log10(most));
    return [7.5, 5, 3, 2, 1.5, 1].find((n) => n * power <= most) * power;
  }

  ytcs.Beside = Beside;
})((window.ytcs = window.ytcs || {}));
