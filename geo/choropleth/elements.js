/* Parts of a page. Text from data only ever enters it as text. */
(function (ytcs) {
  "use strict";

  ytcs.text = function (tag, content, className) {
    const element = document.createElement(tag);
    element.textContent = content;
    if (className) element.className = className;
    return element;
  };

  ytcs.button = function (label, act) {
    const button = ytcs.text("button", label);
    button.type = "button";
    button.addEventListener("click", act);
    return button;
  };

  /* A part of a picture of lines. */
  ytcs.draw = function (tag, attributes) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };

  /* What a sign stands for, to those who point at it and to those who hear it. */
  ytcs.explain = function (element, words) {
    element.title = words;
    element.setAttribute("aria-label", words);
  };

  /* The heading of a list, and what the list is called. Without marks a list is only called one
     to a reader who hears it when its role says so. */
  ytcs.heading = function (list, words) {
    const heading = ytcs.text("b", words);
    heading.setAttribute("role", "heading");
    heading.setAttribute("aria-level", "2");
    list.setAttribute("role", "list");
    list.setAttribute("aria-label", words);
    return heading;
  };
})((window.ytcs = window.ytcs || {}));
