/* The list beside the map: every area with its value, to search, to sort and to walk with keys.

   Only the rows in sight exist, so that a list of thousands costs what a list of twenty does. */
(function (ytcs) {
  "use strict";

  const ROW = 34; // pixels
  const SPARE = 6; // rows drawn above and below what is in sight

  const byName = new Intl.Collator("vi", { numeric: true });
  const plain = (text) =>
    text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");

  class Ranking {
    /* on: {choose(code), open(code), pick(code)} */
    constructor(box, on) {
      this.on = on;
      this.rows = [];
      this.shown = [];
      this.order = "up";
      this.active = "";
      this.search = ytcs.text("input", "");
      this.search.type = "search";
      this.sort = ytcs.button("", () => {
        this.order = { up: "down", down: "name", name: "up" }[this.order];
        this._arrange();
      });
      this.list = ytcs.text("div", "", "ytcs-rows");
      this.inner = ytcs.text("div", "");
      this.foot = ytcs.text("div", "", "ytcs-foot");
      this.list.append(this.inner);
      const head = ytcs.text("div", "", "ytcs-head");
      head.append(this.search, this.sort);
      box.append(head, this.list, this.foot);
      this._listen();
    }

    _listen() {
      this.list.tabIndex = 0;
      this.list.setAttribute("role", "listbox");
      this.list.setAttribute("aria-multiselectable", "true");
      this.inner.setAttribute("role", "presentation");
      this.search.addEventListener("input", () => this._arrange());
      this.list.addEventListener("scroll", () => this._draw());
      this.list.addEventListener("keydown", (event) => this._key(event));
      this.list.addEventListener("click", (event) => this._click(event));
      this.list.addEventListener("dblclick", () => this.active && this.on.open(this.active));
      new ResizeObserver(() => this._draw()).observe(this.list);
    }

    /* rows: [{code, name, value, fact, entry}]; said(fact) writes a value; words of the page;
       the codes that are picked. */
    show(rows, said, words, picked, active) {
      this.said = said;
      this.rows = rows;
      this.words = words;
      this.picked = picked;
      const other = active !== this.active; // chosen elsewhere, on the map or in the chart
      this.active = active;
      this.search.placeholder = words.search;
      this.search.setAttribute("aria-label", words.search);
      this.list.setAttribute("aria-label", words.list);
      this._arrange();
      if (other && active) this._reveal();
    }

    _arrange() {
      const wanted = plain(this.search.value.trim());
      this.shown = wanted ? this.rows.filter((row) => plain(row.name).includes(wanted)) : this.rows;
      const sign = this.order === "down" ? -1 : 1;
      const known = (row) => row.value !== null;
      this.shown.sort((a, b) => {
        if (this.order === "name") return byName.compare(a.name, b.name);
        if (!known(a) || !known(b)) return known(b) - known(a);
        return sign * (a.value - b.value) || byName.compare(a.name, b.name);
      });
      this.sort.textContent = this.words.order[this.order];
      this.inner.style.height = ROW * this.shown.length + "px";
      this._draw();
    }

    _draw() {
      const first = Math.max(0, Math.floor(this.list.scrollTop / ROW) - SPARE);
      const last = Math.ceil((this.list.scrollTop + this.list.clientHeight) / ROW) + SPARE;
      const rows = this.shown.slice(first, last).map((row, i) => this._row(row, first + i));
      this.inner.replaceChildren(...rows);
      if (!this.shown.length && this.words) this.inner.append(this._nothing());
      const active = rows.some((line) => line.dataset.code === this.active);
      if (active) this.list.setAttribute("aria-activedescendant", "row-" + this.active);
      else this.list.removeAttribute("aria-activedescendant");
    }

    _nothing() {
      const line = ytcs.text("p", this.words.nothing);
      line.setAttribute("role", "option"); // nothing else may stand in a listbox
      line.setAttribute("aria-disabled", "true");
      return line;
    }

    _row(row, place) {
      const line = ytcs.text("div", "", "ytcs-row");
      line.id = "row-" + row.code;
      line.dataset.code = row.code;
      line.style.top = ROW * place + "px";
      line.setAttribute("role", "option");
      line.setAttribute("aria-setsize", this.shown.length);
      line.setAttribute("aria-posinset", place + 1);
      line.setAttribute("aria-selected", String(this.picked.has(row.code)));
      line.classList.toggle("ytcs-active", row.code === this.active);
      const pick = ytcs.text("span", this.picked.has(row.code) ? "☑" : "☐", "ytcs-pick");
      pick.title = this.words.pick;
      const open = ytcs.text("span", "›", "ytcs-open");
      open.title = this.words.open;
      const number = ytcs.text("span", this.order === "name" ? "" : place + 1 + ".", "ytcs-place");
      const name = ytcs.text("span", row.name, "ytcs-name");
      name.title = row.name;
      const value = this.said(row.fact);
      const said = ytcs.text("span", value);
      const { label } = row.entry;
      line.setAttribute("aria-label", [row.name, value, ...(label === value ? [] : [label])].join(", "));
      line.append(pick, number, ytcs.chip(row.entry), name, said, open);
      return line;
    }

    _click(event) {
      const row = event.target.closest(".ytcs-row");
      if (!row) return;
      const { code } = row.dataset;
      if (event.target.classList.contains("ytcs-open")) this.on.open(code);
      else if (event.target.classList.contains("ytcs-pick")) this.on.pick(code);
      else this._activate(code);
    }

    _key(event) {
      const place = this.shown.findIndex((row) => row.code === this.active);
      const steps = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: this.shown.length - 1 };
      if (event.key in steps) {
        const next = this.shown[Math.max(0, Math.min(steps[event.key], this.shown.length - 1))];
        if (next) this._activate(next.code);
      } else if (event.key === "Enter" && place >= 0) this.on.open(this.active);
      else if (event.key === " " && place >= 0) this.on.pick(this.active);
      else return;
      event.preventDefault();
      event.stopPropagation();
    }

    _activate(code) {
      this.active = code;
      this._reveal();
      this.on.choose(code);
    }

    _reveal() {
      const place = this.shown.findIndex((row) => row.code === this.active);
      if (place < 0) return;
      const [top, bottom] = [ROW * place, ROW * (place + 1)];
      if (top < this.list.scrollTop) this.list.scrollTop = top;
      if (bottom > this.list.scrollTop + this.list.clientHeight) {
        this.list.scrollTop = bottom - this.list.clientHeight;
      }
      this._draw();
    }
  }

  ytcs.Ranking = Ranking;
})((window.ytcs = window.ytcs || {}));
