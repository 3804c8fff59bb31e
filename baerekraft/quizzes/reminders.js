// One button that gives the calendar file the kernel has made.
function render({ model, el }) {
  const words = model.get("words");
  const root = document.createElement("div");
  const button = document.createElement("button");
  const status = document.createElement("p");
  root.className = "bk-widget bk-quiz";
  root.lang = model.get("language");
  button.type = "button";
  button.textContent = words["reminder-button"];
  status.setAttribute("role", "status");
  button.addEventListener("click", () => {
    try { model.send({}); } catch { status.textContent = words["no-kernel"]; }
  });
  const given = () => {
    const { content, said } = model.get("file");
    const address = URL.createObjectURL(new Blob([content], { type: "text/calendar" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = words["reminder-file"];
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
    status.textContent = said;
  };
  model.on("change:file", given);
  root.append(button, status);
  el.append(root);
  return () => model.off("change:file", given);
}

export default { render };
