// The short track on a learning platform, by SCORM 1.2; without a platform it works as a page, and says so.
//
// What the platform keeps (cmi.suspend_data, at most 4,096 characters) is {"e": edition, "a": {question: letters of the
// options answered, the first of them first}, "c": {question: letter chosen and not answered yet}}.
const about = JSON.parse(document.getElementById("about").textContent);
const forms = [...document.querySelectorAll("form.question")];
const MOST = 4096, TRIES = 8;

// What the platform takes and gives: text, and "false" where it could not. Nothing it throws stops the page.
function platform(from) {
  for (let frame = from, turn = 0; frame && turn < 10; turn += 1) {
    try { if (frame.API) return frame.API; } catch { return null; }
    if (frame.parent === frame) break;
    frame = frame.parent;
  }
  return null;
}
const ask = (what, ...given) => { try { return String(api[what](...given) ?? ""); } catch { return "false"; } };
let api = platform(window) || (window.opener && platform(window.opener));
const get = (name) => (api ? ask("LMSGetValue", name) : "");
if (api && ask("LMSInitialize", "") === "false" && ["", "false"].includes(get("cmi.core.lesson_status"))) api = null; // not one begun before
const set = (name, value) => ask("LMSSetValue", name, String(value)) !== "false";
const why = () => { const code = ask("LMSGetLastError"); return `${code} ${ask("LMSGetErrorString", code)}`.trim(); };

const fits = (name, letters) => Object.hasOwn(about.key, name) && typeof letters === "string" && letters !== ""
  && [...letters].every((letter) => letter in about.key[name].why);
const isBook = (found) => found !== null && typeof found === "object" && !Array.isArray(found);

// What was kept. Of what is cut or damaged, the answers that are whole; what does not fit this edition is kept beside.
function read(kept) {
  let found = {}, damaged = false;
  try { found = JSON.parse(kept || "{}"); } catch { damaged = true; }
  if (damaged || !isBook(found)) {
    const pairs = kept.split('"c":')[0].matchAll(/"([\w-]+)":\s*"([a-z]+)"/g);
    [found, damaged] = [{ a: Object.fromEntries([...pairs].map(([, name, letters]) => [name, letters])) }, true];
  }
  const [given, begun] = [found.a ?? {}, found.c ?? {}].map((book) => (isBook(book) ? Object.entries(book) : []));
  damaged ||= [found.a ?? {}, found.c ?? {}].some((book) => !isBook(book));
  const earlier = typeof found.e === "string" && found.e !== about.edition ? found.e : "";
  damaged ||= !earlier && given.some(([name, letters]) => !fits(name, letters));
  return {
    answers: Object.fromEntries(given.filter(([name, letters]) => fits(name, letters))),
    chosen: Object.fromEntries(begun.filter(([name, letter]) => fits(name, letter))),
    others: Object.fromEntries(given.filter(([name, letters]) => !fits(name, letters))),
    damaged, earlier,
  };
}

const kept = get("cmi.suspend_data");
const { answers, chosen, others, damaged, earlier } = read(kept);
const readOnly = get("cmi.core.lesson_mode") === "review";
const least = damaged || earlier ? Number(get("cmi.core.score.raw")) || 0 : 0; // what is lost here lowers no score
let unsent = false;

const words = (key, values = {}) => Object.entries(values).reduce((said, [name, value]) => said.replace(`{${name}}`, value), about.words[key]);
const [progress, told] = ["progress", "told"].map((id) => document.getElementById(id));
const tell = (...sentences) => told.replaceChildren(...sentences.map((said) => Object.assign(document.createElement("p"), { textContent: said })));

if (api) {
  set("cmi.student_preference.language", about.language); // a platform need not have it
  if (["", "not attempted"].includes(get("cmi.core.lesson_status"))) set("cmi.core.lesson_status", "incomplete");
  tell(
    ...(readOnly ? [words("review")] : []),
    ...(damaged ? [words("damaged", { found: Object.keys(answers).length })] : []),
    ...(earlier ? [words("earlier", { edition: earlier })] : []),
    ...(kept && get("cmi.core.entry") === "ab-initio" ? [words("attempt")] : []),
  );
}

function show(form, letter) {
  const key = about.key[form.dataset.item];
  const right = letter === key.right;
  const said = form.querySelector("[role=status]");
  said.className = right ? "right" : "wrong";
  said.replaceChildren(Object.assign(document.createElement("b"), { textContent: right ? about.words.right : about.words.wrong }), " " + key.why[letter]);
}

function count() {
  const answered = forms.filter((form) => answers[form.dataset.item]).length;
  const done = answered === forms.length ? " " + about.words.done : "";
  const line = words("count", { answered, of: forms.length }) + done + (api ? "" : " " + about.words.alone);
  if (progress.textContent !== line) progress.textContent = line; // said once
  return answered;
}

// In the platform's room: first without what no question here asks, then without the answers between first and last.
function packed() {
  const ends = Object.fromEntries(Object.entries(answers).map(([name, letters]) => [name, letters[0] + letters.slice(1).slice(-1)]));
  const ways = [{ ...others, ...answers }, answers, ends].map((a) => JSON.stringify({ e: about.edition, a, c: chosen }));
  return ways.find((way) => way.length <= MOST) ?? ways.at(-1);
}

// Everything is told each time, so that what a platform refused is told with the next answer.
function send() {
  const answered = count();
  if (!api || readOnly) return;
  const first = forms.filter((form) => (answers[form.dataset.item] || "")[0] === about.key[form.dataset.item].right).length;
  set("cmi.core.score.min", 0); // a platform need not have the two
  set("cmi.core.score.max", 100);
  const refused = [
    ["cmi.suspend_data", packed()],
    ["cmi.core.score.raw", Math.max(least, Math.round((100 * first) / forms.length))],
    ...(answered === forms.length ? [["cmi.core.lesson_status", "completed"]] : []),
  ].filter(([name, value]) => !set(name, value));
  const before = unsent;
  unsent = refused.length > 0 || ask("LMSCommit", "") === "false";
  if (unsent) refuse(why());
  else if (before) tell(about.words.sent);
}

function refuse(reason) {
  tell(words("refused", { reason }));
  const again = Object.assign(document.createElement("button"), { type: "button", textContent: about.words.again });
  again.addEventListener("click", send);
  told.append(again);
}

for (const form of forms) {
  const name = form.dataset.item;
  const status = form.querySelector("[role=status]");
  form.addEventListener("change", () => { chosen[name] = new FormData(form).get(name); if (api) set("cmi.core.lesson_location", name); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const letter = new FormData(form).get(name);
    if (!letter) { status.textContent = about.words.choose; return; }
    const before = answers[name] || "";
    answers[name] = before.length < TRIES ? before + letter : before.slice(0, -1) + letter; // the first and the latest stay
    delete chosen[name];
    if (api) set("cmi.core.lesson_location", name);
    show(form, letter);
    send();
  });
  const letter = chosen[name] || (answers[name] || "").slice(-1);
  const choice = letter && form.querySelector(`input[value="${letter}"]`);
  if (!choice) continue;
  choice.checked = true;
  if (chosen[name]) status.textContent = about.words.begun;
  else show(form, letter);
}
count();
const last = get("cmi.core.lesson_location");
forms.find((form) => form.dataset.item === last)?.scrollIntoView();

// HHHH:MM:SS since the page was opened, by a clock that nobody sets.
function time() {
  const seconds = Math.round(performance.now() / 1000);
  const [hours, minutes, rest] = [Math.min(9999, Math.floor(seconds / 3600)), Math.floor((seconds % 3600) / 60), seconds % 60];
  return `${String(hours).padStart(4, "0")}:${String(minutes).padStart(2, "0")}:${String(rest).padStart(2, "0")}`;
}

let ended = false;
function leave() {
  if (!api || ended) return;
  set("cmi.core.session_time", time());
  set("cmi.core.exit", forms.every((form) => answers[form.dataset.item]) ? "" : "suspend");
  send();
}
document.addEventListener("visibilitychange", () => { if (document.hidden) leave(); });
addEventListener("beforeunload", (event) => { leave(); if (unsent) event.preventDefault(); });
addEventListener("pagehide", () => { leave(); if (api && !ended) ask("LMSFinish", ""); ended = true; });
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); }); // its session on the platform is over
for (const table of document.querySelectorAll("table")) if (table.scrollWidth > table.clientWidth) table.tabIndex = 0; // scrolled with the keyboard too
