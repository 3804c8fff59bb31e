// A form above its answer cell: native controls only, and the keyboard is theirs while the focus is here.
//
// The page is asked for the answer cell with an event "baerekraft:answer-cell", whose `take` is given { source(),
// write(source), next() }. Where nobody answers, the code is shown to be copied.

function choices(question, type, id) {
  const inputs = question.options.map((_, number) => make("input", { type, name: id, value: number }));
  const lines = question.options.map((option, number) => make("label", { class: "bk-choice" }, inputs[number], make("span", {}, option)));
  return {
    element: make("fieldset", {}, make("legend", {}, question.text), ...lines),
    given: () => inputs.filter((input) => input.checked).map((input) => input.value),
    show: (answer) => inputs.forEach((input) => { input.checked = answer.includes(input.value); }),
  };
}

function labelled(question, id, control, ...after) {
  control.id = id;
  return {
    element: make("p", {}, make("label", { for: id }, question.text), control, ...after),
    given: () => control.value.trim(),
    show: (answer) => { control.value = answer; },
  };
}

// Each kind of question: its element, the answer in it now, and how to show one that was given.
const kinds = {
  choose: (question, words, id, { many }) => {
    if (!many) {
      const radios = choices(question, "radio", id);
      return { ...radios, given: () => radios.given()[0] ?? "", show: (answer) => radios.show([answer]) };
    }
    const options = question.options.map((option, number) => make("option", { value: number }, option));
    return labelled(question, id, make("select", {}, make("option", { value: "" }, words.choose), ...options));
  },
  several: (question, words, id) => {
    const boxes = choices(question, "checkbox", id);
    boxes.element.querySelector("legend").after(make("p", {}, words.several));
    return boxes;
  },
  number: (question, words, id) => labelled(
    question, id, make("input", { type: "text", inputmode: "decimal", autocomplete: "off", size: "8" }), ` ${question.unit}`),
  line: (question, words, id) => labelled(question, id, make("input", { type: "text", autocomplete: "off", size: "8" })),
  words: (question, words, id) => labelled(question, id, make("textarea", { rows: "2" })),
  order: (question, words, id, { say }) => {
    const list = make("ol", {});
    const move = (line, sign, sentence, step) => {
      const button = make("button", { type: "button", "aria-label": fill(sentence, line.dataset.words) }, sign);
      button.addEventListener("click", () => {
        step();
        button.focus();
        say(fill(words.moved, line.dataset.words, [...list.children].indexOf(line) + 1));
      });
      return button;
    };
    list.append(...question.options.map((option, number) => {
      const line = make("li", { "data-number": number, "data-words": option }, make("span", {}, option));
      line.append(
        move(line, "↑", words["move-up"], () => line.previousElementSibling?.before(line)),
        move(line, "↓", words["move-down"], () => line.nextElementSibling?.after(line)),
      );
      return line;
    }));
    return {
      element: make("fieldset", {}, make("legend", {}, question.text), make("p", {}, words["order-help"]), list),
      given: () => [...list.children].map((line) => line.dataset.number),
      show: (answer) => list.append(...answer.map((number) => list.querySelector(`[data-number="${number}"]`))),
    };
  },
};

// What the checks under the answer said: of one that failed, the property and what was found. The thought behind a
// typical mistake stands in the place of a hint.
function checked(outputs, why, words, byForm) {
  const lines = outputs.map(({ held, said }) => {
    const [first, ...rest] = said.replace(/\n {2}/g, " ").split("\n").filter(Boolean);
    const mark = make("strong", {}, held ? words.right : words.wrong);
    const item = make("li", {}, mark, ` ${first.replace(/^[✓✗] /, "")}`);
    const hint = byForm ? rest.at(-1)?.replace(new RegExp(words["of-code"], "is"), "") : rest.at(-1);
    if (!held && !why.length && hint) item.append(make("br"), hint);
    return item;
  });
  const all = outputs.every(({ held }) => held);
  const said = outputs.length ? words[all ? "all-right" : "not-yet"] : words.written;
  return [make("p", {}, said), ...(all ? [] : why.map((thought) => make("p", {}, thought))), ...(lines.length ? [make("ul", {}, ...lines)] : [])];
}

function render({ model, el }) {
  const words = model.get("words");
  const view = (views += 1);
  const status = make("div", { role: "status" });
  const say = (...content) => status.replaceChildren(...content);
  const questions = model.get("questions");
  const many = questions.length > 2;
  const asked = questions.map((question, number) => kinds[question.kind](question, words, `bk-form-${view}-${number}`, { many, say }));
  const button = make("button", { type: "submit" }, words.button);
  const next = make("button", { type: "button", hidden: "" }, words.next);
  const form = make("form", {}, ...asked.map((one) => one.element), make("p", { class: "bk-form-acts" }, button, next), status);
  const root = make("div", { class: "bk-widget bk-form", role: "group", lang: model.get("language"), "aria-label": words.region }, make("p", { class: "bk-form-about" }, words["what-it-does"]), make("p", { class: "bk-form-task" }, model.get("about")), form);

  const answerCell = () => {
    let found = null;
    const detail = { name: model.get("cell"), take: (cell) => { found = cell; } };
    root.dispatchEvent(new CustomEvent("baerekraft:answer-cell", { bubbles: true, composed: true, detail }));
    return found;
  };
  let sure = false;
  const { ask, heard } = asker((content) => model.send(content), () => say(words["no-kernel"]));
  form.addEventListener("input", () => { sure = false; });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const answers = Object.fromEntries(questions.map((question, number) => [question.name, asked[number].given()]));
    ask({ answers, cell: answerCell()?.source() ?? null, sure });
  });
  sentByEnter(form);
  next.addEventListener("click", () => answerCell()?.next());

  const hear = () => answered().then(() => bringIntoView(status));
  const answered = async () => {
    heard();
    const { source, why, empty, said, ask: doubtful } = model.get("result");
    sure = Boolean(doubtful);
    if (source === undefined) return say(said);
    const cell = answerCell();
    if (!cell) return say(make("p", {}, words.copy), make("pre", { tabindex: "0" }, source));
    say(...checked(await cell.write(source), why, words, root.closest(".bk-by-form")));
    if (empty.length) status.append(make("p", {}, words.empty), make("ul", {}, ...empty.map((question) => make("li", {}, question))));
    next.hidden = false;
  };
  const show = () => {
    const answers = model.get("answers");
    questions.forEach((question, number) => { if (question.name in answers) asked[number].show(answers[question.name]); });
  };
  show();
  model.on("change:result", hear);
  model.on("change:answers", show);
  el.append(root);
  // Only when it stands in the page can the page be asked for the cell.
  const stands = new ResizeObserver(() => {
    const cell = root.isConnected && answerCell();
    if (!cell) return;
    stands.disconnect();
    try { model.send({ cell: cell.source(), again: cell.again }); } catch { /* it is said when an answer is given */ }
  });
  stands.observe(root);
  return () => {
    stands.disconnect();
    heard();
    model.off("change:result", hear);
    model.off("change:answers", show);
  };
}

export default { render };
