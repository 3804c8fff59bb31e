// A whole number to move: the browser's own slider, with its name and its number beside it.
let sliders = 0;

function render({ model, el }) {
  const id = `bk-slider-${(sliders += 1)}`;
  const label = document.createElement("label");
  const input = document.createElement("input");
  const output = document.createElement("output");
  label.htmlFor = input.id = id;
  label.textContent = model.get("label");
  output.htmlFor = id;
  Object.assign(input, { type: "range", min: model.get("low"), max: model.get("high"), step: 1 });
  input.setAttribute("data-lm-suppress-shortcuts", "true"); // an arrow key moves the number, not the notebook
  const show = () => { output.textContent = input.value; };
  const changed = () => { input.value = model.get("value"); show(); };
  input.addEventListener("input", show);
  input.addEventListener("change", () => { model.set("value", Number(input.value)); model.save_changes(); });
  model.on("change:value", changed);
  changed();
  el.classList.add("bk-slider");
  el.append(label, input, output);
  return () => model.off("change:value", changed);
}

export default { render };
