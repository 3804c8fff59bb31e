// What stands before the program of each form of the course: elements, sentences with something filled in.
const PATIENCE = 10000; // milliseconds before we say that nobody answered
let views = Math.floor(Math.random() * 1e9); // each widget has a program of its own, and ids that no other has

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  // Lab looks for this on the focused element itself: without it an arrow key would leave the form for the next cell.
  if (/^(input|button|select|textarea)$/.test(tag)) element.setAttribute("data-lm-suppress-shortcuts", "true");
  return element;
}

// What is said to somebody who is in the form is seen, also where its button stands at the foot of the screen.
function bringIntoView(said) {
  if (said.closest(".bk-widget")?.matches(":focus-within")) said.scrollIntoView({ block: "nearest" });
}

// What was chosen is told to the page around the form, which may have something to say or show of it.
const tellThePage = (root) => root.dispatchEvent(new CustomEvent("baerekraft:chosen", { bubbles: true, composed: true }));

// Asks the kernel. `nobody` is called where there is none, or none that answers in time; `heard` when it has answered.
function asker(send, nobody, patience = PATIENCE) {
  let waiting;
  const heard = () => clearTimeout(waiting);
  const ask = (content) => {
    heard();
    waiting = setTimeout(nobody, patience);
    try { send(content); } catch { heard(); nobody(); }
  };
  return { ask, heard };
}

// Lab keeps Enter in a field from sending the form, so we send it.
function sentByEnter(form) {
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !/^(INPUT|SELECT)$/.test(event.target.tagName)) return;
    event.preventDefault();
    form.requestSubmit();
  });
}

const fill = (sentence, ...values) => values.reduce((said, value) => said.replace("{}", () => value), sentence);

// A link that saves what the kernel sent; its address is put among those to be given back.
function taken(addresses, content, type, name, said) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  addresses.push(address);
  return make("a", { href: address, download: name }, said);
}
const giveBack = (addresses) => addresses.splice(0).forEach((one) => URL.revokeObjectURL(one));

