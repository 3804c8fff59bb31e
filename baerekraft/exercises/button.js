// A button, a line that is announced, and the whole result below it, which is not: it is long, and is read at leisure.

function render({ model, el }) {
  const words = model.get("words");
  const button = make("button", { type: "button" }, words.button);
  const status = make("p", { role: "status" });
  const whole = make("div");
  const solutions = make("button", { type: "button" }, words["solution-button"]);
  const shown = make("pre", { role: "region", tabindex: "0", "aria-live": "polite", "aria-label": words["solution-label"] });
  const root = make("section", { class: "bk-widget bk-check", lang: model.get("language"), "aria-label": words.button, "data-lm-suppress-shortcuts": "true" },
    make("p", {}, words["what-it-does"]), button, status, whole, solutions, shown);

  // aria-disabled and not disabled: the focus stays on the button while it works.
  const working = (now) => button.setAttribute("aria-disabled", String(now));
  const hear = () => {
    const { said, html, stuck, solutions: found } = model.get("result");
    solutions.hidden = !stuck;
    shown.hidden = !found;
    shown.textContent = found || "";
    if (!said) return;
    working(false);
    status.textContent = said;
    whole.innerHTML = html; // written by show.py, every word of a learner's escaped
    bringIntoView(status);
  };
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-disabled") === "true") return;
    working(true);
    whole.replaceChildren();
    status.textContent = words.working;
    const end = (said) => { working(false); status.textContent = said; };
    const saved = (path, waits) => { if (waits) status.textContent = words.waits; try { model.send({ path, by_form: Boolean(root.closest(".bk-by-form")) }); } catch { end(words["no-kernel"]); } };
    const failed = (why) => end(why ?? words["not-saved"]);
    const asked = new CustomEvent("baerekraft:save", { bubbles: true, composed: true, cancelable: true, detail: { saved, failed } });
    if (root.dispatchEvent(asked)) saved(null); // where nobody saves, the kernel looks whether the file is older
  });

  solutions.addEventListener("click", () => {
    try { model.send({ solutions: true }); } catch { status.textContent = words["no-kernel"]; }
  });

  const alone = () => { if (button.getAttribute("aria-disabled") === "true") { working(false); status.textContent = words["no-kernel"]; } };
  hear();
  model.on("change:result", hear);
  model.on("comm_live_update", alone); // the kernel was restarted while it was waited for
  el.append(root);
  return () => { model.off("change:result", hear); model.off("comm_live_update", alone); };
}

export default { render };
