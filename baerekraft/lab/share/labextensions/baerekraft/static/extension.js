// The course's extension for JupyterLab and Notebook 7, as it is loaded: nothing is built, so this is all there is.
//
// - A widget of the course that asks with an event "baerekraft:save" gets its notebook saved first, and is told the
//   notebook's path of today (a notebook may have been renamed, moved, or opened through real-time collaboration).
// - Where a notebook cannot be saved, a line above it says why, in place of JupyterLab's question in English (saving.js).
// - A lesson has two faces, read and write (reading.js).
// - A term of the glossary explains itself where a text first has it (terms.js).
// - A form of an exercise is given its answer cell, and a check is about the answer that stands there (forms.js).
// - A bar leads the way through the course, and the place where the learner was is kept (way.js).
// - The buttons under a chart hand out its files (take.js).
// - What a notebook brings of saved widgets is left out: they would run on opening, whoever wrote them.
// - On a narrow screen the list of files is folded away.
// - What is chosen in the menu of themes is worn at once: JupyterLab's first choice only ends following the machine.
// - Ctrl+S (Cmd+S) saves also when the focus is in a widget, or an open menu, that keeps the keyboard to itself.
(() => {
  "use strict";
  const NAME = "baerekraft";
  const NARROW = 600; // pixels: here the list of files would lie over the page
  const here = document.currentScript.src;
  let shared; // what JupyterLab and its extensions have in common, by the name of the package

  // One of JupyterLab's packages; the version that is loaded already, if there are more.
  async function shares(name) {
    const versions = Object.values(shared[name]);
    const loaded = versions.find((version) => version.loaded) ?? versions[0];
    return (await loaded.get())();
  }

  // A path in the folder that the server shows, without the drive that real-time collaboration puts before it.
  const withoutDrive = (path) => path.replace(/^[^/:]+:/, "");

  const keyboardKept = (element) => element?.closest?.("[data-lm-suppress-shortcuts], .lm-Menu, .lm-MenuBar");

  function saveBeforeChecks(notebooks, PageConfig) {
    const pathOf = ({ path }) => {
      const root = PageConfig.getOption("serverRoot");
      return root && `${root}/${withoutDrive(path)}`;
    };
    document.addEventListener("baerekraft:save", (event) => {
      const panel = notebooks.find((one) => one.node.contains(event.target));
      if (!panel) return;
      event.preventDefault(); // says: somebody saves, wait for `saved` or `failed`
      const { saved, failed } = event.detail;
      const waits = panel.sessionContext.session?.kernel?.status === "busy"; // for a cell, which may never end
      panel.context.save().then(() => saved(pathOf(panel.context), waits), ({ said }) => failed(said));
    });
  }

  // The manager of widgets reads what was saved of them when there is a kernel, which is later than this.
  function leaveSavedWidgetsOut(notebooks) {
    notebooks.widgetAdded.connect(async (_, { context }) => {
      await context.ready;
      const { model } = context;
      if (model.getMetadata("widgets") === undefined) return;
      const { dirty } = model;
      model.deleteMetadata("widgets");
      model.dirty = dirty;
    });
  }

  function wear(sheet) {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = new URL(sheet, here);
    document.head.append(style);
  }

  // What reads a lesson's text: its two faces, and its terms.
  async function offerToRead(app, notebooks, given, told) {
    ["extension.css", "terms.css"].forEach(wear);
    const { twoFaces } = await import(new URL("reading.js", here));
    const { explainTerms } = await import(new URL("terms.js", here));
    twoFaces(app, notebooks, given, await told);
    explainTerms(notebooks, (await told).terms);
  }

  function wearWhatIsChosen({ commands }) {
    const CHOOSES = "apputils:change-theme";
    let again = false;
    commands.commandExecuted.connect(async (_, { id, args, result }) => {
      if (id !== CHOOSES || again) return;
      again = true;
      await result;
      if (!commands.isToggled(CHOOSES, args)) await commands.execute(CHOOSES, args);
      again = false;
    });
  }

  function saveByKeyboard(app) {
    document.addEventListener("keydown", (event) => {
      const ctrlS = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "s";
      if (!ctrlS || !keyboardKept(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      app.commands.execute("docmanager:save");
    }, true);
  }

  const extension = async () => {
    const { INotebookTracker, NotebookActions } = await shares("@jupyterlab/notebook");
    const { Widget } = await shares("@lumino/widgets");
    const { PageConfig } = await shares("@jupyterlab/coreutils");
    const { checkWhatStandsThere, giveAnswerCells } = await import(new URL("forms.js", here));
    const { saveWithoutQuestions } = await import(new URL("saving.js", here));
    const { letChartsBeTaken } = await import(new URL("take.js", here));
    const { leadTheWay } = await import(new URL("way.js", here));
    return {
      id: `${NAME}:course`,
      description: "Saves before a check, and by Ctrl+S wherever the focus is.",
      autoStart: true,
      requires: [INotebookTracker],
      activate: (app, notebooks) => {
        const told = fetch(new URL("extension.json", here)).then((answer) => answer.json());
        leaveSavedWidgetsOut(notebooks);
        saveWithoutQuestions(app, notebooks, Widget, told);
        saveBeforeChecks(notebooks, PageConfig);
        saveByKeyboard(app);
        wearWhatIsChosen(app);
        app.restored.then(() => { if (innerWidth < NARROW) app.shell.collapseLeft?.(); });
        giveAnswerCells(notebooks, NotebookActions);
        checkWhatStandsThere(notebooks, NotebookActions);
        letChartsBeTaken(notebooks);
        leadTheWay(app, notebooks, { Widget, PageConfig });
        return offerToRead(app, notebooks, { NotebookActions, Widget, PageConfig }, told);
      },
    };
  };

  // A page that is read is one page: no arrangement of tabs is found again, for which JupyterLab would wait most of a second.
  async function onePage() {
    const { PageConfig } = await shares("@jupyterlab/coreutils");
    if (!PageConfig.Extension.isDisabled("@jupyterlab/apputils-extension:state")) return [];
    const { IWindowResolver } = await shares("@jupyterlab/apputils");
    const { IStateDB, StateDB } = await shares("@jupyterlab/statedb");
    const named = ({ name, shell }) => {
      shell.currentChanged.connect(() => { document.title = shell.currentWidget ? `${shell.currentWidget.title.label} - ${name}` : name; });
      return new StateDB();
    };
    return [
      { id: `${NAME}:name`, autoStart: true, provides: IWindowResolver, activate: () => ({ name: PageConfig.defaultWorkspace }) },
      { id: `${NAME}:state`, autoStart: true, provides: IStateDB, activate: named },
    ];
  }

  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB[NAME] = {
    init: (scope) => { shared = scope; },
    get: async (module) => {
      if (module !== "./extension") throw new Error(`${NAME} has no ${module}`);
      const plugins = [await extension(), ...await onePage()];
      return () => ({ __esModule: true, default: plugins });
    },
  };
})();
