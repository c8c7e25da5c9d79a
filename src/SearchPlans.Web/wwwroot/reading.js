// What the reading page does better with a script: citations to copy, the outline that follows, going from match to match.
(() => {
  "use strict";
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const one = (selector, from = document) => from.querySelector(selector);
  const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const article = one(".reading article");
  const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]");

  // The paragraph that a link leads to: opened if folded away, its citation ready to copy.
  const reveal = (element) => {
    for (let at = element; at; at = at.parentElement) if (at.localName === "details") at.open = true;
  };
  const target = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const arrive = () => {
    const here = target();
    if (!here) return;
    if (here.closest("details:not([open])")) {
      reveal(here);
      here.scrollIntoView();
    }
    const whole = here.localName === "u" ? here.closest("[id]:not(u)") : here;
    const cite = one(":scope > .cite, :scope > :last-child > .cite", whole);
    if (!cite || one("button", cite)) return;
    const copy = make("button", "复制引用");
    copy.type = "button";
    const said = make("span", "");
    said.setAttribute("role", "status");
    copy.addEventListener("click", async () => {
      const text = one("span", cite);
      try {
        await navigator.clipboard.writeText(text.textContent);
        said.textContent = " 已复制";
      } catch {
        getSelection().selectAllChildren(text);
        said.textContent = " 已选中，请按 Ctrl+C";
      }
    });
    cite.append(copy, said);
  };
  addEventListener("hashchange", arrive);
  arrive();

  // The section being read, in the outline.
  const entries = new Map(all(".side .toc a").map((a) => [a.hash.slice(1), a]));
  const headings = [...entries.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  let current = null;
  const follow = () => {
    let reached = null;
    for (const heading of headings) {
      if (heading.getBoundingClientRect().top > innerHeight * 0.3) break;
      reached = heading;
    }
    const entry = reached ? entries.get(reached.id) : null;
    if (entry === current) return;
    current?.removeAttribute("aria-current");
    entry?.setAttribute("aria-current", "true");
    current = entry;
    const side = one(".side");
    // It isn't moved away under a pointer: between press and release the click would be lost.
    if (entry && side.scrollHeight > side.clientHeight && !side.matches(":hover")) {
      const top = entry.getBoundingClientRect().top - side.getBoundingClientRect().top;
      if (top < 0 || top > side.clientHeight - 40) side.scrollTop += top - side.clientHeight / 3;
    }
  };
  const watch = new IntersectionObserver(follow, { rootMargin: "0px 0px -70% 0px" });
  headings.forEach((h) => watch.observe(h));
  addEventListener("scrollend", follow);
  follow();

  // From match to match.
  const bar = one(".matches");
  const marks = all("mark:not(.rest)", article);
  if (!bar || marks.length === 0) return;
  const place = make("output", "");
  let at = -1;
  const go = (to) => {
    marks[at]?.classList.remove("now");
    at = (to + marks.length) % marks.length;
    const mark = marks[at];
    mark.classList.add("now");
    reveal(mark);
    mark.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
    say();
  };
  const say = () => {
    place.textContent = at < 0 ? `共 ${marks.length} 处` : `第 ${at + 1}/${marks.length} 处`;
  };
  // Without a place yet, the next match is the first one from here on down.
  const next = () => go(at >= 0 ? at + 1 : Math.max(0, marks.findIndex((m) => m.checkVisibility() && m.getBoundingClientRect().top > 0)));
  const previous = () => go(at >= 0 ? at - 1 : marks.length - 1);
  const button = (label, key, does) => {
    const b = make("button", label);
    b.type = "button";
    b.title = `按键 ${key}`;
    b.addEventListener("click", does);
    return b;
  };
  one(".count", bar).remove();
  one(".first", bar).replaceWith(button("上一处", "p", previous), place, button("下一处", "n", next));
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || typing(e.target)) return;
    if (e.key === "n" || e.key === "j") next();
    else if (e.key === "p" || e.key === "k") previous();
  });
  const start = () => {
    const here = target();
    const first = here ? marks.findIndex((m) => here.contains(m)) : -1;
    if (first >= 0) {
      marks[at]?.classList.remove("now");
      at = first;
      marks[at].classList.add("now");
    }
    say();
  };
  addEventListener("hashchange", start);
  start();
})();
