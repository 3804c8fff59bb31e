// The fields of work in a native list, and a button: a key that moves in the list does not yet choose.
function render({ model, el }) {
  const words = model.get("words");
  const id = `bk-field-${(views += 1)}`;
  const options = model.get("fields").map(({ number, name }) => make("option", { value: number }, `${number} ${name}`));
  const select = make("select", { id }, ...options);
  const status = make("div", { role: "status", class: "bk-chooser-result" });
  const form = make("form", {},
    make("label", { for: id }, words.label),
    make("div", { class: "bk-chooser-field" }, select, make("button", { type: "submit" }, words.choose)), status);
  const root = make("section", { class: "bk-chooser", lang: model.get("language"), "aria-label": words.label, "data-lm-suppress-shortcuts": "true" }, form);
  const say = (said) => {
    heard();
    status.replaceChildren(said);
  };
  const { ask, heard } = asker((content) => model.send(content), () => say(words["no-kernel"]));
  const hear = () => {
    const { number, said } = model.get("result");
    if (number) select.value = number;
    say(said);
  };
  // Told to the page, which has something to show of the field.
  const chosen = () => {
    hear();
    if (model.get("result").number) tellThePage(root);
  };

  select.addEventListener("change", () => status.replaceChildren()); // what was said was of the one before
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask({ given: Number(select.value) });
  });

  hear();
  model.on("change:result", chosen);
  el.append(root);
  return () => {
    model.off("change:result", chosen);
    heard();
  };
}

export default { render };
