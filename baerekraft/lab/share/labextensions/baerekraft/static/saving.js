// A notebook of the course is saved without the questions that JupyterLab asks in English.
//
// Where its file has been saved from another place since, as from a second tab, or cannot be changed, nothing is written
// over: a line above the notebook says so, in its language, until a save goes well again. `save` is everybody's here: the
// check's, a form's, Ctrl+S, and the one that JupyterLab does by itself.
const sourcesIn = ({ cells }) => JSON.stringify(cells.map(({ source }) => [source].flat().join("")));

// Whether a file is another than the one we know, as JupyterLab itself tells.
function isChanged(known, there, margin) {
  if (known.hash && there.hash) return known.hash !== there.hash;
  return new Date(there.last_modified) - new Date(known.last_modified) > margin;
}

function sayAbove(panel, Widget, language) {
  const line = document.createElement("p");
  line.className = "bk-not-saved";
  line.lang = language;
  line.setAttribute("role", "alert");
  const widget = new Widget({ node: line });
  widget.hide();
  panel.contentHeader.addWidget(widget);
  return (said) => {
    line.textContent = said;
    widget.setHidden(!said);
  };
}

export function saveWithoutQuestions({ serviceManager: { contents } }, notebooks, Widget, told) {
  notebooks.widgetAdded.connect(async (_, panel) => {
    const { context } = panel;
    await context.ready;
    const language = context.model.getMetadata("lang");
    const words = (await told).words[language]?.saving;
    if (!words || context.model.collaborative) return; // together the page and the file are one
    const say = sayAbove(panel, Widget, language);
    const save = context.save.bind(context);

    // What forbids that the file is written; nothing where the answers that stand here are in it already.
    async function obstacle() {
      const there = await contents.get(context.path, { content: false, hash: true }).catch(() => undefined);
      if (!there) return undefined; // it is gone, and is written anew, or nobody answers, which JupyterLab says
      const changed = isChanged(context.contentsModel, there, context.lastModifiedCheckMargin);
      if (there.writable && !changed) return undefined;
      const whole = contents.get(context.path, { type: "notebook", format: "json", content: true });
      const isSame = ({ content }) => sourcesIn(content) === sourcesIn(context.model.toJSON());
      const same = await whole.then(isSame, () => false); // it may be no notebook any more
      return { same, said: changed ? words["elsewhere"] : words["read-only"] };
    }

    async function saveOrSay() {
      const found = await obstacle();
      say(found && !found.same ? found.said : "");
      if (!found) return save();
      if (!found.same) throw Object.assign(new Error(found.said), { name: "ModalCancelError", said: found.said }); // as if refused in a dialog
    }

    let last = Promise.resolve(); // one at a time: a file that we are writing is not somebody else's
    context.save = () => (last = last.catch(() => undefined).then(saveOrSay));
    // A file that could not be changed when it was opened, JupyterLab itself refuses, in English, before it comes to that.
    const { get } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(context), "contentsModel");
    Object.defineProperty(context, "contentsModel", { get: () => ({ ...get.call(context), writable: true }) });
  });
}
