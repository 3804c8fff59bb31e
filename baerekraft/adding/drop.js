// The browser's own field for a file, made large: a file may be dropped on it, and Tab and Space are enough.
function render({ model, el }) {
  const words = model.get("words");
  const input = make("input", { type: "file", accept: words.accept });
  const status = make("p", { role: "status" });

  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    status.textContent = file.size > Number(words.most) ? words["too-large"] : "";
    if (status.textContent) return;
    try { model.send({ name: file.name }, undefined, [await file.arrayBuffer()]); }
    catch { status.textContent = words["no-kernel"]; }
  });
  input.addEventListener("click", () => { input.value = ""; }); // the same file again, mended, is a change too
  el.append(make("div", { class: "bk-widget bk-drop", lang: model.get("language") }, make("label", {}, words.label, input), status));
}

export default { render };
