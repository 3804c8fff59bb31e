// A combobox as the ARIA Authoring Practices describe it: the list is suggested, and the learner selects.
// Not a native <datalist>: browsers draw its list themselves, so that it neither grows with the zoom nor follows a dark
// theme, some screen readers do not read it at all, and a Sámi name could not lead to the Norwegian one beside it.
const PATIENCE = 10000; // milliseconds before we say that nobody answered
const WITHOUT_MARKS = { ø: "o", æ: "ae", ŋ: "n", đ: "d", ŧ: "t" };
const SHORTENED = { kr: "kristian", fr: "fredrik", tr: "trond" };
let views = 0;

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// As a name is typed on a keyboard without its letters: Kárášjohka, karasjohka; Ålesund, Aalesund; Kr.sand, kristiansand.
const asTyped = (written) => written.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")
  .replace(/[øæŋđŧ]/g, (letter) => WITHOUT_MARKS[letter]).replace(/aa/g, "a").replace(/oe/g, "o")
  .replace(/\b(kr|fr|tr)[. ]*(?=s[au]|st|heim)/g, (short) => SHORTENED[short.slice(0, 2)])
  .replace(/[–-]/g, " ").replace(/\s+/g, " ").replace(/ (?:kom+un[a-z]*|herad|municip[a-z]*) *$/, "").trim();

// As above, worked out once: at each key all names are asked about.
const typed = new Map();
function plain(written) {
  if (!typed.has(written)) typed.set(written, asTyped(written));
  return typed.get(written);
}

// Whether a place has this whole name or number.
const isCalled = (place, written) => [...place.names, ...place.numbers].some((name) => plain(name) === plain(written));

// Places with a name, a word in a name or a number that begins so, or an old number; those spelt exactly so first.
function search(places, written) {
  const wanted = plain(written);
  const exact = (place) => place.names.some((name) => name.toLowerCase().startsWith(written.trim().toLowerCase()));
  const begins = ({ names, code }) => ` ${plain([...names, code].join(" "))}`.includes(` ${wanted}`);
  const found = places.filter((place) => begins(place) || place.numbers.includes(wanted));
  return [...found.filter(exact), ...found.filter((place) => !exact(place))];
}

// How many letters are wrong, missing, too many or changed about, from what is written to a name, and to how it begins.
function apart(written, name) {
  let before, row = [...name, ""].map((_, n) => n);
  [...written].forEach((letter, m) => {
    const next = [m + 1];
    [...name].forEach((other, n) => {
      const swapped = m && n && letter === name[n - 1] && written[m - 1] === other ? before[n - 1] + 1 : Infinity;
      next.push(Math.min(row[n] + (letter !== other), row[n + 1] + 1, next[n] + 1, swapped));
    });
    [before, row] = [row, next];
  });
  return [row.at(-1), Math.min(...row)];
}

// Places with the names least unlike what is written, one letter in four at most; where there is none, that begin so.
function nearest(places, written) {
  const wanted = plain(written);
  const most = Math.min(3, Math.floor(wanted.length / 4));
  if (!most || !/\p{L}/u.test(wanted)) return [];
  const off = places.map(({ names }) => names.map((name) => apart(wanted, plain(name))));
  for (const part of [0, 1]) {
    const least = off.map((pairs) => Math.min(...pairs.map((pair) => pair[part])));
    const fewest = Math.min(...least);
    if (fewest <= most) return places.filter((_, n) => least[n] === fewest);
  }
  return [];
}

// The places that may be meant, and whether one has to ask: those are only like what is written.
function meant(places, written) {
  const found = search(places, written);
  return found.length ? { found, asked: false } : { found: nearest(places, written), asked: true };
}

function render({ model, el }) {
  const id = `bk-chooser-${(views += 1)}`;
  const words = model.get("words");
  const places = [...model.get("places")]
    .sort((one, other) => Boolean(one.former) - Boolean(other.former) || one.name.localeCompare(other.name, "nb"));
  const input = make("input", {
    id, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-autocomplete": "list",
    "aria-expanded": "false", "aria-controls": `${id}-list`, "aria-describedby": `${id}-help`,
  });
  const list = make("ul", { id: `${id}-list`, role: "listbox", "aria-label": words.suggestions });
  const count = make("span", { role: "status", class: "bk-chooser-unseen" });
  const status = make("div", { role: "status", class: "bk-chooser-result" });
  const form = make("form", {},
    make("label", { for: id }, words.label),
    make("div", { class: "bk-chooser-field" }, input, make("button", { type: "submit" }, words.choose)), list,
    make("p", { id: `${id}-help`, class: "bk-chooser-help" }, words.help), count, status);
  // Lab's shortcuts stay away: an arrow or a letter in the field is the learner's own.
  const root = make("section", { class: "bk-chooser", lang: model.get("language"), "aria-label": words.label, "data-lm-suppress-shortcuts": "true" }, form);

  let found = [];
  let active = -1; // the place in the list that is marked, the one Enter takes
  let moved = false; // whether the learner marked it
  let waiting;

  const close = () => {
    list.hidden = true;
    active = -1;
    moved = false;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const open = (written) => {
    close();
    const suggested = meant(places, written);
    found = suggested.found;
    list.replaceChildren(...found.map((place, n) => make("li", { id: `${id}-${n}`, role: "option", "aria-selected": "false" },
      make("span", {}, place.shown), " ", make("span", { class: "bk-chooser-where" }, place.where))));
    list.scrollTop = 0;
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    count.textContent = words["how-many"].replace("{}", found.length);
    if (found.length && written.trim() && !suggested.asked && !isName(written)) mark(0);
  };
  // A whole name is sent as it is written: it may be that of two places, or of one that is another today.
  const isName = (written) => found.length > 1 && found.some((place) => isCalled(place, written));
  const go = (step) => {
    const wasOpen = !list.hidden;
    if (!wasOpen) open(input.value);
    if (!found.length) return;
    if (wasOpen || active < 0) mark(active < 0 && step < 0 ? found.length - 1 : (active + step + found.length) % found.length);
    moved = true;
  };
  const mark = (place) => {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = place;
    const option = list.children[active];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  };
  const say = (...content) => {
    clearTimeout(waiting);
    count.textContent = "";
    status.replaceChildren(...content);
  };
  const choose = (given) => {
    close();
    if (!given) return say(words["nothing-written"]);
    clearTimeout(waiting);
    waiting = setTimeout(() => say(words["no-kernel"]), PATIENCE);
    try { model.send({ given }); } catch { say(words["no-kernel"]); }
  };
  const hear = () => {
    const { said, name, offer, choices } = model.get("result");
    if (!said) return;
    if (name) input.value = name;
    if (choices) { // the name of two places: which of them
      const buttons = choices.map(({ code, shown }) => make("button", { type: "button", value: code }, shown));
      buttons.forEach((button) => button.addEventListener("click", () => choose(button.value)));
      say(`${said} `, ...buttons);
      return root.contains(document.activeElement) && buttons[0].focus();
    }
    if (!offer) return say(said);
    const link = make("a", { href: offer.href, target: "_blank", rel: "noopener" }, `${offer.link} ${words["new-tab"]}`);
    say(`${said} ${offer.sentence} `, link);
  };

  input.addEventListener("input", () => {
    status.replaceChildren(); // what was said was of what stood there before
    if (input.value.trim()) open(input.value);
    else close();
  });
  input.addEventListener("keydown", (event) => {
    const keys = {
      ArrowDown: () => go(1),
      ArrowUp: () => go(-1),
      Enter: () => form.requestSubmit(), // outright: in JupyterLab the key's own submit does not always come
      Escape: () => { if (list.hidden) input.value = ""; close(); },
    };
    if (!keys[event.key] || event.isComposing) return;
    event.preventDefault();
    keys[event.key]();
  });
  input.addEventListener("blur", () => {
    if (moved) input.value = found[active].name;
    close();
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays in the field
  list.addEventListener("click", (event) => {
    const option = event.target.closest("li");
    if (option) choose(found[[...list.children].indexOf(option)].code);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    choose(active >= 0 ? found[active].code : input.value.trim());
  });

  // Told to the page, which may have something to say of the place.
  const heard = () => {
    hear();
    if (model.get("result").code) root.dispatchEvent(new CustomEvent("baerekraft:chosen", { bubbles: true, composed: true }));
  };

  close();
  hear();
  model.on("change:result", heard);
  el.append(root);
  return () => {
    model.off("change:result", heard);
    clearTimeout(waiting);
  };
}

export default { render, meant, isCalled };
