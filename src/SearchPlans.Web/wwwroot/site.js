// What pages do better with a script. Each works without.
(() => {
  "use strict";
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const one = (selector, from = document) => from.querySelector(selector);
  const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });

  // Side columns stand open where there is room, also in browsers that can't do that by style.
  if (!CSS.supports("selector(::details-content)") && innerWidth >= 960) all(".fold").forEach((f) => { f.open = true; });

  // What single keys do, where nobody types.
  const onKey = (does) => addEventListener("keydown", (e) => {
    if (!e.ctrlKey && !e.metaKey && !e.altKey && !e.target.closest?.("input, textarea, select, [contenteditable]")) does(e);
  });
  onKey((e) => {
    const box = one("input[name=q]");
    if (e.key !== "/" || !box) return;
    e.preventDefault();
    box.select();
  });

  // Suggestions come with the first letter typed, and with them the script that makes them.
  all(".box").forEach((box) => {
    const load = () => import(box.dataset.suggest).then((suggest) => suggest.default(box)).catch(() => {});
    if (box.matches(":focus-within")) load();
    else box.addEventListener("focusin", load, { once: true });
  });

  // What is kept in this browser alone; one that keeps nothing has nothing.
  const kept = {
    read: (name, store = localStorage) => { try { return JSON.parse(store.getItem(name)) ?? []; } catch { return []; } },
    write: (name, value, store = localStorage) => { try { store.setItem(name, JSON.stringify(value)); } catch { } },
  };
  // Excerpts: addresses of paragraphs, plan~anchor, in the order in which they were put there.
  const basket = {
    has: (at) => kept.read("excerpts").includes(at),
    toggle: (at) => {
      const held = kept.read("excerpts");
      kept.write("excerpts", basket.has(at) ? held.filter((h) => h !== at) : [...held, at].slice(-200));
      basket.show();
    },
    show: () => all("[data-basket]").forEach((place) => {
      const held = kept.read("excerpts");
      place.textContent = held.length ? ` ${held.length}` : "";
      place.parentElement.href = "/excerpts" + (held.length ? "?at=" + held.join(",") : "");
    }),
    // A button that puts a paragraph there and takes it out again.
    button: (at) => {
      const button = make("button", "");
      const say = () => {
        button.setAttribute("aria-pressed", basket.has(at));
        button.textContent = basket.has(at) ? "已摘录" : "摘录";
      };
      button.type = "button";
      button.className = "keep";
      button.addEventListener("click", () => { basket.toggle(at); say(); });
      addEventListener("pageshow", say);
      say();
      return button;
    },
  };
  addEventListener("pageshow", basket.show);
  window.searchPlans = { all, one, make, onKey, kept, basket };

  // What opens below a short word closes by Esc and by a click elsewhere.
  const shut = (e) => all("details[open] > .drop").forEach((drop) => {
    const { parentElement: d } = drop;
    if (getComputedStyle(drop).position === "absolute" && (e.key === "Escape" || e.type === "click" && !d.contains(e.target))) d.open = false;
  });
  addEventListener("click", shut);
  addEventListener("keydown", shut);
})();
