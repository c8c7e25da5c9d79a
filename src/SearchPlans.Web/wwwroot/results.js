// What the result page does better with a script.
(() => {
  "use strict";
  const { all, one, onKey, kept, basket } = window.searchPlans;
  const hits = all("#hits :is(ol > li, .card) > :is(p, h2) a.text, #hits .card h2 a");

  // What was searched lately, for the home page; and the way from hit to hit, for the page that a hit is read on.
  const query = one("input[name=q]").value.trim();
  if (query && hits.length) kept.write("searches", [query, ...kept.read("searches").filter((q) => q !== query)].slice(0, 8));
  const trail = { back: location.pathname + location.search, hits: [...new Set(hits.map((a) => a.getAttribute("href")))] };
  one("#hits").addEventListener("click", () => kept.write("trail", trail, sessionStorage));

  onKey((e) => {
    const step = { n: 1, j: 1, p: -1, k: -1 }[e.key];
    if (!step) return;
    const at = hits.indexOf(document.activeElement);
    const to = hits[at < 0 ? (step < 0 ? hits.length - 1 : 0) : at + step];
    to?.focus({ preventScroll: true });
    to?.scrollIntoView({ block: "center" });
  });

  // The server's HTML, without the page around it.
  const bare = async (address) => {
    const answer = await fetch(address + "&bare=1");
    if (!answer.ok) throw answer;
    return answer.text();
  };
  all("[data-fill]").forEach(async (place) => {
    try {
      place.innerHTML = (await bare(place.dataset.fill)).trim();
    } catch { /* The link to all of them stays. */ }
  });
  all("a.why").forEach((link) => {
    let points = null;
    link.addEventListener("click", async (e) => {
      if (e.ctrlKey || e.metaKey || e.shiftKey) return;
      e.preventDefault();
      link.closest("details").open = false;
      if (points) return void (points.hidden = !points.hidden);
      try {
        const html = await bare(link.getAttribute("href"));
        if (points) return;
        // Beneath the text whose points they are.
        const hit = link.closest("li");
        const best = one(".best", hit) ?? all(":scope > p", hit).at(-1);
        best.insertAdjacentHTML("afterend", html);
        points = best.nextElementSibling;
      } catch {
        location.href = link.href;
      }
    });
  });

  all("#hits .where").forEach((where) => {
    const link = one("a.text", where.parentElement);
    const [, plan, anchor] = /\/plans\/(\w+).*#(.+)$/.exec(link?.getAttribute("href") ?? "") ?? [];
    if (!plan) return;
    where.append(basket.button(`${plan}~${anchor}`));
  });
})();
