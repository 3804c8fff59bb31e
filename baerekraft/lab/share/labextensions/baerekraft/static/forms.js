// A form of an exercise is given its answer cell when it asks with the event "baerekraft:answer-cell".
//
// - `source()` is what stands in the cell, and `write(source)` puts an answer there, runs the cell and the checks under
//   it, saves, and tells what each check said. It is the learner's own notebook, and the learner has pressed the button.
// - `again` says that what the form itself wrote earlier is to be run once more.
// - `next()` runs what stands between this form and the next one, or the button at the end, and gives it the focus.
import { appears, inTurn, runQuietly } from "./common.js";

const nameOf = (cell) => cell.model.getMetadata("nbgrader")?.grade_id;
const isCheck = (cell) => cell.model.type === "code" && cell.model.getMetadata("nbgrader")?.grade === true;
const isAnswer = (cell) => cell.model.getMetadata("nbgrader")?.solution === true;
const begins = (cell) => /^(form|check_button)\(/m.test(cell.model.sharedModel.getSource());
export const CONTROL = ".jp-OutputArea-output :is(input, select, textarea, button)";

function said(cell) {
  const outputs = Array.from({ length: cell.model.outputs.length }, (_, place) => cell.model.outputs.get(place).toJSON());
  const failed = outputs.find((output) => output.output_type === "error");
  const printed = outputs.filter((output) => output.output_type === "stream").map((output) => [output.text].flat().join(""));
  return { held: !failed, said: failed ? failed.evalue : printed.join("").trim() };
}

// The checks of an answer: those under it until the next text or answer. What only shows something may stand between.
function checksUnder(cells, at) {
  const under = cells.slice(at + 1);
  const end = under.findIndex((cell) => cell.model.type !== "code" || isAnswer(cell));
  return under.slice(0, end < 0 ? under.length : end).filter(isCheck);
}

function answerCell(panel, place, asked, run) {
  const cells = () => panel.content.widgets;
  const cell = cells()[place];
  return {
    source: () => cell.model.sharedModel.getSource(),
    again: panel.hasClass("bk-by-form"),
    write: (source) => inTurn(panel, async () => {
      if (cell.model.sharedModel.getSource() !== source) {
        cell.model.sharedModel.setSource(source);
        panel.context.save().catch(() => undefined); // it is said why not
      }
      await run(cell);
      if (cell.model.type === "markdown") return [];
      const found = [said(cell)].filter(({ held }) => !held);
      for (const check of checksUnder(cells(), cells().indexOf(cell))) {
        await run(check); // one at a time: a check that fails would stop those that wait
        found.push(said(check));
      }
      return found;
    }),
    next: () => inTurn(panel, async () => {
      const from = cells().findIndex((one) => one.node.contains(asked));
      for (let at = from + 1; at < cells().length; at += 1) {
        const one = cells()[at];
        if (one.model.type !== "code" || one.model.getMetadata("nbgrader")) continue;
        if (!begins(one) || !one.node.querySelector(CONTROL)) await runQuietly(one, () => run(one)); // what is written in a form stays there
        if (!begins(one)) continue;
        (await appears(one.node, CONTROL)).focus();
        return;
      }
    }),
  };
}

// A check that is run when its answer has been changed and not run would be about an older one: both are run, in order.
export function checkWhatStandsThere(notebooks, { executed, runCells }) {
  executed.connect((_, { notebook, cell }) => {
    const panel = notebooks.find((one) => one.content === notebook);
    const answer = notebook.widgets.slice(0, notebook.widgets.indexOf(cell)).filter(isAnswer).at(-1);
    if (panel && isCheck(cell) && answer?.model.isDirty) inTurn(panel, () => runCells(notebook, [answer, cell], panel.sessionContext));
  });
}

export function giveAnswerCells(notebooks, { runCells }) {
  document.addEventListener("baerekraft:answer-cell", (event) => {
    const panel = notebooks.find((one) => one.node.contains(event.target));
    const place = panel?.content.widgets.findIndex((cell) => nameOf(cell) === event.detail.name) ?? -1;
    const run = (cell) => runCells(panel.content, [cell], panel.sessionContext);
    if (place >= 0) event.detail.take(answerCell(panel, place, event.target, run));
  });
}
