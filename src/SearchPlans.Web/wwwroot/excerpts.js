// What the page of excerpts does better with a script: citations to copy, excerpts to take out again.
(() => {
  "use strict";
  const { all, one, make, kept, basket } = window.searchPlans;
  const here = new URLSearchParams(location.search).get("at") ?? "";
  const held = kept.read("excerpts");
  // Without an address of its own the page shows what is kept here.
  if (!here && held.length) return void location.replace("/excerpts?at=" + held.join(","));
  const button = (label, does) => {
    const b = make("button", label);
    b.type = "button";
    b.className = "keep";
    b.addEventListener("click", () => does(b));
    return b;
  };
  all("[data-copy]").forEach((text) => {
    const copied = text.textContent;
    text.append(" ", button("复制", async (b) => {
      try {
        await navigator.clipboard.writeText(copied);
        b.textContent = "已复制";
      } catch {
        getSelection().selectAllChildren(text);
      }
    }));
  });
  all("[data-at]").forEach((item) => {
    if (!basket.has(item.dataset.at)) return;
    item.prepend(button("移出", () => {
      basket.toggle(item.dataset.at);
      location.replace(one("[data-basket]").parentElement.href);
    }));
  });
  const clear = one(".clear");
  if (clear && held.length) {
    clear.hidden = false;
    clear.addEventListener("click", () => {
      kept.write("excerpts", []);
      location.replace("/excerpts");
    });
  }
})();
