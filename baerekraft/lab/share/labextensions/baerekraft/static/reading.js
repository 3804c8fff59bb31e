// A lesson's two faces. Read: no code, everything run, the page alone. Write: JupyterLab, the code open. An exercise has two
// doors in the same way (doors.js).
//
// Which one it is stands in the address: /doc/tree/… is read, /lab/tree/… is written in. A notebook is run on opening only
// when its code is the course's own, cell by cell, as this edition has it, and where the course has its lessons: never an
// exercise, never what somebody changed, and never among what was handed in, where a file beside it could be a library.
import { doorsOf } from "./doors.js";
import { GONE, fill, hashOf, inTurn, underADiamond, whenGone } from "./common.js";

const BUTTON = "bk-face";
const LESSON = /^notebooks\/[a-z]{2}\/[^/]+\.ipynb$/;

const hasFailed = (cell) => cell.model.sharedModel.outputs.some((output) => output.output_type === "error");
const isGone = (panel) => GONE.includes(panel.sessionContext.session?.kernel?.status ?? "dead");
const codeCells = (panel) => panel.content.widgets.filter((cell) => cell.model.type === "code");

// The folder of the course in what the server shows, which the server tells; where it shows the course itself, none.
function isLesson(path, folder) {
  const shown = path.replace(/^[^/:]+:/, "");
  const before = folder ? `${folder}/` : "";
  return shown.startsWith(before) && LESSON.test(shown.slice(before.length));
}

async function isTheCourses(panel, lessons, folder) {
  if (!isLesson(panel.context.path, folder)) return false;
  return lessons.includes(await hashOf(JSON.stringify(codeCells(panel).map((cell) => cell.model.sharedModel.getSource()))));
}

function buttonOf(says, kind, pressed) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = `${BUTTON} ${kind}`.trim();
  button.textContent = says;
  button.addEventListener("click", pressed);
  return button;
}

function barOf(words, choose) {
  const bar = document.createElement("div");
  const status = document.createElement("p");
  const faces = document.createElement("div");
  faces.setAttribute("role", "group");
  faces.setAttribute("aria-label", words.region);
  const buttons = ["read", "write"].map((face) => buttonOf(words[face], "", () => choose(face)));
  bar.className = "bk-faces";
  status.setAttribute("role", "status");
  faces.append(...buttons);
  bar.append(faces, status);
  return {
    bar,
    say: (sentence) => { status.textContent = sentence; },
    show: (face) => buttons.forEach((button, place) => button.setAttribute("aria-pressed", String((place === 0) === (face === "read")))),
  };
}

// The kernel draws charts as wide as the page they are read on.
function drawFor(kernel) {
  const shown = matchMedia("(max-width: 599px)").matches ? "narrow" : "";
  kernel.requestExecute({ code: `__import__("os").environ.update(BAEREKRAFT_CHARTS="${shown}")`, silent: true, store_history: false });
}

// While a lesson is read, a double click, a key or the right button is the browser's, not the notebook's.
function leaveTheNotebookAlone(panel) {
  const quiet = (event) => {
    if (panel.hasClass("bk-reads")) event.stopPropagation();
  };
  for (const kind of ["dblclick", "contextmenu"]) panel.content.node.addEventListener(kind, quiet, true);
}

// What is shown says what it is to a screen reader: each cell an article of Lab's feed, code that it is code, a picture that
// code drew what it is, and what is wider than the page is a place that the keyboard can scroll.
function sayWhatIs(panel, said) {
  const look = () => {
    panel.node.querySelector("[role='feed']")?.setAttribute("aria-label", panel.context.model.getMetadata("title")); // it was "Cells"
    for (const cell of panel.content.widgets) {
      cell.node.setAttribute("role", "article");
      cell.node.removeAttribute("aria-label"); // "Markdown Cell Content", in English, on all of them
    }
    for (const code of panel.content.node.querySelectorAll(".cm-content")) code.setAttribute("aria-label", said.code);
    for (const drawn of panel.content.node.querySelectorAll(".jp-RenderedImage img:not([alt])")) drawn.alt = said.drawn;
    const shown = [...panel.content.node.querySelectorAll("table, .jp-OutputArea-output")];
    const wide = shown.map((one) => one.scrollWidth > one.clientWidth + 1); // all are measured before one is changed
    shown.forEach((one, place) => (wide[place] ? one.setAttribute("tabindex", "0") : one.removeAttribute("tabindex")));
  };
  let asked;
  const lookSoon = () => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(look);
  };
  const [width, content] = [new ResizeObserver(lookSoon), new MutationObserver(lookSoon)];
  width.observe(panel.content.node);
  content.observe(panel.content.node, { childList: true, subtree: true });
  panel.disposed.connect(() => [width, content].forEach((one) => one.disconnect()));
}

export function twoFaces(app, notebooks, { NotebookActions, Widget, PageConfig }, { lessons, cells, words }) {
  const folder = PageConfig.getOption("baerekraftFolder");
  const { shell } = app;
  const openedToRead = PageConfig.Extension.isDisabled("@jupyterlab/notebook-extension:export"); // see welcome/opening.py
  if (!shell.modeChanged) return; // Notebook 7 has no such modes, and one face
  const faces = new Map(); // of each open lesson: how to bring it up to date

  async function open(panel) {
    await panel.context.ready;
    const language = panel.context.model.getMetadata("lang");
    const kind = panel.context.model.getMetadata("written_from")?.match(/^course\/(lessons|exercises)\//)?.[1];
    if (!words[language] || !kind) return;
    const said = words[language][kind];
    const { bar, say, show } = barOf(said, (face) => { shell.mode = face === "read" ? "single-document" : "multiple-document"; });
    panel.contentHeader.addWidget(new Widget({ node: bar }));
    bar.lang = panel.content.node.lang = language;
    callThePage();
    for (const cell of panel.content.widgets) if (cell.model.getMetadata("tags")?.includes("code")) cell.addClass("bk-with-code");
    leaveTheNotebookAlone(panel);
    sayWhatIs(panel, said);
    const { isOwn, opened } = kind === "lessons" ? lessonOf(panel, said, say) : doorsOf(panel, said, say, cells, NotebookActions.runCells);

    let canBegin = Boolean(panel.node.querySelector(".bk-way")); // whether there is a clean copy, for one who wants to read
    panel.node.addEventListener("baerekraft:clean-copy", () => {
      canBegin = true;
      if (!panel.hasClass("bk-reads")) update();
    });

    async function update() {
      const wanted = shell.mode === "single-document";
      const own = await isOwn();
      const read = wanted && own;
      panel.toggleClass("bk-reads", read);
      panel.toggleClass("bk-by-form", read && kind === "exercises");
      panel.content.node.toggleAttribute("data-lm-suppress-shortcuts", read);
      show(read ? "read" : "write");
      const stands = wanted && !own ? said[canBegin ? "changed" : "elsewhere"] : "";
      say(!wanted && openedToRead ? said.menus : stands);
      alone();
      if (read) await opened?.();
    }

    faces.set(panel, update);
    panel.disposed.connect(() => { faces.delete(panel); alone(); });
    await update();
  }

  // A lesson: run once, the first time that it is read, and what is under the field again when a place is chosen.
  function lessonOf(panel, said, say) {
    let ran = false;

    async function run(cells) {
      await panel.sessionContext.ready;
      drawFor(panel.sessionContext.session.kernel);
      let done = 0;
      const count = () => say(fill(said.running, done, cells.length));
      const counting = (_, { success, notebook }) => {
        if (notebook === panel.content && success) done += 1;
        count();
      };
      count();
      NotebookActions.executed.connect(counting);
      const unwell = () => (isGone(panel) || !cells.some(hasFailed) ? said.stopped : said.failed);
      const running = NotebookActions.runCells(panel.content, cells, panel.sessionContext);
      const came = await running.then((well) => (well ? said.ready : unwell()), unwell);
      NotebookActions.executed.disconnect(counting);
      say(came);
      panel.context.model.dirty = false; // what a lesson shows is not the learner's work
    }

    whenGone(panel, () => { if (panel.hasClass("bk-reads")) say(said.stopped); });
    panel.content.node.addEventListener("baerekraft:chosen", ({ target }) => {
      const all = panel.content.widgets;
      const place = all.findIndex((cell) => cell.node.contains(target));
      if (panel.hasClass("bk-reads")) inTurn(panel, () => run(codeCells(panel).filter((cell) => all.indexOf(cell) > place)));
    });
    const beyond = underADiamond(panel);
    for (const cell of codeCells(panel)) {
      if (cell.model.getMetadata("tags")?.includes("open")) openCell(panel, cell, said, !beyond.has(cell));
    }
    return {
      isOwn: () => isTheCourses(panel, lessons, folder),
      opened: async () => {
        if (ran) return;
        ran = true;
        await inTurn(panel, () => run(codeCells(panel)));
      },
    };
  }

  // A cell that the lesson talks of stands open under a ◆; before it, code and raw output are folded away, and a chart or a
  // table is left. To write in it one comes to the other face.
  function openCell(panel, cell, said, folded) {
    const write = buttonOf(said["write-here"], "bk-write-here", () => {
      shell.mode = "multiple-document";
      panel.content.activeCellIndex = panel.content.widgets.indexOf(cell);
      panel.content.mode = "edit";
    });
    cell.addClass(folded ? "bk-folded" : "bk-open");
    cell.node.append(write);
    if (!folded) return;
    const show = buttonOf(said.working, "bk-working", () => {
      show.setAttribute("aria-expanded", String(cell.node.classList.toggle("bk-open")));
    });
    show.setAttribute("aria-expanded", "false");
    cell.node.prepend(show);
  }

  // JupyterLab's own frame is away while the page that is shown is one that is read.
  function alone() {
    const reads = shell.mode === "single-document" && notebooks.currentWidget?.hasClass("bk-reads");
    document.body.classList.toggle("bk-reading", Boolean(reads));
    document.documentElement.lang = (reads && notebooks.currentWidget.content.node.lang) || "en"; // as what there is to read
  }

  // The page, and what is printed of it, is called what the lesson is, and not its file.
  function callThePage() {
    const title = shell.currentWidget?.context?.model?.getMetadata?.("title");
    if (title && document.title !== title) document.title = title;
  }
  new MutationObserver(callThePage).observe(document.querySelector("title"), { childList: true });

  notebooks.widgetAdded.connect((_, panel) => { open(panel); panel.context.ready.then(callThePage); });
  notebooks.currentChanged.connect(alone);
  shell.modeChanged.connect(() => faces.forEach((update) => update()));
}
