// What the start page does: the field for one's place is the one of the notebooks, and one's work goes out and in.
import chooser from "./chooser.js";

const told = JSON.parse(document.getElementById("told").textContent);
const status = document.getElementById("said");

// Sends to the server, which knows by the token that it is this page that asks.
async function send(address, body, headers = {}) {
  const answer = await fetch(address, { method: "POST", body, headers: { "X-XSRFToken": told.token, ...headers } });
  return answer.json();
}

const field = document.getElementById("chooser");
if (field) {
  let hear = () => {};
  const model = {
    get: (name) => told[name],
    on: (_, listener) => { hear = listener; },
    off: () => {},
    send: ({ given }) => send(`${told.start}/place`, JSON.stringify({ given })).then((answer) => {
      if (answer.code) location.assign(told.start);
      told.result = answer;
      hear();
    }, () => { told.result = { said: told.words["no-kernel"] }; hear(); }),
  };
  chooser.render({ model, el: field });
  field.querySelector("input").select();
  field.querySelector("input").focus();
}

const other = document.getElementById("take-up");
other?.addEventListener("click", async () => {
  const answer = await send(`${told.start}/place`, JSON.stringify({ given: other.value })).catch(() => ({ said: told.unanswered }));
  if (answer.code) location.assign(told.start);
  else document.getElementById("taken-up").textContent = answer.said;
});

const file = document.getElementById("work");
document.getElementById("take-in")?.addEventListener("click", () => file.click());
file?.addEventListener("change", async () => {
  const [chosen] = file.files;
  if (!chosen) return;
  const answer = await send(`${told.start}/work`, chosen, { "Content-Type": "application/zip" }).catch(() => ({ said: told.unanswered }));
  status.textContent = answer.said;
  status.focus();
  file.value = "";
});
