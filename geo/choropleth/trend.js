/* How it came to this: the whole as a thick line, and a line for each area that the reader looks
   at or follows. A click shows its period, and chooses the area whose line is near. */
(function (ytcs) {
  "use strict";

  const [WIDTH, HEIGHT, LABELS, EDGE] = [298, 124, 104, 8]; // pixels; names stand on the right
  const LINE_OF_TEXT = 12;
  const NEAR = 10; // pixels from a line that still mean it
  const LONGEST = 11; // letters of a name
  const MOST = 5; // lines of areas; more would not be told apart

  class Trend {
    /* on: {move(turn), choose(code)}; turn is the place of a period among all. */
    constructor(box, on) {
      this.box = box;
      this.on = on;
      this.from = [];
      this.picture = ytcs.draw("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img" });
      this.picture.addEventListener("click", (event) => this._click(event));
      box.append(this.picture);
      box.hidden = true; // until it has something to show
    }

    /* Not before the map: what follows from all periods takes longer than to paint one. */
    show(view) {
      clearTimeout(this.soon);
      this.soon = setTimeout(() => this._isSeen() && this._draw(view), 60);
    }

    _isSeen() { return Boolean(this.box.parentElement.offsetParent); }

    _draw(view) {
      this.moments = ytcs.moments(view.eras);
      this._find(view);
      const values = this.lines.flatMap((line) => line.values).filter((value) => value !== null);
      const whole = this.lines.at(-1).values;
      this.box.hidden = this.moments.length < 2 || whole.every((value) => value === null);
      if (this.box.hidden) return;
      const [low, high] = [Math.min(...values), Math.max(...values)];
      const [across, down] = [WIDTH - LABELS - 2 * EDGE, HEIGHT - 3 * EDGE - LINE_OF_TEXT];
      this.place = (turn, value) => [
        EDGE + (turn / (this.moments.length - 1)) * across,
        HEIGHT - EDGE - LINE_OF_TEXT - ((value - low) / (high - low || 1)) * down,
      ];
      const turn = ytcs.turnOf(this.moments, view.moment);
      const drawn = this.lines.flatMap((line) => this._line(line));
      const names = apart(this.lines.map((line) => this._nameSpot(line))).map(([line, y]) => {
        const value = line.values[turn] ?? null;
        const said = value === null ? "" : " " + ytcs.write(value, view.values.decimals);
        const name = line.name.length > LONGEST ? line.name.slice(0, LONGEST - 1) + "…" : line.name;
        return text(name + said, WIDTH - LABELS, y, `ytcs-${line.kind}`);
      });
      this.picture.setAttribute("aria-label", view.words.history.replace("{title}", view.values.title));
      const now = turn < 0 ? [] : [this._now(turn)];
      this.picture.replaceChildren(...now, ...drawn, ...names, ...this._ends(view));
    }

    /* The lines change with the values and with whom the reader looks at, not with the period. */
    _find(view) {
      const documents = [...view.eras.values()].map((era) => era.values);
      const { values, moment: now, words } = view;
      const from = [...documents, view.choice.group, now.vintage, view.active, ...view.picked];
      if (from.length === this.from.length && from.every((one, i) => one === this.from[i])) return;
      this.from = from;
      const own = [...new Set([view.active, ...view.picked])].filter((code) => values.place.has(code));
      // What holds of one area is yes or no: only several have a share.
      this.lines = (values.yes_no ? [] : own.slice(0, MOST)).map((code) => ({
        code,
        name: view.nameOf(code),
        kind: code === view.active ? "active" : "area",
        values: this._along(view, now.vintage, () => [code]),
      }));
      if (view.picked.size > 1) {
        const values = this._along(view, now.vintage, () => [...view.picked]);
        this.lines.push({ name: words.group, kind: "group", values });
      }
      const whole = new Map([...view.eras].map(([vintage, era]) => [
        vintage, era.values.areas.filter((code) => view.inGroup(code, era)),
      ]));
      const all = this._along(view, "", (vintage) => whole.get(vintage));
      this.lines.push({ name: words.all, kind: "all", values: all });
    }

    /* Value of areas together in every period; codes mean other areas in another vintage. */
    _along(view, only, codesOf) {
      return this.moments.map(({ vintage, period }) => {
        if (only && vintage !== only) return null;
        const { values } = view.eras.get(vintage);
        const facts = codesOf(vintage).map((code) => ytcs.fact(values, period, code));
        return ytcs.together(facts, values).value;
      });
    }

    /* A stretch for each side of the reform, interrupted where nothing is known; what was rebuilt
       is dashed and goes on to the first that was reported. */
    _line(line) {
      const paths = { past: "", own: "" };
      let joined = false;
      let last = ""; // the path that the last piece went to
      const dots = [];
      line.values.forEach((value, turn) => {
        const before = this.moments[turn - 1];
        joined = joined && before.vintage === this.moments[turn].vintage;
        if (value === null) {
          joined = false;
          return;
        }
        const spot = this.place(turn, value);
        const [x, y] = spot;
        const kind = before && before.past ? "past" : "own";
        if (joined) {
          const from = last === kind ? "" : `M${this.place(turn - 1, line.values[turn - 1])}`;
          paths[kind] += `${from}L${spot}`;
        }
        last = joined ? kind : "";
        joined = true;
        dots.push(ytcs.draw("circle", { cx: x, cy: y, r: 1.8, class: `ytcs-${line.kind}` }));
      });
      const drawn = [[paths.past, " ytcs-past"], [paths.own, ""]].filter(([path]) => path);
      return [
        ...drawn.map(([d, more]) => ytcs.draw("path", { d, class: `ytcs-${line.kind}${more}` })),
        ...dots,
      ];
    }

    _nameSpot(line) {
      const turn = line.values.findLastIndex((value) => value !== null);
      return [line, turn < 0 ? HEIGHT / 2 : this.place(turn, line.values[turn])[1] + 4];
    }

    _now(turn) {
      const [x] = this.place(turn, 0);
      return ytcs.draw("path", { d: `M${x} 2V${HEIGHT - LINE_OF_TEXT}`, class: "ytcs-now" });
    }

    /* The first and the last year, with the values of the whole: what the heights mean. */
    _ends(view) {
      const { values } = this.lines.at(-1);
      const known = values.flatMap((value, turn) => (value === null ? [] : [turn]));
      return [...new Set([known[0], known.at(-1)])].map((turn, i) => {
        const year = this.moments[turn].period.slice(0, 4);
        const said = `${year}: ${ytcs.write(values[turn], view.values.decimals)}`;
        const x = i ? WIDTH - LABELS - EDGE : EDGE / 2;
        const label = text(said, x, HEIGHT - 1, "ytcs-year");
        label.setAttribute("text-anchor", i ? "end" : "start");
        return label;
      });
    }

    _click(event) {
      const box = this.picture.getBoundingClientRect();
      const x = ((event.clientX - box.left) * WIDTH) / box.width;
      const y = ((event.clientY - box.top) * HEIGHT) / box.height;
      const share = (x - EDGE) / (WIDTH - LABELS - 2 * EDGE);
      const turn = Math.round(Math.max(0, Math.min(1, share)) * (this.moments.length - 1));
      const far = (line) => (
        line.values[turn] === null ? Infinity : Math.abs(this.place(turn, line.values[turn])[1] - y)
      );
      const own = this.lines.filter((line) => line.code).sort((a, b) => far(a) - far(b));
      this.on.move(turn);
      if (own.length && far(own[0]) <= NEAR) this.on.choose(own[0].code);
    }
  }

  /* Spots of [what, height], moved down until none covers the one above. */
  function apart(spots) {
    let above = 0;
    const sorted = spots.sort((a, b) => a[1] - b[1]).map(([what, y]) => {
      above = Math.max(y, above + LINE_OF_TEXT);
      return [what, above];
    });
    const over = Math.max(0, above - HEIGHT + LINE_OF_TEXT);
    return sorted.map(([what, y]) => [what, y - over]);
  }

  function text(content, x, y, className) {
    const element = ytcs.draw("text", { x, y, class: className });
    element.textContent = content;
    return element;
  }

  ytcs.Trend = Trend;
})((window.ytcs = window.ytcs || {}));
