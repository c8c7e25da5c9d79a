// What was searched lately; it is kept in this browser and goes nowhere else.
(() => {
  "use strict";
  const { one, make, kept } = window.searchPlans;
  const recent = one(".recent");
  const show = () => {
    const queries = kept.read("searches");
    recent.hidden = queries.length === 0;
    one("ul", recent).replaceChildren(...queries.map((query) => {
      const item = make("li", "");
      item.append(Object.assign(make("a", query.length > 20 ? query.slice(0, 20) + "…" : query), { href: "/search?q=" + encodeURIComponent(query) }));
      return item;
    }));
  };
  one("button", recent).addEventListener("click", () => {
    kept.write("searches", []);
    show();
  });
  addEventListener("pageshow", show);
})();
