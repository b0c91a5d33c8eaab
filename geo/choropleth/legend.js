/* The legend: every class with its look and its count, the rule, and how much is drawn. */
(function (ytcs) {
  "use strict";

  const writers = new Map(); // making one takes longer than writing a hundred numbers

  ytcs.write = function (value, decimals) {
    if (!writers.has(decimals)) {
      const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
      writers.set(decimals, new Intl.NumberFormat("vi-VN", digits));
    }
    return writers.get(decimals).format(value);
  };

  ytcs.legendRow = function (entry, count, label = entry.label) {
    const row = document.createElement("li");
    const number = ytcs.text("span", ytcs.write(count, 0));
    row.append(ytcs.swatch(entry), ytcs.text("span", label), number);
    return row;
  };

  /* Nobody reported for the areas of today in the past: what is missing is that of the old ones. */
  ytcs.labelOf = function (values, key, past) {
    return past && key === values.absent ? values.words.lacking : values.legend[key].label;
  };

  /* counts: Map of the class's place in the legend to the number of areas. */
  ytcs.drawLegend = function (box, values, period, counts, drawn, more) {
    const { label, past } = period;
    const list = document.createElement("ul");
    values.legend.forEach((entry, key) => {
      if (!entry.always && !counts.get(key)) return;
      const named = ytcs.labelOf(values, key, past);
      list.append(ytcs.legendRow(entry, counts.get(key) || 0, named));
    });
    list.append(...more);
    box.replaceChildren(
      ytcs.heading(list, values.title), ytcs.text("strong", label), list,
      ...(values.rule ? [ytcs.text("small", values.rule)] : []),
      ytcs.text("small", values.words.drawn + " " + drawn),
    );
  };

  /* What is said of an area: its value with the unit, its class, and what was divided. */
  ytcs.say = function (values, fact) {
    const label = ytcs.labelOf(values, fact.key, fact.past);
    if (fact.value === null) return { value: label, label: "", parts: fact.parts || "" };
    const parts = ytcs.write(fact.top, 0) + " / " + ytcs.write(fact.bottom, 0);
    if (values.yes_no) return { value: label, label: "", parts: "" };
    return { value: ytcs.write(fact.value, values.decimals) + " " + values.unit, label, parts };
  };

  ytcs.drawTooltip = function (area, group, values, label, fact) {
    const box = document.createElement("div");
    box.append(ytcs.text("b", area.name), ytcs.text("span", group || ""));
    if (!fact) return box;
    const said = ytcs.say(values, fact);
    const first = said.label ? said.value + " · " + said.label : said.value;
    box.append(
      ytcs.text("span", first), ytcs.text("span", said.parts),
      ytcs.text("span", values.title + ", " + label),
    );
    return box;
  };
})((window.ytcs = window.ytcs || {}));
