// The form of a quiz: native controls only, so that keyboard and screen reader work as everywhere else.

// Each control: its elements, what is chosen in it now, and how to show an earlier answer.
const controls = {
  radio: (question, words, name) => choices(question, "radio", name),
  checkbox: (question, words, name) => {
    const control = choices(question, "checkbox", name);
    control.elements.unshift(make("p", {}, words.several));
    return control;
  },
  number: (question, words) => {
    const input = make("input", { type: "text", inputmode: "decimal", autocomplete: "off", size: "8" });
    const label = make("label", { class: "bk-quiz-number" }, `${words["your-answer"]}: `, input, ` ${question.unit}`);
    return {
      elements: [label],
      chosen: () => input.value.trim(),
      empty: words["write-number"],
      show: (answer) => { input.value = String(answer).replace(".", words["decimal-mark"]); },
    };
  },
  order: (question, words, name, say) => {
    const list = make("ol", { class: "bk-quiz-steps" });
    const row = (option) => {
      const move = (sign, sentence, step) => {
        const button = make("button", { type: "button", "aria-label": fill(sentence, option.text) }, sign);
        button.addEventListener("click", () => step(button));
        return button;
      };
      const line = make("li", { "data-option": option.id }, make("span", {}, option.text));
      const moved = (button) => {
        button.focus();
        say(fill(words.moved, option.text, [...list.children].indexOf(line) + 1));
      };
      line.append(
        move("↑", words["move-up"], (button) => { line.previousElementSibling?.before(line); moved(button); }),
        move("↓", words["move-down"], (button) => { line.nextElementSibling?.after(line); moved(button); }),
      );
      return line;
    };
    list.append(...question.options.map(row));
    return {
      elements: [make("p", {}, words["order-help"]), list],
      chosen: () => [...list.children].map((line) => line.dataset.option),
      show: (answer) => list.append(...answer.map((id) => list.querySelector(`[data-option="${id}"]`))),
    };
  },
};

function choices(question, type, name) {
  const inputs = question.options.map((option) => make("input", { type, name, value: option.id }));
  const labels = question.options.map((option, place) => make("label", { class: "bk-choice" }, inputs[place], make("span", {}, option.text)));
  return {
    elements: labels,
    chosen: () => inputs.filter((input) => input.checked).map((input) => input.value),
    show: (answer) => inputs.forEach((input) => { input.checked = answer.includes(input.value); }),
  };
}

// The sign of a verdict, drawn: a font need not have it.
const SIGNS = { right: "M2 10l5 5L16 3", wrong: "M3 3l12 12M15 3L3 15", partly: "M9 2a7 7 0 1 0 .01 0zM9 3v12M7 4v10M5 5v8", stored: "M9 7a2 2 0 1 0 .01 0z" };
function sign(verdict) {
  const holder = make("span", { "aria-hidden": "true", class: "bk-quiz-sign" });
  holder.innerHTML = `<svg viewBox="0 0 18 18"><path d="${SIGNS[verdict]}"/></svg>`;
  return holder;
}

function formOf(question, number, words, name, send) {
  const status = make("div", { role: "status" });
  const say = (...content) => status.replaceChildren(...content);
  const control = controls[question.control](question, words, name, say);
  const legend = make("legend", {}, number ? `${number}. ${question.text}` : question.text);
  const button = make("button", { type: "submit" }, question.button);
  const form = make("form", { class: "bk-quiz-item", "data-item": question.id },
    make("fieldset", {}, legend, ...control.elements), button, status);
  const { ask, heard } = asker(send, () => say(words["no-kernel"]));
  // What is said of a choice stands under it. The place is there before the words, so that a screen reader hears them.
  const besideChoice = () => form.querySelector("input[type=radio]:checked")?.closest("label").after(status);
  form.addEventListener("change", ({ target }) => {
    if (target.type !== "radio") return;
    say();
    besideChoice();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const answer = control.chosen();
    if (!answer.length) return say(control.empty ?? words["nothing-chosen"]);
    ask({ item: question.id, answer });
  });
  sentByEnter(form);
  return {
    form,
    hear: (result, restored) => {
      heard();
      form.dataset.verdict = result.verdict;
      if (restored && result.answer !== null) {
        control.show(result.answer);
        besideChoice();
      }
      say(...(result.word ? [make("strong", {}, sign(result.verdict), result.word)] : []), ...result.paragraphs.map((paragraph) => make("p", {}, paragraph)));
      bringIntoView(status);
    },
    stop: heard,
  };
}

// What a guess is about: folded away until somebody has guessed.
function chartOf(drawn, unfold) {
  const chart = make("details", { class: "bk-quiz-chart" }, make("summary", {}, unfold ?? ""));
  chart.insertAdjacentHTML("beforeend", drawn ?? "");
  return chart;
}

function render({ model, el }) {
  const view = (views += 1);
  const words = model.get("words");
  const questions = model.get("questions");
  const progress = make("p", { class: "bk-quiz-progress" });
  const asked = questions.map((question, place) => formOf(
    question, questions.length > 1 && place + 1, words, `bk-${view}-${question.id}`, (content) => model.send(content)));
  const root = make("div", { class: "bk-widget bk-quiz", role: "group", lang: model.get("language"), "aria-label": words.region },
    ...asked.map((one) => one.form), progress);
  const chart = chartOf(model.get("drawn"), model.get("unfold"));
  let heard = {};
  const hear = (restored) => {
    const results = model.get("results");
    questions.forEach((question, place) => {
      const result = results[question.id];
      if (result && (restored || result.times !== heard[question.id]?.times)) asked[place].hear(result, restored);
    });
    if (questions.some((question) => ![undefined, null].includes(results[question.id]?.answer))) {
      chart.open = true;
      chart.dataset.guessed = "";
    }
    heard = results;
  };
  const begun = () => model.get("waits") || Object.keys(model.get("results")).length;
  const count = () => { progress.textContent = begun() ? model.get("progress") : ""; };
  const changed = () => {
    hear(false);
    count();
    // A test that is done is told to the page, which may have something to say of it.
    if (model.get("waits") && questions.every(({ id }) => (heard[id]?.answer ?? null) !== null)) {
      tellThePage(root);
    }
  };
  hear(true);
  count();
  model.on("change:results", changed);
  model.on("change:progress", count);
  el.append(root);
  if (model.get("drawn")) el.append(chart);
  return () => {
    model.off("change:results", changed);
    model.off("change:progress", count);
    asked.forEach((one) => one.stop());
  };
}

export default { render };
