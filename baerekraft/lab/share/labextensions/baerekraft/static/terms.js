// A term of the glossary explains itself where a page first has it: by pointer, by Tab or by a finger; Escape closes it.
//
// The word is a button and its explanation the button's description, which a screen reader says with it. What is shown
// can be pointed at, and stays for as long as the pointer or the focus is there (WCAG 1.4.13). In JupyterLab these are
// the texts of a lesson or an exercise, never an answer; on the web site (site/live.py) the text of a page.
const LEFT_ALONE = "a, button, code, pre, summary, label, h1, h2, h3, h4, h5, h6, .bk-term, mjx-container";
let open; // the one that is shown
let count = 0;

function place({ said, button }) {
  const { left, bottom, top } = button.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = said;
  const under = bottom + offsetHeight < innerHeight || top < offsetHeight;
  said.style.left = `${Math.max(8, Math.min(left, document.documentElement.clientWidth - offsetWidth - 8))}px`;
  said.style.top = `${under ? bottom : top - offsetHeight}px`;
}

function show(one) {
  if (open === one) return;
  close();
  open = one;
  one.said.showPopover?.();
  place(one);
}

function close() {
  open?.said.hidePopover?.();
  open = undefined;
}

function termOf(word, means) {
  const element = document.createElement("span");
  const button = document.createElement("button");
  const said = document.createElement("span");
  const one = { element, button, said };
  Object.assign(element, { className: "bk-term" });
  element.dataset.lmSuppressShortcuts = "true"; // Enter and the arrows are the button's, not the notebook's
  Object.assign(said, { className: "bk-term-means", id: `bk-term-${(count += 1)}`, textContent: means });
  said.setAttribute("popover", "manual");
  said.setAttribute("role", "tooltip");
  Object.assign(button, { type: "button", textContent: word });
  button.setAttribute("aria-describedby", said.id);
  const leave = () => {
    if (open === one && !element.matches(":hover") && document.activeElement !== button) close();
  };
  element.addEventListener("mouseenter", () => show(one));
  element.addEventListener("mouseleave", leave);
  button.addEventListener("focus", () => show(one));
  button.addEventListener("blur", leave);
  button.addEventListener("click", () => show(one));
  element.append(button, said);
  return element;
}

function listen() {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !open) return;
    event.stopPropagation();
    close();
  }, true);
  document.addEventListener("pointerdown", ({ target }) => {
    if (open && !open.element.contains(target)) close();
  }, true);
  document.addEventListener("scroll", () => { if (open) place(open); }, { capture: true, passive: true });
}

// What explains the terms of one page, a text at a time; `terms` is what each pattern of a word means.
export function explainer(terms) {
  const patterns = Object.entries(terms);
  const words = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${patterns.map(([pattern]) => `(${pattern})`).join("|")})(?![\\p{L}\\p{N}-])`, "giu");
  const explained = new Map(); // in which text each one is
  if (!count) listen();

  function first(text, found) {
    const which = found.slice(1).findIndex((group) => group !== undefined);
    const there = explained.get(which);
    if (there && (there.text !== text || text.contains(there.element))) return undefined;
    const element = termOf(found[0], patterns[which][1]);
    explained.set(which, { text, element });
    return element;
  }

  function explain(text, node) {
    let rest = node;
    let from = 0;
    for (const found of [...node.data.matchAll(words)]) {
      const element = first(text, found);
      if (!element) continue;
      const word = rest.splitText(found.index - from);
      rest = word.splitText(found[0].length);
      from = found.index + found[0].length;
      word.replaceWith(element);
    }
  }

  return (text) => {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(LEFT_ALONE)) nodes.push(walker.currentNode);
    nodes.forEach((node) => explain(text, node));
  };
}

const TEXT = ".jp-MarkdownOutput";

export function explainTerms(notebooks, terms) {
  notebooks.widgetAdded.connect(async (_, panel) => {
    await panel.context.ready;
    const { model } = panel.context;
    const language = model.getMetadata("lang");
    if (!terms[language] || !model.getMetadata("written_from")?.startsWith("course/")) return;
    const explain = explainer(terms[language]);
    const isOwn = (text) => panel.content.widgets.some(
      (cell) => cell.model.type === "markdown" && !cell.model.getMetadata("nbgrader") && cell.node.contains(text),
    );
    const read = (nodes) => {
      const texts = nodes.flatMap((node) => (node.closest?.(TEXT) ? [node.closest(TEXT)] : [...(node.querySelectorAll?.(TEXT) ?? [])]));
      for (const text of new Set(texts)) if (isOwn(text)) explain(text);
    };
    const watch = new MutationObserver((records) => read(records.flatMap(({ target, addedNodes }) => (target.closest(TEXT) ? [target] : [...addedNodes]))));
    watch.observe(panel.content.node, { childList: true, subtree: true });
    panel.disposed.connect(() => watch.disconnect());
    read([panel.content.node]);
  });
}
