// The browser's own field for a file, made large: a file may be dropped on it, and Tab and Space are enough.
function render({ model, el }) {
  const words = model.get("words");
  const input = Object.assign(document.createElement("input"), { type: "file", accept: words.accept });
  const label = Object.assign(document.createElement("label"), { className: "bk-drop", lang: model.get("language") });
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  input.dataset.lmSuppressShortcuts = "true"; // Enter and Space are the field's, not Lab's
  label.append(words.label, input);

  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    status.textContent = file.size > Number(words.most) ? words["too-large"] : "";
    if (status.textContent) return;
    try { model.send({ name: file.name }, undefined, [await file.arrayBuffer()]); }
    catch { status.textContent = words["no-kernel"]; }
  });
  input.addEventListener("click", () => { input.value = ""; }); // the same file again, mended, is a change too
  el.append(label, status);
}

export default { render };
