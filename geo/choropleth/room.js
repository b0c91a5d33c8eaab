/* Reading from five metres: the whole screen, large type, and keys for what a meeting asks. */
(function (ytcs) {
  "use strict";

  ytcs.room = function (view) {
    const { frame } = view.parts;
    const bar = ytcs.text("div", "", "ytcs-bar");
    const whole = ytcs.button("", () => toggle(frame));
    const list = ytcs.button("", () => {
      frame.classList.toggle("ytcs-listed");
      view.tellButtons();
      view.trend.show(view);
    });
    const fit = ytcs.button("", () => view.fit(true));
    const circles = ytcs.button("", () => view.nextCircles());
    const beside = ytcs.button("", () => view.nextBeside());
    const stations = ytcs.button("", () => view.toggleStations());
    bar.append(whole, list, fit, circles, stations, beside);
    frame.querySelector(".ytcs-upper").prepend(bar); // Tab comes by here before the list
    view.parts.bar = bar;
    bar.hidden = true; // until there is something to press them for

    view.nameButtons = (words) => {
      name(whole, "⛶", words.whole);
      name(list, "☰", words.list);
      name(fit, "◎", words.fit);
      name(circles, "◯", words.circles);
      name(stations, "■", words.stations);
      name(beside, "◫", words.beside);
      bar.hidden = false;
      view.tellButtons();
    };
    view.tellButtons = () => {
      const pressed = [
        [whole, view.inRoom], [list, frame.classList.contains("ytcs-listed")],
        [circles, view.circles], [stations, view.showsStations], [beside, view.besides.length],
      ];
      stations.hidden = !view.choice.eras.some((era) => era.stations);
      for (const [one, on] of pressed) one.setAttribute("aria-pressed", String(Boolean(on)));
    };
    document.addEventListener("fullscreenchange", () => {
      view.inRoom = document.fullscreenElement === frame;
      frame.classList.toggle("ytcs-room", view.inRoom);
      view.tellButtons();
      setTimeout(() => {
        view.map.invalidateSize({ pan: false });
        view.fit(true);
        view.paint();
      }, 60);
    });
    document.addEventListener("keydown", (event) => key(event, view));
  };

  function name(one, sign, words) {
    one.textContent = sign;
    ytcs.explain(one, words);
  }

  function toggle(frame) {
    if (document.fullscreenElement) document.exitFullscreen();
    else frame.requestFullscreen();
  }

  /* Not while the reader types, nor where a slider or list has keys of its own. */
  function key(event, view) {
    if (event.ctrlKey || event.metaKey || event.altKey || !view.eras) return;
    if (event.target.matches("input, select, .ytcs-rows")) return;
    const acts = {
      f: () => toggle(view.parts.frame),
      z: () => view.fit(true),
      c: () => view.nextCircles(),
      t: () => view.toggleStations(),
      s: () => view.nextBeside(),
      n: () => view.report({ indicator: 1 }),
      p: () => view.report({ indicator: -1 }),
      ArrowRight: () => view.timeline.step(1),
      ArrowLeft: () => view.timeline.step(-1),
      " ": () => !event.target.matches("button") && view.timeline.toggle(),
    };
    const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    if (event.key.startsWith("Arrow") && event.target.matches(".leaflet-container")) {
      event.stopPropagation(); // else Leaflet moves the map as well
    }
    act();
    if (event.key !== " " || !event.target.matches("button")) event.preventDefault();
  }
})((window.ytcs = window.ytcs || {}));
