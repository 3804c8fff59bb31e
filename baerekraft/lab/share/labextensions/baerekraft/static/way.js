// The way through the course: a bar over every lesson and exercise, and where the learner was.
//
// - The bar leads to the page before, the page after and the start page, and gives a clean copy of this one.
// - The cell that the learner is in is told to the server, which keeps it in learner.json; it is found again on opening.
// - A field that somebody writes in keeps the focus when JupyterLab would take it to the notebook.
import { CONTROL } from "./forms.js";

const REST = 1500; // milliseconds in a cell before one is said to be there

const withoutDrive = (path) => path.replace(/^[^/:]+:/, "");
const isRead = (app) => app.shell.mode === "single-document";

function asker(base) {
  const token = () => document.cookie.match(/(?:^|; )_xsrf=([^;]*)/)?.[1] ?? "";
  return async (path, body) => {
    const method = body === undefined ? "GET" : "POST";
    const headers = { "X-XSRFToken": token() }; // in a hub nothing that a page asks for is answered without it
    const answer = await fetch(`${base}baerekraft/${path}`, { method, headers, body: JSON.stringify(body) });
    return answer.ok ? answer.json() : undefined;
  };
}

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function barOf(app, told, language, startAnew) {
  const { words } = told;
  const face = () => (isRead(app) ? "read" : "write");
  const step = (which, arrow) => {
    const to = told[which];
    if (!to) return [];
    const title = make("span", {}, `: ${to.title}`);
    const said = which === "back" ? [arrow, " ", words.back, title] : [words.next, title, " ", arrow];
    const link = make("a", { href: to.write, rel: which === "back" ? "prev" : "next" }, ...said);
    link.addEventListener("click", () => { link.href = to[face()]; });
    return [link];
  };
  const end = make("div", { class: "bk-way bk-way-end", lang: language }, ...step("back", "←"), ...step("next", "→"));
  const again = make("button", { type: "button" }, words.again);
  const status = make("span", { role: "status" });
  again.addEventListener("click", async () => {
    if (!confirm(words["again-sure"])) return;
    status.textContent = (await startAnew())?.said ?? "";
  });
  const bar = make("nav", { class: "bk-way", lang: language, "aria-label": words.way },
    ...step("back", "←"), make("a", { href: told.start }, words.start), ...step("next", "→"), again, status);
  return { bar, end };
}

// JupyterLab may take the focus to the notebook while somebody writes in a field, as when cells have run; what they write
// next would be commands. Until they leave the field themselves, by pointer, Tab or Escape, it is theirs.
function keepTheFocus() {
  const isField = (element) => element?.matches?.("input, textarea, select, button") && element.closest("[data-lm-suppress-shortcuts]");
  const fieldAt = (element) => (isField(element) ? element : undefined);
  let field;
  window.addEventListener("focusin", ({ target }) => {
    // JupyterLab looks for this on the control itself: without it an arrow key would leave a list for the next cell.
    if (target.matches?.(CONTROL)) target.setAttribute("data-lm-suppress-shortcuts", "true");
    field = fieldAt(target) ?? field;
  }, true);
  window.addEventListener("pointerdown", ({ target }) => { field = fieldAt(target); }, true);
  window.addEventListener("keydown", (event) => {
    const holder = document.activeElement;
    if (event.key === "Tab") document.body.classList.add("bk-tabs"); // where the focus is in what is read, is of use
    if (["Tab", "Escape"].includes(event.key)) field = undefined;
    else if (holder?.matches("input, select, textarea, button, a, summary, .cm-content")) field = fieldAt(holder);
    if (!field?.isConnected || fieldAt(holder) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.stopImmediatePropagation();
    field.focus(); // before the letter comes, so that it stands there
  }, true);
}

export function leadTheWay(app, notebooks, { Widget, PageConfig }) {
  const ask = asker(PageConfig.getBaseUrl());
  keepTheFocus();

  async function open(panel) {
    await panel.context.ready;
    const written = panel.context.model.getMetadata("written_from");
    if (!written?.startsWith("course/")) return;
    const path = () => withoutDrive(panel.context.path);
    const language = path().match(/(?:^|\/)(?:notebooks|release)\/([a-z]{2})\//)?.[1];
    if (!language) return;
    panel.content.node.lang = language; // JupyterLab's own page is in English, and a screen reader would read with that voice
    const told = await ask(`way?path=${encodeURIComponent(path())}`).catch(() => undefined);
    if (!told?.words || panel.isDisposed) return;
    const startAnew = async () => {
      await panel.context.save();
      const answer = await ask(`${language}/again`, { path: path() });
      await panel.context.revert();
      if (isRead(app)) { // what is read is put together on opening
        alert(answer?.said ?? "");
        location.reload();
      }
      return answer;
    };
    const { bar, end } = barOf(app, told, language, startAnew);
    panel.contentHeader.addWidget(new Widget({ node: bar }));
    panel.node.dispatchEvent(new CustomEvent("baerekraft:clean-copy"));
    panel.content.widgets.at(-1)?.node.append(end); // the next page is at hand when this one is read
    const byForm = isRead(app) && written.startsWith("course/exercises/"); // begins at its button, and the forms come after
    if (!byForm) findAgain(panel, told.cell);
    follow(panel, path);
  }

  function findAgain(panel, id) {
    const place = panel.content.widgets.findIndex((cell) => cell.model.id === id);
    if (place < 1) return;
    panel.content.activeCellIndex = place;
    panel.content.scrollToItem(place, "start");
    // What stands above grows as a lesson runs: the cell is held at the top until the reader moves.
    const grown = new ResizeObserver(() => panel.content.widgets[place].node.scrollIntoView());
    grown.observe(panel.content.node.querySelector(".jp-WindowedPanel-viewport"));
    const leave = () => grown.disconnect();
    for (const kind of ["wheel", "keydown", "pointerdown"]) window.addEventListener(kind, leave, { once: true, capture: true });
    panel.disposed.connect(leave);
  }

  function follow(panel, path) {
    let waiting;
    const tell = (cell) => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        if (cell && !panel.isDisposed) ask("way", { path: path(), cell: cell.model.id }).catch(() => undefined);
      }, REST);
    };
    tell(panel.content.activeCell);
    panel.content.activeCellChanged.connect((_, cell) => tell(cell));
    panel.disposed.connect(() => clearTimeout(waiting));
    // One who reads moves no cell: the first one in sight is where they are. It is not made the active one, which would
    // take the focus from the field that it is in.
    panel.content.node.addEventListener("scroll", () => {
      if (!isRead(app)) return;
      const top = panel.content.node.getBoundingClientRect().top;
      tell(panel.content.widgets.find((cell) => cell.node.isConnected && cell.node.getBoundingClientRect().bottom > top + 8));
    }, { capture: true, passive: true });
  }

  notebooks.widgetAdded.connect((_, panel) => { open(panel); });
}
