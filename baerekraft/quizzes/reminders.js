// One button that gives the calendar file the kernel has made.
function render({ model, el }) {
  const words = model.get("words");
  const status = make("p", { role: "status" });
  const form = make("form", {}, make("button", { type: "submit" }, words["reminder-button"]), status);
  const say = (said) => { status.textContent = said; };
  const { ask, heard } = asker((content) => model.send(content), () => say(words["no-kernel"]));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask({});
  });
  const addresses = [];
  const given = () => {
    heard();
    const { content, said } = model.get("file");
    taken(addresses, content, "text/calendar", words["reminder-file"], "").click();
    setTimeout(() => giveBack(addresses), 1000);
    say(said);
  };
  model.on("change:file", given);
  el.append(make("div", { class: "bk-widget bk-quiz", lang: model.get("language") }, form));
  return () => {
    heard();
    model.off("change:file", given);
  };
}

export default { render };
