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

  ytcs.legendRow = function (entry, count) {
    const row = document.createElement("li");
    const number = ytcs.text("span", ytcs.write(count, 0));
    row.append(ytcs.swatch(entry), ytcs.text("span", entry.label), number);
    return row;
  };

  /* counts: Map of the class's place in the legend to the number of areas. */
  ytcs.drawLegend = function (box, values, label, counts, drawn, more) {
    const list = document.createElement("ul");
    values.legend.forEach((entry, key) => {
      if (!entry.always && !counts.get(key)) return;
      list.append(ytcs.legendRow(entry, counts.get(key) || 0));
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
    const { label } = values.legend[fact.key];
    if (fact.value === null) return { value: label, label: "", parts: "" };
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
