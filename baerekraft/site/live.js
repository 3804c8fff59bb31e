// What stands in for the kernel on a page without one: looks up what is said to an answer, and keeps it in the browser.
const KEY = "baerekraft";

// What is kept may have been written by another page of the same address: what cannot be read is as if it were not there.
const asBook = (kept) => (kept !== null && typeof kept === "object" && !Array.isArray(kept) ? kept : {});

function kept() {
  let all = {};
  try { all = asBook(JSON.parse(localStorage.getItem(KEY))); } catch { /* nothing that can be read */ }
  return { ...all, answers: asBook(all.answers), dilemmas: asBook(all.dilemmas) };
}

// Whether it was kept: a browser may be told to keep nothing.
function keep(kind, name, answer) {
  const all = kept();
  all[kind] = { ...all[kind], [name]: answer };
  try { localStorage.setItem(KEY, JSON.stringify(all)); } catch { return false; }
  return true;
}

// As a form knows the kernel's: something to get, and to be told when it is another.
function modelOf(state, send) {
  const heard = new Map();
  const set = (news) => {
    Object.assign(state, news);
    for (const name of Object.keys(news)) for (const listener of heard.get(`change:${name}`) ?? []) listener();
  };
  const on = (event, listener) => heard.set(event, [...(heard.get(event) ?? []), listener]);
  return { get: (name) => state[name], on, off() {}, send: (content) => set(send(content)) };
}

const numberIn = (written) => {
  const plain = String(written).replace(/[\s\u00a0]/g, "").replace("−", "-").replace(/%+$/, "").replace(",", ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null;
};

function resultOf(question, marked, given, told) {
  const numeric = question.control === "number";
  const answer = numeric ? numberIn(given) : given;
  const unread = { answer: null, verdict: "unread", word: "", paragraphs: numeric ? [told.words["write-number"]] : [] };
  const isOption = (one) => question.options.some(({ id }) => id === one);
  if (answer === null || !(numeric || [answer].flat().every(isOption))) return unread; // or kept of one that has other options now
  const found = {
    any: () => "",
    within: () => (answer < marked.range[0] - 1e-9 ? "low" : answer > marked.range[1] + 1e-9 ? "high" : "right"),
    letters: () => [answer].flat().sort().join(""),
    order: () => Object.keys(marked.said).find((start) => [answer].flat().join("").startsWith(start)),
  }[marked.by]();
  if (!Object.hasOwn(marked.said, found ?? "")) return unread;
  const [verdict, word, ...lines] = marked.said[found];
  const digits = Number.isInteger(answer) ? 0 : marked.decimals;
  const inWords = () => new Intl.NumberFormat(told.language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(answer);
  return { answer, verdict, word, paragraphs: lines.map((line) => marked.sentences[line].replace("{}", inWords)) };
}

function askQuiz(told, box) {
  const questions = new Map(told.questions.map((question) => [question.id, question]));
  const result = (id, given) => resultOf(questions.get(id), told.marked[id], given, told);
  const counted = (results) => {
    const those = Object.values(results).filter(({ verdict }) => (told.counts === "right" ? verdict === "right" : verdict !== "unread"));
    return told.progress.replace("{}", those.length);
  };
  let results = {};
  for (const [id, given] of Object.entries(kept().answers)) {
    const earlier = questions.has(id) && result(id, given);
    if (earlier && earlier.answer !== null) results[id] = earlier;
  }
  const model = modelOf({ ...told, results, progress: counted(results), drawn: box.querySelector("figure")?.outerHTML }, ({ item, answer }) => {
    const said = result(item, answer);
    if (said.answer !== null && !keep("answers", item, said.answer)) said.paragraphs.push(told.words["not-kept"]);
    results = { ...results, [item]: { ...said, times: (results[item]?.times ?? 0) + 1 } };
    return { results, progress: counted(results) };
  });
  return [quiz, model];
}

function askDilemma(told) {
  const name = told.written.id;
  const LONGEST = 4000; // letters of a reason
  const state = (answers) => {
    const [first, again] = ["first", "again"].map((part) => answers[part] && told.texts[part][answers[part].way].replace("{}", () => answers[part].why));
    return { answers, after: answers.first ? told.then : {}, to_hand_in: `${first ?? ""}${again ?? ""}` };
  };
  const before = asBook(kept().dilemmas[name]);
  const isOne = (answer) => Object.hasOwn(told.written.ways, asBook(answer).way) && typeof answer.why === "string"; // it may have other ways now
  let answers = {};
  for (const part of ["first", "again"]) {
    if (!isOne(before[part])) break;
    answers[part] = before[part];
  }
  let times = 0;
  const model = modelOf({ ...told, ...state(answers), said: {} }, ({ part, way, why }) => {
    const say = (words) => ({ said: { part, words, times: (times += 1) } });
    if (!way) return say(told.words["choose-first"]);
    if (!why.trim()) return say(told.words["say-why"]);
    answers = { ...answers, [part]: { way, why: why.trim().slice(0, LONGEST) } };
    const stored = keep("dilemmas", name, answers);
    return { ...state(answers), ...say(told.words[stored ? (part === "first" ? "kept" : "kept-again") : "not-kept"]) };
  });
  return [dilemma, model];
}

function ask(box) {
  const told = JSON.parse(box.querySelector("script").textContent);
  const [render, model] = { quiz: askQuiz, dilemma: askDilemma }[box.dataset.form](told, box);
  box.replaceChildren();
  render({ model, el: box });
}

// On the first page: how far one has come in each lesson, and a button that forgets it.
function tellProgress(place) {
  const told = JSON.parse(place.querySelector("script").textContent);
  const { answers, dilemmas } = kept();
  const done = (names) => names.filter((name) => name in answers || name in dilemmas).length;
  for (const [lesson, { names, said }] of Object.entries(told.lessons)) {
    if (!done(names)) continue;
    for (const link of document.querySelectorAll(`article li a[href="${lesson}.html"]`)) {
      link.after(Object.assign(document.createElement("span"), { className: "bk-progress", textContent: said.replace("{}", done(names)) }));
    }
  }
  const status = Object.assign(document.createElement("span"), { role: "status" });
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: told.forget });
  button.addEventListener("click", () => {
    try { localStorage.removeItem(KEY); } catch { /* then nothing was kept */ }
    document.querySelectorAll(".bk-progress").forEach((one) => one.remove());
    status.textContent = told.forgotten;
  });
  const about = Object.assign(document.createElement("p"), { textContent: `${told["kept-here"]} ` });
  about.append(button, " ", status);
  place.append(about);
}

// What a chart is taken along as lies beside what the pages share, as the notebook's own buttons give it. Where no server
// is, a browser shows a picture instead of keeping it: then beside the lesson, which stays.
function take(event) {
  const button = event.target.closest(".bk-take button");
  if (!button) return;
  const figure = button.closest("figure");
  const { kind } = button.dataset;
  const download = `${figure.dataset.name}.${kind}`;
  const href = `_static/${figure.dataset.chart}.${kind}`;
  Object.assign(document.createElement("a"), { href, download, target: "_blank" }).click();
  const row = button.closest(".bk-take");
  row.querySelector("[role=status]").textContent = row.dataset.done.replace("{}", () => download);
}

// The texts of a lesson, and not its code, its outputs or its forms.
function explainTerms() {
  const explain = explainer(terms);
  if (!document.querySelector("article .cell")) return;
  document.querySelectorAll("article section > :is(p, ul, ol, blockquote, div.pst-scrollable-table-container)").forEach(explain);
}

document.documentElement.classList.add("bk-runs");
explainTerms();
document.addEventListener("click", take);
document.querySelectorAll(".bk-live[data-form]").forEach(ask);
document.querySelectorAll(".bk-progress-told").forEach(tellProgress);
