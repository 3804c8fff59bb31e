// An exercise's two doors. By form: the tasks in words and their forms, no code, the page alone. With code: JupyterLab.
//
// Nothing runs on opening. The learner's button runs the cells that put the forms there, and of those only what is the
// course's own, cell by cell, as this edition has it; an answer is run by its form, which knows its own hand. Left out are
// the answer cells and their checks, what is tagged "code", the passages under a ◆, and of the text each paragraph that has
// code in it.
import { appears, fill, hashOf, inTurn, runQuietly, sourceOf, underADiamond, whenGone } from "./common.js";
import { CONTROL } from "./forms.js";

const isForm = (cell) => /^form\(/m.test(sourceOf(cell));

export function doorsOf(panel, said, say, cells, runCells) {
  const begin = document.createElement("button");
  begin.type = "button";
  begin.className = "bk-begin";
  begin.textContent = said.begin;
  panel.content.widgets[0]?.node.append(begin);
  const beyond = underADiamond(panel);
  const isGraders = (cell) => cell.model.getMetadata("nbgrader") !== undefined;
  for (const cell of panel.content.widgets) {
    if (beyond.has(cell) || isGraders(cell)) cell.addClass("bk-with-code");
  }

  async function ownCells() {
    const all = panel.content.widgets.filter((cell) => cell.model.type === "code" && !isGraders(cell) && !beyond.has(cell));
    const hashes = await Promise.all(all.map((cell) => hashOf(sourceOf(cell))));
    return all.filter((_, place) => cells.includes(hashes[place]));
  }

  begin.addEventListener("click", async () => {
    await panel.sessionContext.ready;
    const own = await ownCells();
    panel.addClass("bk-begun");
    for (const [done, cell] of own.entries()) {
      say(fill(said.running, done, own.length));
      await inTurn(panel, () => runQuietly(cell, () => runCells(panel.content, [cell], panel.sessionContext)));
      if (!panel.hasClass("bk-begun")) return;
    }
    say(said.ready);
    const first = own.find(isForm);
    if (first) (await appears(first.node, CONTROL)).focus();
  });
  whenGone(panel, () => {
    if (!panel.hasClass("bk-begun")) return;
    panel.removeClass("bk-begun");
    say(said.stopped);
  });

  return {
    isOwn: async () => {
      const forms = panel.content.widgets.filter(isForm);
      const own = await ownCells();
      return forms.length > 0 && forms.every((form) => own.includes(form));
    },
  };
}
