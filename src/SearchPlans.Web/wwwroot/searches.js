// How much is new since the last visit. When that was is kept in this browser alone.
(async () => {
  "use strict";
  const { one, all, kept } = window.searchPlans;
  const place = one("[data-newest]");
  if (!place) return;
  // A visit ends with half an hour in which the page isn't opened, so that reloading it doesn't make its news old.
  const visitMs = 30 * 60 * 1000;
  const [since, newest, seen] = kept.read("searches-visit");
  const isSame = Date.now() - (seen ?? 0) < visitMs;
  const from = isSame ? since : newest;
  kept.write("searches-visit", [from ?? null, place.dataset.newest, Date.now()]);
  if (from) place.textContent = `${new Date(from).toLocaleDateString("zh-CN", { year: "numeric", month: "long", day: "numeric" })}以来新入库的结果。`;
  for (const link of all("[data-new]")) {
    const at = link.dataset.new + "&since=" + encodeURIComponent(from ?? new URL(link.href).searchParams.get("since"));
    link.href = at;
    try {
      const answer = await fetch("/api" + at, { headers: { accept: "application/json" } });
      if (!answer.ok) continue;
      const { hits } = await answer.json();
      link.textContent = hits ? `${hits} 处新的` : "没有新的";
      link.classList.toggle("some", hits > 0);
    } catch { }
  }
})();
