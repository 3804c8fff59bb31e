// Plans are chosen, sent to the kernel in pieces (the server takes no large message), and what was found is shown.

const PIECE = 4_000_000; // bytes

function render({ model, el }) {
  const id = `bk-plans-${(views += 1)}`;
  const words = model.get("words");
  const [status, corrected] = [1, 2].map(() => make("div", { role: "status" }));
  const links = make("p", { class: "bk-fields-links" });
  const trail = make("div");
  const addresses = [];
  let waiting;
  let busy = false;
  let place = status; // where it is said: under the button that was pressed

  const say = (said) => place.replaceChildren(said);
  const wait = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { busy = false; say(words["no-kernel"]); }, 3 * PATIENCE);
  };
  // The browser's own field for a file under its label; one that is too large is not read.
  const field = (kind, label, accept, most, about, saidIn) => {
    const input = make("input", { id: `${id}-${kind}`, type: "file", accept, "aria-describedby": `${id}-${about}` });
    input.addEventListener("change", () => {
      const [file] = input.files;
      if (busy) return;
      place = saidIn;
      const tooLarge = file?.size > most;
      say(tooLarge ? fill(words["too-large"], file.name, Math.floor(most / 1e6)) : "");
      if (tooLarge) input.value = "";
    });
    return { kind, input, element: make("div", { class: "bk-fields-field" }, make("label", { for: input.id }, label), input) };
  };
  const send = async (fields, asked, saidIn) => {
    if (busy) return;
    busy = true;
    place = saidIn;
    say(words.sending);
    let fault = words["no-kernel"];
    try {
      for (const { kind, input } of fields) {
        const [file] = input.files; // what was chosen while another was read is refused by the kernel, where it is too large
        for (let from = 0; file && (from === 0 || from < file.size); from += PIECE) {
          fault = fill(words.unreadable, file.name);
          const piece = await file.slice(from, from + PIECE).arrayBuffer();
          fault = words["no-kernel"];
          model.send({ kind, name: file.name, from }, undefined, [piece]);
        }
      }
      wait();
      model.send({ read: asked });
    } catch {
      clearTimeout(waiting);
      busy = false;
      say(fault);
    }
  };

  const formOf = (fields, asked, button, saidIn, ...before) => {
    const form = make("form", { novalidate: "" }, ...before, ...fields.map((one) => one.element), make("button", { type: "submit" }, button), saidIn);
    form.addEventListener("submit", (event) => { event.preventDefault(); send(fields, asked, saidIn); });
    return form;
  };
  const plans = model.get("kinds").map(([kind, label]) => field(kind, label, words.plans, Number(words.most), "about", status));
  const table = field("table", words.table, words.tables, Number(words["most-table"]), "correct", corrected);
  const result = make("div", { class: "bk-plan-result", hidden: "" }, links, trail, make("h3", {}, words.corrected),
    formOf([table], "table", words.correct, corrected, make("p", { id: `${id}-correct` }, words["how-to-correct"])));

  const show = (told, buffers) => {
    giveBack(addresses);
    links.replaceChildren(...told.files.map(([name, type, said], at) => taken(addresses, buffers[at], type, name, said)));
    trail.innerHTML = told.trail; // made by the kernel, which escapes what stands in the plans
    result.hidden = false;
  };
  const hear = (told, buffers) => {
    clearTimeout(waiting);
    busy = !told.done;
    say(told.said);
    if (told.trail) show(told, buffers);
  };
  model.on("msg:custom", hear);
  el.append(make("section", { class: "bk-widget bk-fields", lang: model.get("language"), "aria-label": words.region },
    make("p", { id: `${id}-about` }, words.about),
    formOf(plans, "plans", words.look, status), result));
  return () => {
    model.off("msg:custom", hear);
    clearTimeout(waiting);
    giveBack(addresses);
  };
}

export default { render };
