/* The map of areas inside the browser: what the server says once is fetched once; every change
   of period, and everything that the reader does on the map, happens here.

   ytcs.show(map, choice) is all that the server calls. `choice` holds
     eras              [[vintage, addresses of outlines, of values, of other indicators, of
                       stations]], oldest first
     vintage, period   what to paint
     place             where: the map is fitted anew when this changes
     area              code of the chosen area, or ""
     group             code of the group (former district) to look at, or ""
     picked            codes of the areas that the reader follows, joined by commas
     inset             codes of the areas that have a window of their own
     failure           the sentence for a reader whose browser could not fetch
   Text from data only ever enters the page as text, never as HTML. */
(function (ytcs) {
  "use strict";

  // Left out on the map, where all have one; but a number alone would be read as a value.
  const KIND = /^(Xã|Phường|Thị trấn|Đặc khu) (?!\d)/;
  const LEAST = 60; // pixels that legends leave to the areas, or they may lie over them
  const MOST_BESIDE = 2; // further maps; more would be too small to read
  const views = new WeakMap();

  class View {
    constructor(map) {
      this.map = map;
      this.parts = ytcs.layOut(map);
      this.layer = new ytcs.AreaLayer().addTo(map);
      this.tooltip = L.tooltip({ className: "ytcs-tooltip", direction: "top" });
      this.ranking = new ytcs.Ranking(this.parts.list, {
        choose: (code) => this.choose(code),
        open: (code) => this.report({ area: code }),
        pick: (code) => this.pick(code),
      });
      this.timeline = new ytcs.Timeline(this.parts.time, {
        move: (moment) => this.move(moment),
        rest: (moment) => this.report({ vintage: moment.vintage, period: moment.period }),
      });
      this.parts.list.append(this.parts.trend);
      this.trend = new ytcs.Trend(this.parts.trend, {
        move: (turn) => this.timeline.go(turn),
        choose: (code) => this.choose(code),
      });
      this.inset = new ytcs.Inset(this.parts.inset, (code) => this.report({ area: code }));
      ytcs.room(this);
      map.on("mousemove", (event) => this.point(event.latlng));
      map.on("mouseout", () => this.tooltip.remove());
      map.on("click", (event) => this.click(event));
      map.on("resize", () => this.eras && this.fit());
      this.moment = { vintage: "", period: "" };
      this.picked = new Set();
      this.active = "";
      this.circles = ""; // or what they stand for: "top", "bottom"
      this.besides = [];
      this.showsStations = false;
      this.stations = new Map(); // vintage to what `ytcs.stations` gives, of this choice
    }

    /* --- what the server says ------------------------------------------------------------- */

    async show(choice) {
      choice.eras = choice.eras.map(([vintage, geometry, values, others, stations]) => (
        { vintage, geometry, values, others, stations }
      ));
      this.choice = choice;
      this.stations = new Map();
      try {
        const now = choice.eras.find((era) => era.vintage === choice.vintage);
        const [outlines, values] = await Promise.all([
          ytcs.outlines(now.geometry), ytcs.values(now.values),
        ]);
        if (this.choice !== choice) return; // a newer choice came while this one was fetched
        this.eras = new Map([[now.vintage, { outlines, values }]]);
        this.moment = { vintage: choice.vintage, period: choice.period };
        ytcs.nameParts(this);
        this.nameButtons(values.words);
        if (choice.area || !outlines.areas.has(this.active)) this.active = choice.area;
        this.picked = new Set(choice.picked ? choice.picked.split(",") : []);
        this.drawTimeline();
        this.paint();
        this.fit();
        if (this.showsStations) this.fetchStations();
        await Promise.all([
          this.fetchOthers(choice), ...this.besides.map((beside) => beside.refresh()),
        ]);
      } catch (error) {
        if (this.choice !== choice) return;
        this.parts.legend.textContent = choice.failure;
        console.error(error);
      }
    }

    /* The other side of the reform, so that time can pass without the server. */
    async fetchOthers(choice) {
      for (const era of choice.eras) {
        if (this.eras.has(era.vintage)) continue;
        const [outlines, values] = await Promise.all([
          ytcs.outlines(era.geometry), ytcs.values(era.values),
        ]);
        if (this.choice !== choice) return;
        this.eras.set(era.vintage, { outlines, values });
      }
      this.drawTimeline();
      this.trend.show(this);
    }

    drawTimeline() {
      this.timeline.show(ytcs.moments(this.eras), this.moment, this.words);
    }

    /* --- what is shown -------------------------------------------------------------------- */

    get era() { return this.eras.get(this.moment.vintage); }
    get values() { return this.era.values; }
    get words() { return this.values.words; }

    get period() {
      const turn = this.values.turn.get(this.moment.period);
      return turn === undefined ? { label: "" } : this.values.periods[turn];
    }

    /* Stations of the areas that are shown, once they were asked for and fetched. */
    get places() { return this.showsStations && this.stations.get(this.moment.vintage); }

    fact(code) { return ytcs.fact(this.values, this.moment.period, code); }

    /* What stands where an outline was drawn; see `ytcs.standing`. */
    standing(code) {
      return ytcs.standing(this.era.outlines, this.values, this.moment.period, code);
    }

    areaAt(latlng) { return this.eras ? this.standing(this.layer.areaAt(latlng)) : ""; }

    nameOf(code) { return this.era.outlines.names.get(code).name.replace(KIND, ""); }

    inGroup(code, era = this.era) {
      const area = era.outlines.names.get(code);
      return !this.choice.group || (area && area.group === this.choice.group);
    }

    paint() {
      const { values, choice, era } = this;
      const entries = new Map();
      const counts = new Map();
      let [drawn, expected] = [0, 0];
      for (const code of values.areas) {
        const fact = this.fact(code);
        if (!fact) continue; // the area was gone in this period
        entries.set(code, values.legend[fact.key]);
        expected += 1;
        drawn += era.outlines.areas.has(code) ? 1 : 0;
        if (this.inGroup(code)) counts.set(fact.key, (counts.get(fact.key) || 0) + 1);
      }
      const look = {
        entryOf: (code) => entries.get(this.standing(code)),
        faded: (code) => !this.inGroup(code),
        chosen: ytcs.outlinesOf(
          era.outlines, values, this.moment.period, [choice.area, this.active, ...this.picked],
        ),
        bold: this.inRoom,
        decorate: (...where) => this.decorate(...where),
      };
      this.open = ytcs.openStations(this.places, this);
      this.layer.paint(era.outlines, look);
      this.inset.show(era.outlines, look, choice.inset);
      const more = this.circles ? [ytcs.circleKey(values, this.circles)] : [];
      if (this.places) more.push(...ytcs.stationKeys(this.places, this.open, this.words));
      const share = ytcs.write(drawn, 0) + "/" + ytcs.write(expected, 0);
      ytcs.drawLegend(this.parts.legend, values, this.period, counts, share, more);
      this.parts.caption.textContent = values.caption;
      this.drawRanking(entries);
      for (const beside of this.besides) beside.paint();
      this.trend.show(this);
      this.announce(drawn);
    }

    decorate(context, enlarged, visible) {
      const { outlines } = this.era;
      if (this.places) { // names would not be read between them
        if (this.circles) ytcs.drawCircles(context, this, enlarged, this.circles);
        ytcs.drawStations(context, this.open, enlarged, this.inRoom ? 1.6 : 1);
        return;
      }
      if (this.circles) {
        ytcs.drawCircles(context, this, enlarged, this.circles);
        return; // names would not be read between them
      }
      const texts = (code) => {
        const fact = this.fact(code);
        if (!fact || !this.inGroup(code)) return [];
        const name = this.nameOf(code);
        if (!this.inRoom) return [[[name], 12]];
        const said = fact.value === null || this.values.yes_no ? "" : this.said(fact);
        return said ? [[[name, said], 19], [[name], 17], [[said], 16]] : [[[name], 19], [[name], 16]];
      };
      ytcs.drawNames(context, outlines, enlarged, visible, texts, this.inRoom ? 1.25 : 1);
    }

    said(fact) {
      const { unit, decimals, yes_no } = this.values;
      if (fact.value === null || yes_no) return fact.parts || ytcs.say(this.values, fact).value;
      const value = ytcs.write(fact.value, decimals);
      return unit.includes("/") ? value : value + " " + unit; // a long unit stands in the legend
    }

    drawRanking(entries) {
      const { values } = this;
      const rows = [];
      for (const [code, entry] of entries) {
        if (!this.inGroup(code)) continue;
        const fact = this.fact(code);
        const { name } = this.era.outlines.names.get(code);
        rows.push({ code, name, value: fact.value, fact, entry });
      }
      const said = (fact) => this.said(fact);
      this.ranking.show(rows, said, this.words, this.picked, this.active);
      ytcs.drawGroup(this.ranking.foot, this);
    }

    fit(anew = false) {
      const key = this.choice.place + " " + this.choice.group;
      if (this.fitted === key && !anew) return;
      const { x, y } = this.map.getSize();
      if (Math.min(x, y) < LEAST) return; // not laid out yet: fitted when it has a size
      this.fitted = key;
      const apart = new Set(this.parts.inset.hidden ? [] : this.choice.inset);
      const bounds = this.layer.boundsOf((code) => this.inGroup(code) && !apart.has(code));
      if (!bounds.isValid()) return;
      const [before, after] = this.margins(bounds);
      this.map.fitBounds(bounds, {
        animate: false, paddingTopLeft: before, paddingBottomRight: after,
      });
    }

    /* Legends have a part of their own: beside the areas or above them, where they get larger.
       The same on all maps. */
    margins(bounds) {
      const { legend, caption } = this.parts;
      const under = caption.offsetHeight + 16;
      const legends = [legend, ...this.besides.map((beside) => beside.legend)];
      const wide = Math.max(...legends.map((one) => one.offsetWidth));
      const heads = this.besides.map((beside) => beside.over);
      const high = Math.max(legend.offsetHeight, ...heads.map((one) => one.offsetHeight));
      const head = Math.max(0, ...this.besides.map((beside) => beside.head.offsetHeight));
      const beside = [[54, head + 12], [wide + 20, under]];
      const above = [[12, high + 16], [12, under]];
      const size = this.map.getSize();
      const zoom = ([from, to]) => {
        const taken = L.point(from[0] + to[0], from[1] + to[1]);
        const free = size.subtract(taken);
        if (Math.min(free.x, free.y) < LEAST) return -Infinity; // Leaflet would find infinity
        return this.map.getBoundsZoom(bounds, false, taken);
      };
      const [over, next] = [zoom(above), zoom(beside)];
      if (Math.max(over, next) === -Infinity) return [[12, 12], [12, 12]];
      return over > next ? above : beside;
    }

    /* Tests and benchmarks wait for these attributes: they are set after the frame in which
       the canvas was drawn. */
    announce(drawn) {
      const { vintage, period } = this.moment;
      const era = this.choice.eras.find((one) => one.vintage === vintage);
      if (!era) return;
      requestAnimationFrame(() => setTimeout(() => {
        const { dataset } = this.map.getContainer();
        dataset.painted = drawn;
        dataset.shown = [era.values, period, this.choice.area].join(" ");
        dataset.paintedAt = performance.timeOrigin + performance.now();
      }));
    }

    /* --- what the reader does ------------------------------------------------------------- */

    move(moment) {
      if (!this.eras.has(moment.vintage)) return;
      const crossed = moment.vintage !== this.moment.vintage;
      this.moment = moment;
      if (crossed) { // the same codes mean other areas there
        this.active = "";
        this.picked = new Set();
        clearTimeout(this.picking);
      }
      this.tooltip.remove();
      this.paint();
    }

    point(latlng) {
      const code = this.areaAt(latlng);
      this.map.getContainer().style.cursor = code ? "pointer" : "";
      const one = this.places && ytcs.stationAt(this.open, latlng, ytcs.enlarged(this.map));
      if (!code && !one) return this.tooltip.remove();
      const box = code ? this.describe(code) : document.createElement("div");
      if (one) box.prepend(ytcs.text("b", one.name), ytcs.text("span", this.words.facility[one.kind]));
      return this.tooltip.setContent(box).setLatLng(latlng).addTo(this.map);
    }

    describe(code) {
      const area = this.era.outlines.names.get(code);
      const group = this.era.outlines.groups[area.group];
      return ytcs.drawTooltip(area, group, this.values, this.period.label, this.fact(code));
    }

    click(event) {
      const code = this.areaAt(event.latlng);
      if (!code) return;
      const { ctrlKey, shiftKey, metaKey } = event.originalEvent;
      if (ctrlKey || shiftKey || metaKey) this.pick(code);
      else this.report({ area: code });
    }

    choose(code) {
      this.active = code;
      this.paint();
      const area = this.era.outlines.areas.get(code);
      if (!area) return;
      const spot = ytcs.place(L.point(area.spot.x, area.spot.y));
      if (!this.map.getBounds().contains(spot)) this.map.panTo(spot);
      this.point(spot);
    }

    pick(code) {
      if (!this.picked.delete(code)) this.picked.add(code);
      this.paint();
      clearTimeout(this.picking);
      const told = () => this.report({ picked: [...this.picked].join(",") });
      this.picking = setTimeout(told, 400);
    }

    clear() {
      this.picked.clear();
      this.paint();
      this.report({ picked: "" });
    }

    /* One more map beside this one, or again none. */
    nextBeside() {
      if (this.besides.length < MOST_BESIDE) this.besides.push(new ytcs.Beside(this));
      else for (const beside of this.besides.splice(0)) beside.remove();
      this.arrange();
    }

    closeBeside(beside) {
      this.besides.splice(this.besides.indexOf(beside), 1);
      beside.remove();
      this.arrange();
      this.parts.bar.lastChild.focus(); // the button that was pressed is gone
    }

    async arrange() {
      this.parts.frame.classList.toggle("ytcs-several", this.besides.length > 0);
      this.tellButtons();
      this.trend.show(this); // it is seen again, or no more
      await Promise.all(this.besides.map((beside) => beside.refresh()));
      setTimeout(() => this.fit(true), 60); // when all have their new widths
    }

    nextCircles() {
      this.circles = { "": "top", top: "bottom", bottom: "" }[this.circles];
      this.tellButtons();
      this.paint();
    }

    toggleStations() {
      this.showsStations = !this.showsStations;
      this.tellButtons();
      this.paint();
      if (this.showsStations) this.fetchStations();
    }

    async fetchStations() {
      const { choice } = this;
      try {
        for (const { vintage, stations } of choice.eras) {
          if (!stations) continue;
          const found = await ytcs.stations(stations);
          if (this.choice !== choice) return; // a newer choice came while this one was fetched
          this.stations.set(vintage, found);
        }
        if (this.eras.has(this.moment.vintage)) this.paint();
      } catch (error) {
        console.error(error);
      }
    }

    /* Straight to the server: streamlit-folium's own way waits 250 ms and sends the polygon.
       The time makes a second click on the same area a new event. */
    report(what) {
      const value = { last_active_drawing: { ...what, at: Date.now() } };
      window.__GLOBAL_DATA__.last_active_drawing = value.last_active_drawing;
      window.__GLOBAL_DATA__.previous_data = value;
      window.Streamlit.setComponentValue(value);
    }
  }

  ytcs.show = function (map, choice) {
    if (!views.has(map)) views.set(map, new View(map));
    return views.get(map).show(choice);
  };
  ytcs.viewOf = (map) => views.get(map); // for tests
})((window.ytcs = window.ytcs || {}));
