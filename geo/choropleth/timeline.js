/* Time: a slider over all periods, with play. It moves the map inside the browser; the server
   learns of the period only when it rests. */
(function (ytcs) {
  "use strict";

  const STEP = 900; // milliseconds a period is seen while playing
  const PAUSE = 2600; // where the areas themselves change
  const REST = 400; // of no change, before the server is told
  const YEAR = 40; // pixels that the mark of a year takes

  class Timeline {
    /* on: {move(moment), rest(moment)}; a moment is {vintage, period} */
    constructor(box, on) {
      this.on = on;
      this.moments = [];
      this.turn = 0;
      this.playing = null;
      this.resting = null;
      this.play = ytcs.button("▶", () => this.toggle());
      this.back = ytcs.button("‹", () => this.step(-1));
      this.next = ytcs.button("›", () => this.step(1));
      this.slider = ytcs.text("input", "");
      this.slider.type = "range";
      this.slider.min = 0;
      this.slider.addEventListener("input", () => {
        this.go(Number(this.slider.value));
      });
      this.label = ytcs.text("output", "");
      this.label.setAttribute("aria-live", "polite"); // each new period is said aloud, once
      this.years = ytcs.text("div", "", "ytcs-years");
      const middle = ytcs.text("div", "", "ytcs-track");
      middle.append(this.slider, this.years);
      box.append(this.play, this.back, middle, this.next, this.label);
      new ResizeObserver(() => this.words && this._drawYears()).observe(this.years);
    }

    /* moments: [{vintage, period, label}] in order of time; the one that is shown. */
    show(moments, shown, words) {
      this.words = words;
      ytcs.explain(this.back, words.back);
      ytcs.explain(this.next, words.next);
      this.slider.setAttribute("aria-label", words.time);
      const same = moments.length === this.moments.length
        && moments.every((m, i) => m.period === this.moments[i].period);
      // Where the reader has moved meanwhile is not known outside before it rests.
      const now = this.playing || this.resting ? this.moments[this.turn] : shown;
      this.moments = moments;
      this.slider.max = moments.length - 1;
      if (!same) this._drawYears();
      const turn = ytcs.turnOf(moments, now);
      if (turn >= 0) this.turn = turn;
      this._tell();
    }

    /* A mark for each year, as many as have room, and one where the areas changed. */
    _drawYears() {
      const last = Math.max(1, this.moments.length - 1);
      const marks = [];
      let free = 0; // where the next mark may stand
      this.moments.forEach((moment, i) => {
        const before = this.moments[i - 1];
        const year = moment.period.slice(0, 4);
        const reform = before && ytcs.crosses(before, moment);
        if (reform) marks.push(this._mark(this.words.reform, (i - 0.5) / last, "ytcs-reform"));
        const spot = (i / last) * this.years.clientWidth;
        if ((before && before.period.slice(0, 4) === year) || spot < free) return;
        marks.push(this._mark(year, i / last, ""));
        free = spot + YEAR;
      });
      this.years.replaceChildren(...marks);
    }

    _mark(words, share, className) {
      const mark = ytcs.text("span", words, className);
      mark.style.left = 100 * share + "%";
      return mark;
    }

    step(by) { this.go(this.turn + by); }

    /* To the period at a place among all. */
    go(turn) {
      this.stop();
      this._go(turn);
    }

    toggle() {
      if (this.playing) return this.stop();
      if (this.turn >= this.moments.length - 1) this._go(0);
      this.playing = setTimeout(() => this._advance(), STEP);
      this._tell();
    }

    stop() {
      clearTimeout(this.playing);
      this.playing = null;
      this._tell();
    }

    _advance() {
      if (this.turn >= this.moments.length - 1) {
        this.stop();
        this._restSoon();
        return;
      }
      this._go(this.turn + 1);
      const [now, before] = [this.moments[this.turn], this.moments[this.turn - 1]];
      const wait = ytcs.crosses(before, now) ? PAUSE : STEP;
      this.playing = setTimeout(() => this._advance(), wait);
    }

    _go(turn) {
      const to = Math.max(0, Math.min(turn, this.moments.length - 1));
      if (to === this.turn) return;
      this.turn = to;
      this._tell();
      this.on.move(this.moments[to]);
      this._restSoon();
    }

    _restSoon() {
      clearTimeout(this.resting);
      this.resting = null;
      if (this.playing) return;
      this.resting = setTimeout(() => {
        this.resting = null;
        this.on.rest(this.moments[this.turn]);
      }, REST);
    }

    _tell() {
      const moment = this.moments[this.turn];
      this.slider.value = this.turn;
      this.slider.setAttribute("aria-valuetext", moment ? moment.label : "");
      const label = moment ? moment.label : "";
      if (this.label.textContent !== label) this.label.textContent = label;
      this.play.textContent = this.playing ? "❚❚" : "▶";
      if (this.words) ytcs.explain(this.play, this.playing ? this.words.pause : this.words.play);
    }
  }

  ytcs.Timeline = Timeline;
})((window.ytcs = window.ytcs || {}));
