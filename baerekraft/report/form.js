// The form for one's own words in the profile: native controls only, as in the other forms.

const SAVE_AFTER = 400; // milliseconds after a field is left

// A field under its label, with what helps beside it.
function field({ part, label, help }, id) {
  const control = make("textarea", { id, rows: "4", dir: "auto", "aria-describedby": `${id}-help` });
  const element = make("div", { class: "bk-fields-field" }, make("label", { for: id }, label),
    make("p", { id: `${id}-help`, class: "bk-fields-quiet" }, help), control);
  return { part, element, controls: [control], read: () => control.value, show: (said) => { control.value = said ?? ""; } };
}

// The three parts of a target, as one group.
function target({ part, label, help }, id, words, indicators) {
  const which = make("select", { id }, make("option", { value: "" }, words["target-none"]),
    ...indicators.map(([value, said]) => make("option", { value }, said)));
  const figure = make("input", { id: `${id}-figure`, type: "text", inputmode: "decimal", autocomplete: "off" });
  const year = make("input", { id: `${id}-year`, type: "text", inputmode: "numeric", autocomplete: "off" });
  const pair = (control, said) => make("p", {}, make("label", { for: control.id }, said), control);
  const element = make("fieldset", { class: "bk-fields-field", "aria-describedby": `${id}-help` }, make("legend", {}, label),
    make("p", { id: `${id}-help`, class: "bk-fields-quiet" }, help), pair(which, words["target-indicator"]),
    make("div", { class: "bk-fields-pair" }, pair(figure, words["target-figure"]), pair(year, words["target-year"])));
  return {
    part, element, controls: [which, figure, year],
    read: () => [which, figure, year].map((control) => control.value.trim()),
    show: (said) => {
      const [name, value, end] = said ?? ["", "", ""];
      if (name && ![...which.options].some((one) => one.value === name)) which.append(make("option", { value: name }, name));
      which.value = name;
      figure.value = `${value}`.replace(".", words["decimal-mark"]);
      year.value = `${end}`;
    },
  };
}

function render({ model, el }) {
  const id = `bk-fields-${(views += 1)}`;
  const words = model.get("words");
  const about = model.get("about");
  const parts = model.get("fields").map((one) => (
    one.part === "target" ? target(one, `${id}-${one.part}`, words, model.get("indicators")) : field(one, `${id}-${one.part}`)
  ));
  const status = make("div", { role: "status" });
  const links = make("p", { class: "bk-fields-links" });
  const form = make("form", { novalidate: "" }, ...parts.map((one) => one.element),
    make("button", { type: "submit" }, words.keep), status, links);
  const root = make("section", { class: "bk-widget bk-fields", lang: model.get("language"), "aria-label": words.region },
    make("p", { role: "heading", "aria-level": 3, class: "bk-fields-heading" }, about.heading), make("p", {}, about.about), form);
  const addresses = [];
  const { ask, heard } = asker((content) => model.send(content), () => status.replaceChildren(words["no-kernel"]), 3 * PATIENCE);
  let leaving;

  const send = (made) => {
    clearTimeout(leaving);
    const written = Object.fromEntries(parts.map((one) => [one.part, one.read()]));
    const half = new Set(written.target.map(Boolean)).size > 1;
    if (half && !made) written.target = model.get("written").target ?? null; // it waits for the rest of it
    ask({ written, make: made });
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    status.replaceChildren(words.busy);
    links.replaceChildren();
    send(true);
  });
  form.addEventListener("change", () => {
    clearTimeout(leaving);
    leaving = setTimeout(() => send(false), SAVE_AFTER);
  });
  const hear = () => {
    const { words: said } = model.get("said");
    heard();
    if (said) status.replaceChildren(said);
    bringIntoView(status);
  };
  const take = (made, buffers) => {
    giveBack(addresses);
    links.replaceChildren(...buffers.map((one) => taken(addresses, one, "application/pdf", `${made.name}.pdf`, words["take-pdf"])),
      taken(addresses, made.page, "text/html", `${made.name}.html`, words["take-page"]));
    tellThePage(root); // the profile stands below
  };
  const written = model.get("written");
  parts.forEach((one) => one.show(written[one.part]));
  model.on("change:said", hear);
  model.on("msg:custom", take);
  el.append(root);
  return () => {
    model.off("change:said", hear);
    model.off("msg:custom", take);
    heard();
    clearTimeout(leaving);
    giveBack(addresses);
  };
}

export default { render };
