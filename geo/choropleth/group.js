/* The areas that a reader follows: their value together, and where to go with them. */
(function (ytcs) {
  "use strict";

  ytcs.drawGroup = function (box, view) {
    const { values, picked, words } = view;
    const facts = [...picked].map((code) => view.fact(code)).filter(Boolean);
    if (!facts.length) return box.replaceChildren();
    const known = facts.filter((fact) => fact.value !== null);
    const total = (part) => known.reduce((sum, fact) => sum + fact[part], 0);
    const [top, bottom] = [total("top"), total("bottom")];
    const missing = facts.length - known.length;
    const first = ytcs.text("b", words.followed.replace("{n}", facts.length));
    const lines = [first];
    if (bottom > 0) {
      const value = ytcs.write((values.factor * top) / bottom, values.decimals);
      const unit = values.yes_no ? "%" : values.unit;
      const parts = ytcs.write(top, 0) + " / " + ytcs.write(bottom, 0);
      lines.push(ytcs.text("span", value + " " + unit + " (" + parts + ")"));
    }
    if (missing) lines.push(ytcs.text("small", words.unknown.replace("{n}", missing)));
    lines.push(ytcs.button(words.trends, () => view.report({ page: "trends" })));
    lines.push(ytcs.button(words.clear, () => view.clear()));
    return box.replaceChildren(...lines);
  };
})((window.ytcs = window.ytcs || {}));
