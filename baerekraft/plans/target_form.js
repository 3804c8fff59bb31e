// A target, looked at when the learner pauses: which of its five parts are seen, and by which words.

const PAUSE = 700; // milliseconds without a key

function render({ model, el }) {
  const id = `bk-target-${(views += 1)}`;
  const words = model.get("words");
  const control = make("textarea", { id, rows: "4", dir: "auto", maxlength: words.most, "aria-describedby": `${id}-help` });
  const status = make("div", { role: "status" });
  const parts = make("ul", { class: "bk-parts", "aria-label": words.parts });
  const form = make("form", { novalidate: "" }, make("label", { for: id }, words.label),
    make("p", { id: `${id}-help`, class: "bk-fields-quiet" }, words.help), control, make("button", { type: "submit" }, words.look));
  const { ask, heard } = asker((content) => model.send(content), () => status.replaceChildren(words["no-kernel"]));
  let pause;

  const send = () => {
    clearTimeout(pause);
    ask({ target: control.value });
  };
  const show = () => {
    heard();
    const { said, parts: found } = model.get("answer");
    status.replaceChildren(said);
    parts.replaceChildren(...found.map(([name, seen, by]) => make("li", { class: seen ? "bk-part-seen" : "" },
      make("span", { "aria-hidden": "true" }, seen ? "✓ " : "– "), make("b", {}, name), `: ${by}`)));
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); send(); });
  control.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(send, PAUSE);
  });
  control.value = model.get("written");
  show();
  model.on("change:answer", show);
  el.append(make("section", { class: "bk-widget bk-fields", lang: model.get("language"), "aria-label": words.region }, form, status, parts));
  return () => {
    model.off("change:answer", show);
    clearTimeout(pause);
    heard();
  };
}

export default { render };
