// The form of a dilemma: native controls only, so that keyboard and screen reader work as everywhere else.

const heading = (words, level = 4) => make("p", { role: "heading", "aria-level": level, class: "bk-dilemma-heading" }, words);

// A choice and its reason: `part` is "first" or "again".
function choice(part, { ways }, words, id, send) {
  const [choose, why, keep] = part === "first" ? ["choose", "why", "see"] : ["choose-again", "why-again", "keep"];
  const inputs = Object.keys(ways).map((way) => make("input", { type: "radio", name: id, value: way }));
  const labels = inputs.map((input) => make("label", { class: "bk-choice" }, input, make("span", {}, ways[input.value])));
  const reason = make("textarea", { id: `${id}-why`, rows: "3" });
  const status = make("div", { role: "status" });
  const form = make("form", { "data-part": part },
    make("fieldset", {}, make("legend", {}, words[choose]), ...labels),
    make("label", { for: `${id}-why`, class: "bk-dilemma-heading" }, words[why]), reason,
    make("button", { type: "submit" }, words[keep]), status);
  const { ask, heard } = asker(send, () => status.replaceChildren(words["no-kernel"]));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask({ part, way: inputs.find((input) => input.checked)?.value ?? "", why: reason.value });
  });
  return {
    form,
    show: (answer) => {
      inputs.forEach((input) => { input.checked = input.value === answer.way; });
      reason.value = answer.why;
    },
    say: (said) => {
      heard();
      status.replaceChildren(said);
      bringIntoView(status);
    },
    stop: heard,
  };
}

// A sentence after what it is about.
const row = ([about, [said]], look = "") => make("p", { class: look }, make("strong", {}, about), ` ${said}`);

// Who says what, and how the way that was chosen falls on each of them.
function sides([about, said], falls, words) {
  const head = (scope, ...inside) => make("th", { scope }, ...inside);
  const line = (one, place) => {
    const [, who, what] = one.match(/^(.*?): (.*)$/s);
    const [sign, fall] = falls[place];
    return make("tr", {}, head("row", who), make("td", {}, what[0].toUpperCase() + what.slice(1)),
      make("td", { class: "bk-dilemma-fall", "data-fall": sign }, make("span", { "aria-hidden": "true" }, sign), ` ${fall}`));
  };
  return make("table", {}, make("caption", {}, about),
    make("thead", {}, make("tr", {}, head("col", words.who), head("col", words.says), head("col", words.with))),
    make("tbody", {}, ...said.map(line)));
}

// A page of its own for a group: on a large screen, or printed.
function forAMeeting(words, sheet) {
  const button = make("button", { type: "button" }, words.meeting);
  button.addEventListener("click", () => {
    const address = URL.createObjectURL(new Blob([sheet], { type: "text/html" }));
    window.open(address, "_blank", "noopener");
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  });
  return make("div", { class: "bk-dilemma-meeting" }, button, make("p", {}, words["meeting-how"]));
}

// The answers as text, for those who hand them in or take them to a meeting.
function toHandIn(words, id) {
  const button = make("button", { type: "button" }, words.give);
  const field = make("textarea", { id: `${id}-text`, rows: "8", readonly: "" });
  const status = make("div", { role: "status" });
  const shown = make("div", { hidden: "" }, make("label", { for: `${id}-text` }, words.given), field);
  button.addEventListener("click", async () => {
    shown.hidden = false;
    field.focus();
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      status.replaceChildren(words.copied);
    } catch { status.replaceChildren(); } // the text is marked: Ctrl+C
  });
  return { elements: [button, shown, status], show: (text) => { field.value = text; } };
}

function render({ model, el }) {
  const id = `bk-dilemma-${(views += 1)}`;
  const words = model.get("words");
  const written = model.get("written");
  const send = (content) => model.send(content);
  const parts = { first: choice("first", written, words, `${id}-first`, send), again: choice("again", written, words, `${id}-again`, send) };
  const borne = make("div", { class: "bk-dilemma-part" });
  const changed = make("div", { class: "bk-dilemma-change" });
  const text = toHandIn(words, id);
  const later = make("div", { hidden: "" }, borne, make("div", { class: "bk-dilemma-then" }, changed, parts.again.form), ...text.elements);
  const root = make("section", { class: "bk-widget bk-dilemma", lang: model.get("language"), "aria-label": words.region },
    heading(written.title, 3), make("p", {}, written.situation), parts.first.form, later,
    forAMeeting(words, model.get("sheet_page")), make("p", { class: "bk-dilemma-quiet" }, words["made-up"]));

  const show = () => {
    const { first } = model.get("answers");
    const { rows, falls, changes } = model.get("after");
    later.hidden = !(first && rows); // they arrive one by one
    if (later.hidden) return;
    const [said, lost, decides] = rows;
    borne.replaceChildren(heading(words.borne), sides(said, falls[first.way], words), row(lost, "bk-dilemma-lost"), row(decides));
    changed.replaceChildren(heading(words.changes), make("p", { class: "bk-dilemma-fact" }, changes), make("p", {}, words["as-before"]),
      make("p", {}, make("strong", {}, words["you-chose"]), ` ${written.ways[first.way]}`),
      make("p", {}, make("strong", {}, words["you-wrote"]), ` ${first.why}`));
    text.show(model.get("to_hand_in"));
  };
  const hear = () => {
    const { part, words: said } = model.get("said");
    parts[part]?.say(said);
  };
  for (const [part, answer] of Object.entries(model.get("answers"))) parts[part].show(answer);
  show();
  const heard = { "change:answers": show, "change:after": show, "change:to_hand_in": show, "change:said": hear };
  for (const [event, listener] of Object.entries(heard)) model.on(event, listener);
  el.append(root);
  return () => {
    for (const [event, listener] of Object.entries(heard)) model.off(event, listener);
    Object.values(parts).forEach((one) => one.stop());
  };
}

export default { render };
