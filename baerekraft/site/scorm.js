// The short track on a learning platform, by SCORM 1.2; without a platform it works as a page, and says so.
const about = JSON.parse(document.getElementById("about").textContent);
const forms = [...document.querySelectorAll("form.question")];
const began = Date.now();

function platform(from) {
  for (let frame = from, turn = 0; frame && turn < 10; turn += 1) {
    try { if (frame.API) return frame.API; } catch { return null; }
    if (frame.parent === frame) break;
    frame = frame.parent;
  }
  return null;
}
const api = platform(window) || (window.opener && platform(window.opener));
const get = (name) => (api ? String(api.LMSGetValue(name) ?? "") : "");
const set = (name, value) => { if (api) api.LMSSetValue(name, String(value)); };

// answers: for each question the options chosen, the first of them first. One letter each, so that it has room.
let answers = {};
if (api) {
  api.LMSInitialize("");
  try { answers = JSON.parse(get("cmi.suspend_data") || "{}").a || {}; } catch { answers = {}; }
  set("cmi.student_preference.language", about.language);
  if (["", "not attempted"].includes(get("cmi.core.lesson_status"))) set("cmi.core.lesson_status", "incomplete");
}

function show(form, chosen) {
  const key = about.key[form.dataset.item];
  const right = chosen === key.right;
  const said = form.querySelector("[role=status]");
  said.className = right ? "right" : "wrong";
  said.replaceChildren(
    Object.assign(document.createElement("b"), { textContent: right ? about.words.right : about.words.wrong }), " " + key.why[chosen],
  );
}

function count() {
  const answered = forms.filter((form) => answers[form.dataset.item]).length;
  const line = about.words.count.replace("{answered}", answered).replace("{of}", forms.length);
  const more = answered === forms.length ? " " + about.words.done : "";
  document.getElementById("progress").textContent = line + more + (api ? "" : " " + about.words.alone);
  return answered;
}

function tell() {
  const answered = count();
  if (!api) return;
  const first = forms.filter((form) => (answers[form.dataset.item] || "")[0] === about.key[form.dataset.item].right).length;
  set("cmi.core.score.min", 0);
  set("cmi.core.score.max", 100);
  set("cmi.core.score.raw", Math.round((100 * first) / forms.length));
  if (answered === forms.length) set("cmi.core.lesson_status", "completed");
  set("cmi.suspend_data", JSON.stringify({ e: about.edition, a: answers }));
  api.LMSCommit("");
}

for (const form of forms) {
  const name = form.dataset.item;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = new FormData(form).get(name);
    if (!chosen) { form.querySelector("[role=status]").textContent = about.words.choose; return; }
    answers[name] = ((answers[name] || "") + chosen).slice(0, 8);
    set("cmi.core.lesson_location", name);
    show(form, chosen);
    tell();
  });
  const before = (answers[name] || "").slice(-1);
  const choice = before && form.querySelector(`input[value="${before}"]`);
  if (choice) { choice.checked = true; show(form, before); }
}
count();
const last = get("cmi.core.lesson_location");
if (last) forms.find((form) => form.dataset.item === last)?.scrollIntoView();

let ended = false;
function end() {
  if (!api || ended) return;
  ended = true;
  const seconds = Math.round((Date.now() - began) / 1000);
  const two = (number) => String(Math.floor(number)).padStart(2, "0");
  set("cmi.core.session_time", `${String(Math.floor(seconds / 3600)).padStart(4, "0")}:${two((seconds % 3600) / 60)}:${two(seconds % 60)}`);
  set("cmi.core.exit", forms.every((form) => answers[form.dataset.item]) ? "" : "suspend");
  api.LMSCommit("");
  api.LMSFinish("");
}
addEventListener("pagehide", end);
addEventListener("beforeunload", end);
for (const table of document.querySelectorAll("table")) if (table.scrollWidth > table.clientWidth) table.tabIndex = 0; // scrolled with the keyboard too
