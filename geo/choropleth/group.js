/* The areas that a reader follows: their value together, and where to go with them. */
(function (ytcs) {
  "use strict";

  /* Facts of several areas as one; areas that were gone (null) are not expected. As in the totals
     of the server, a status that waits for its assessment counts as not yet reached, and what
     cannot be rebuilt has no value together. */
  ytcs.together = function (facts, values) {
    let [expected, known, top, bottom] = [0, 0, 0, 0];
    let waiting = false;
    for (const fact of facts) {
      if (fact) expected += 1;
      if (values.yes_no && fact && fact.key === values.reassess) bottom += 1;
      waiting ||= Boolean(fact && fact.key === values.reassess && fact.past);
      if (!fact || fact.value === null) continue;
      known += 1;
      top += fact.top;
      bottom += fact.bottom;
    }
    const value = known && bottom && !waiting ? (values.factor * top) / bottom : null;
    return { expected, known, top, bottom, value };
  };

  ytcs.drawGroup = function (box, view) {
    const { values, picked, words } = view;
    const facts = [...picked].map((code) => view.fact(code));
    const { expected, known, top, bottom, value } = ytcs.together(facts, values);
    if (!expected) return box.replaceChildren();
    const lines = [ytcs.text("b", words.followed.replace("{n}", expected))];
    if (value !== null) {
      const unit = values.yes_no ? "%" : values.unit;
      const parts = ytcs.write(top, 0) + " / " + ytcs.write(bottom, 0);
      lines.push(ytcs.text("span", `${ytcs.write(value, values.decimals)} ${unit} (${parts})`));
    }
    const missing = expected - known;
    if (missing) lines.push(ytcs.text("small", words.unknown.replace("{n}", missing)));
    lines.push(ytcs.button(words.trends, () => view.report({ page: "trends" })));
    lines.push(ytcs.button(words.clear, () => view.clear()));
    return box.replaceChildren(...lines);
  };
})((window.ytcs = window.ytcs || {}));
