// What the reading page does better with a script: citations and excerpts, the outline that follows, from match to match, from hit to hit.
(() => {
  "use strict";
  const { all, one, make, onKey, kept, basket } = window.searchPlans;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const article = one(".reading article");
  const bar = one(".matches", article);
  const { plan, origin } = article.dataset;
  const button = (label, key, does) => {
    const b = make("button", label);
    b.type = "button";
    if (key) b.title = `按键 ${key}`;
    b.addEventListener("click", () => does(b));
    return b;
  };

  // The paragraph that a link leads to: opened if folded away, its citation ready to copy.
  const reveal = (element) => {
    for (let at = element; at; at = at.parentElement) if (at.localName === "details") at.open = true;
  };
  const target = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const copied = async (b, text, node) => {
    try {
      await navigator.clipboard.writeText(text);
      b.textContent = "已复制";
    } catch {
      getSelection().selectAllChildren(node);
      b.textContent = "已选中，请按 Ctrl+C";
    }
  };
  const addressOf = (anchor) => `${location.origin}${location.pathname}#${anchor}`;
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
    const text = one("span", cite);
    const head = /^《.*?》(?![^《]*》)/.exec(text.textContent)?.[0] ?? "";
    text.textContent = head + origin + text.textContent.slice(head.length);
    const says = `${text.textContent}，${addressOf(whole.id)}`;
    const at = `${plan}~${whole.id}`;
    const others = button("其他格式", "", async () => {
      const answer = await fetch(`/excerpts?bare=1&at=${at}`);
      if (!answer.ok) return void (location.href = `/excerpts?at=${at}`);
      others.remove();
      cite.insertAdjacentHTML("beforeend", await answer.text());
      all("[data-copy]", cite).forEach((one) => {
        const copy = one.textContent;
        one.append(" ", button("复制", "", (b) => copied(b, copy, one)));
      });
    });
    const status = make("span", "");
    status.setAttribute("role", "status");
    cite.append(button("复制引用", "", () => copied(status, says, text)), basket.button(at), others, status);
  };
  addEventListener("hashchange", arrive);
  arrive();

  // What is selected: copied with its citation, or kept as an excerpt, paragraph by paragraph.
  const bubble = make("div", "");
  bubble.className = "bubble";
  bubble.hidden = true;
  document.body.append(bubble);
  const unitOf = (node) => (node.nodeType === 1 ? node : node.parentElement).closest("article [id]:not(u)");
  const textOf = (range) => {
    const part = range.cloneContents();
    all(".pl, .cite, .part", part).forEach((e) => e.remove());
    return part.textContent;
  };
  // Pieces of paragraphs as addresses, plan~anchor~start-end; whole ones without.
  const pieces = (range) => all("article [id]:not(u):not(article)").filter((e) => range.intersectsNode(e) && one(":scope > .cite, :scope > :last-child > .cite", e)).map((e) => {
    const inner = document.createRange();
    inner.selectNodeContents(e);
    const whole = textOf(inner);
    const before = inner.cloneRange();
    const start = range.startContainer !== e && e.contains(range.startContainer) ? (before.setEnd(range.startContainer, range.startOffset), textOf(before).length) : 0;
    const up = inner.cloneRange();
    const end = e.contains(range.endContainer) ? (up.setEnd(range.endContainer, range.endOffset), textOf(up).length) : whole.length;
    return { at: e.localName === "tr" || (start === 0 && end >= whole.length) ? `${plan}~${e.id}` : `${plan}~${e.id}~${start}-${end}`, text: whole.slice(start, end), unit: e };
  }).filter((piece) => piece.text.trim());
  const select = () => {
    const selection = getSelection();
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    const found = range && article.contains(range.commonAncestorContainer) ? pieces(range) : [];
    bubble.hidden = found.length === 0;
    if (bubble.hidden) return;
    const where = one(".cite > span", found[0].unit)?.textContent ?? "";
    const head = where.includes(origin) ? where : where.replace(/^(《.*?》(?![^《]*》))/, (t) => t + origin);
    const says = `“${found.map((p) => p.text).join("\n")}”——${head}，${addressOf(found[0].unit.id)}`;
    bubble.replaceChildren(
      button("复制并引用", "", (b) => copied(b, says, found[0].unit)),
      button(found.length > 1 ? `摘录 ${found.length} 段` : "摘录", "", (b) => {
        found.filter((p) => !basket.has(p.at)).forEach((p) => basket.toggle(p.at));
        b.textContent = "已摘录";
      }));
    const box = range.getBoundingClientRect();
    bubble.style.insetBlockStart = `${Math.max(scrollY + 8, scrollY + box.top - bubble.offsetHeight - 8)}px`;
    bubble.style.insetInlineStart = `${Math.max(8, Math.min(innerWidth - bubble.offsetWidth - 8, box.left))}px`;
  };
  bubble.addEventListener("mousedown", (e) => e.preventDefault());
  let waiting = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(select, 150);
  });

  // The section being read, in the outline and in the bar: 二、（六）.
  const entries = new Map(all(".side .toc a").map((a) => [a.hash.slice(1), a]));
  const headings = [...entries.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  const numberOf = (entry) => /^(第[一二三四五六七八九十百0-9]+[编章节篇部分]+|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十0-9]+[)）]|[0-9]+[.．、])/.exec(entry.textContent)?.[0] ?? "";
  const levelOf = (entry) => Number(entry.parentElement.className.slice(1));
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
    const path = [];
    const list = [...entries.values()];
    for (let i = list.indexOf(entry), level = 9; i >= 0; i--) {
      if (levelOf(list[i]) < level) {
        level = levelOf(list[i]);
        path.unshift(numberOf(list[i]));
      }
    }
    one(".here", bar).textContent = path.join("") ? ` · ${path.join("")}` : "";
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
  // On a phone the outline lies over the text: it goes when it has led somewhere.
  const fold = one(".side .fold");
  fold?.addEventListener("click", (e) => {
    if (e.target.closest(".toc a") && getComputedStyle(one(".toc", fold)).position === "absolute") fold.open = false;
  });

  // From hit to hit of the search that led here; of the same plan the page stays.
  const trail = kept.read("trail", sessionStorage);
  const line = make("span", "");
  line.className = "trail";
  const tread = () => {
    const address = decodeURIComponent(location.pathname + location.search + location.hash);
    const at = trail.hits?.findIndex((hit) => decodeURIComponent(hit) === address) ?? -1;
    if (at < 0) return void line.remove();
    const link = (label, to, key) => to && line.append(Object.assign(make("a", label), { href: to, title: `按键 ${key}` }));
    line.textContent = `结果 ${at + 1}/${trail.hits.length}`;
    link("上一条", trail.hits[at - 1], "[");
    link("下一条", trail.hits[at + 1], "]");
    link("回到结果", trail.back, "u");
    bar.append(line);
  };
  addEventListener("hashchange", tread);
  tread();
  onKey((e) => one(`a[title="按键 ${{ "[": "[", "]": "]", u: "u" }[e.key]}"]`, line)?.click());

  // From match to match.
  const marks = all("mark:not(.rest)", article);
  if (marks.length === 0) return;
  const place = make("output", "");
  let now = -1;
  const go = (to) => {
    marks[now]?.classList.remove("now");
    now = (to + marks.length) % marks.length;
    const mark = marks[now];
    mark.classList.add("now");
    reveal(mark);
    mark.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
    say();
  };
  const say = () => {
    place.textContent = now < 0 ? `${marks.length} 处` : `${now + 1}/${marks.length}`;
    place.setAttribute("aria-label", now < 0 ? `共 ${marks.length} 处` : `第 ${now + 1} 处，共 ${marks.length} 处`);
  };
  // Without a place yet, the next match is the first one from here on down.
  const next = () => go(now >= 0 ? now + 1 : Math.max(0, marks.findIndex((m) => m.checkVisibility() && m.getBoundingClientRect().top > 0)));
  const previous = () => go(now >= 0 ? now - 1 : marks.length - 1);
  one(".goes", bar).replaceChildren(button("上一处", "p", previous), place, button("下一处", "n", next));
  onKey((e) => {
    if (e.key === "n" || e.key === "j") next();
    else if (e.key === "p" || e.key === "k") previous();
  });
  const start = () => {
    const here = target();
    const first = here ? marks.findIndex((m) => here.contains(m)) : -1;
    if (first >= 0) {
      marks[now]?.classList.remove("now");
      now = first;
      marks[now].classList.add("now");
    }
    say();
  };
  addEventListener("hashchange", start);
  start();
})();
