// What tables of figures do better with a script: sentences that Esc puts away, and being copied as a table, for spreadsheets as lines
// and tabs, for documents as HTML.
(() => {
  "use strict";
  document.querySelectorAll(".grid").forEach((grid) => {
    document.addEventListener("keydown", (e) => { if (e.key === "Escape") grid.classList.add("quiet"); });
    ["pointerover", "focusin"].forEach((kind) => grid.addEventListener(kind, () => grid.classList.remove("quiet")));
  });
  document.querySelectorAll("[data-copy]").forEach((place) => {
    const table = document.getElementById(place.dataset.copy);
    if (!table) return;
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "复制表格" });
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    place.append(button, said);
    // What is shown, without the sentences that stand behind.
    const bare = () => {
      const copy = table.cloneNode(true);
      copy.querySelectorAll(".tip, [aria-hidden=true]").forEach((e) => e.remove());
      copy.querySelectorAll("a").forEach((a) => a.replaceWith(...a.childNodes));
      copy.querySelectorAll("[class], [title]").forEach((e) => ["class", "title"].forEach((name) => e.removeAttribute(name)));
      return copy;
    };
    const text = (cell) => [...cell.children].map((c) => c.textContent.trim()).filter(Boolean).join("；") || cell.textContent.trim();
    button.addEventListener("click", async () => {
      const copy = bare();
      const lines = [...copy.rows].map((row) => [...row.cells].map((cell) => text(cell).replace(/\s+/g, " ")).join("\t")).join("\n");
      try {
        await navigator.clipboard.write([new ClipboardItem({
          "text/plain": new Blob([lines], { type: "text/plain" }),
          "text/html": new Blob([copy.outerHTML], { type: "text/html" }),
        })]);
        said.textContent = "已复制";
      } catch {
        getSelection().selectAllChildren(table);
        said.textContent = "已选中，请按 Ctrl+C";
      }
    });
  });
})();
