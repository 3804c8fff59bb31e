// What several of the extension's programs use.

export const GONE = ["restarting", "autorestarting", "dead"]; // of a kernel: what was run in it is not there any more

// Tells when the kernel of a notebook has ended, by its own last word or by the server's.
export function whenGone(panel, tell) {
  panel.sessionContext.statusChanged.connect((_, status) => { if (GONE.includes(status)) tell(); });
  panel.sessionContext.kernelChanged.connect((_, { newValue }) => { if (!newValue) tell(); });
}

export const fill = (sentence, ...values) => values.reduce((said, value) => said.replace("{}", value), sentence);

export const sourceOf = (cell) => cell.model.sharedModel.getSource();

// The cells of the passages under a ◆, which are for those who write code.
export function underADiamond(panel) {
  let inside = false;
  return new Set(panel.content.widgets.filter((cell) => {
    if (cell.model.type === "markdown") inside = sourceOf(cell).startsWith("## ◆");
    return inside;
  }));
}

// The SHA-256 of a text; nothing where we cannot tell, at an address without https.
export async function hashOf(text) {
  if (!globalThis.crypto?.subtle) return undefined;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// One job at a time in a notebook: a check that fails stops whatever waits behind it in the kernel.
const lastOf = new WeakMap();
export function inTurn(panel, job) {
  const done = (lastOf.get(panel) ?? Promise.resolve()).catch(() => undefined).then(job);
  lastOf.set(panel, done);
  return done;
}

// The first element of a kind in a node, as soon as there is one.
export function appears(node, selector) {
  return new Promise((resolve) => {
    const look = () => {
      const found = node.querySelector(selector);
      if (found) watch.disconnect();
      if (found) resolve(found);
    };
    const watch = new MutationObserver(look);
    watch.observe(node, { childList: true, subtree: true });
    look();
  });
}

// A cell that needs an answer which is not there yet says nothing, until it is run again.
export async function runQuietly(cell, run) {
  cell.toggleClass("bk-failed", !(await run()));
}
