// Suggestions while typing: a combobox with a list (ARIA). Only the piece of the query at the caret is finished.
const kinds = { word: "词", term: "术语", place: "地区", year: "年份", heading: "章节", plan: "文件" };
const waitMs = 120;
const closing = { "“": "”", '"': '"', "「": "」", "『": "』", "《": "》" };
const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
export default (box) => {
  const input = box.querySelector("input[name=q]");
  const list = make("ul", "");
  const said = make("p", "");
  let shown = [];
  let piece = null;
  let active = -1;
  let timer = 0;
  let request = null;
  list.id = "suggestions" + [...document.querySelectorAll(".box")].indexOf(box);
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "输入提示");
  said.className = "unseen";
  said.setAttribute("aria-live", "polite");
  box.append(list, said);
  const set = (values) => Object.entries(values).forEach(([name, value]) => input.setAttribute(name, value));
  set({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id });

  const atCaret = () => {
    const end = input.selectionStart ?? input.value.length;
    const [text] = /[^\s|｜()（）:：“”"「」『』《》<>=＜＞＝≤≥]*$/.exec(input.value.slice(0, end));
    return { text: text.replace(/^[-－]/, ""), end };
  };
  const stop = () => {
    clearTimeout(timer);
    request?.abort();
  };
  const unpoint = () => {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = -1;
    input.removeAttribute("aria-activedescendant");
  };
  const close = () => {
    stop();
    list.hidden = true;
    unpoint();
    set({ "aria-expanded": "false" });
    said.textContent = "";
  };
  const point = (to) => {
    const options = list.children;
    options[active]?.setAttribute("aria-selected", "false");
    active = (to + options.length) % options.length;
    options[active].setAttribute("aria-selected", "true");
    options[active].scrollIntoView({ block: "nearest" });
    set({ "aria-activedescendant": options[active].id });
  };
  const choose = (suggestion) => {
    close();
    // A document that is named is gone to.
    if (suggestion.url) return void (location.href = suggestion.url);
    const start = piece.end - piece.text.length;
    // What was typed since the list came belongs to the same piece.
    const now = atCaret();
    const end = now.end - now.text.length === start ? now.end : piece.end;
    const quote = closing[input.value[start - 1]] ?? "";
    // Signs in a text are signs of the text, not of the query.
    const text = !quote && /["“”]/.test(suggestion.text) ? `「${suggestion.text}」` : suggestion.text;
    input.setRangeText(text + (input.value.startsWith(quote, end) ? "" : quote), start, end, "end");
    box.requestSubmit();
  };
  // What was typed stands in the text; of a text found by its sound, the characters that were typed as such.
  const marked = (text, typed) => {
    let from = text.toLowerCase().indexOf(typed.toLowerCase());
    let length = typed.length;
    if (from < 0) {
      from = length = 0;
      while (length < text.length && text[length] === typed[length]) length++;
    }
    const name = make("span", text.slice(0, from));
    name.append(make("b", text.slice(from, from + length)), text.slice(from + length));
    return name;
  };
  const show = (suggestions) => {
    // Pointed at while the answer to the last letter was on its way: it stays pointed at where it stays in the list.
    const before = shown[active];
    shown = suggestions.filter((s) => s.text !== piece.text || s.url);
    if (shown.length === 0) return close();
    const pointed = before ? shown.findIndex((s) => s.text === before.text && s.kind === before.kind) : -1;
    unpoint();
    list.replaceChildren(...shown.map((suggestion, i) => {
      const option = make("li", "");
      option.id = `${list.id}-${i}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.append(marked(suggestion.text, piece.text), make("small", kinds[suggestion.kind]));
      option.addEventListener("click", () => choose(suggestion));
      return option;
    }));
    list.hidden = false;
    set({ "aria-expanded": "true" });
    if (pointed >= 0) point(pointed);
    said.textContent = `${shown.length} 条提示，用上下键选`;
  };
  const ask = () => {
    stop();
    unpoint();
    const typed = atCaret();
    if (typed.text.length === 0) return close();
    timer = setTimeout(async () => {
      request = new AbortController();
      const { signal } = request;
      try {
        const answer = await fetch("/api/suggest?q=" + encodeURIComponent(typed.text), { signal });
        const { suggestions } = answer.ok ? await answer.json() : { suggestions: [] };
        if (signal.aborted) return;
        piece = typed;
        show(suggestions);
      } catch {
        // Overtaken by the next letter, or no connection: typing goes on without.
      }
    }, waitMs);
  };
  input.addEventListener("input", (e) => { if (!e.isComposing) ask(); });
  input.addEventListener("compositionstart", close);
  input.addEventListener("compositionend", ask);
  input.addEventListener("blur", close);
  box.addEventListener("submit", close);
  // The focus stays in the box, whatever is pressed in the list.
  list.addEventListener("mousedown", (e) => e.preventDefault());
  input.addEventListener("keydown", (e) => {
    if (e.isComposing || e.ctrlKey || e.metaKey || e.altKey) return;
    const open = !list.hidden;
    if (e.key === "ArrowDown" && !open) ask();
    else if (e.key === "ArrowDown") point(active + 1);
    else if (e.key === "ArrowUp" && open) point(active < 0 ? -1 : active - 1);
    else if (e.key === "Enter" && open && active >= 0) choose(shown[active]);
    else if (e.key === "Escape" && open) close();
    else return;
    e.preventDefault();
  });
  if (document.activeElement === input && input.value !== input.defaultValue) ask();
};
