// A chart is taken along: the buttons under it ask the kernel that drew it for a file.
const KINDS = ["png", "svg", "csv", "xlsx"];
const KEY = /^[0-9a-f]{12}$/; // nothing else is put into what the kernel is asked

async function fileOf(kernel, key, kind) {
  const file = `__import__("baerekraft.charts.taken_away", fromlist=["take"]).take("${key}", "${kind}")`;
  const asked = kernel.requestExecute({ code: "", silent: true, store_history: false, user_expressions: { file } });
  const { content } = await asked.done;
  const found = content.user_expressions.file;
  if (found.status !== "ok") throw new Error(found.evalue);
  return Uint8Array.from(atob(found.data["text/plain"]), (letter) => letter.charCodeAt(0));
}

function download(name, content) {
  const address = URL.createObjectURL(new Blob([content]));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

export function letChartsBeTaken(notebooks) {
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.(".bk-take button");
    const figure = button?.closest("figure[data-chart]");
    const panel = figure && notebooks.find((one) => one.node.contains(figure));
    if (!panel || !KEY.test(figure.dataset.chart) || !KINDS.includes(button.dataset.kind)) return;
    const row = button.closest(".bk-take");
    const status = row.querySelector("[role=status]");
    status.textContent = "…";
    const name = `${figure.dataset.name}.${button.dataset.kind}`;
    try {
      download(name, await fileOf(panel.sessionContext.session.kernel, figure.dataset.chart, button.dataset.kind));
      status.textContent = row.dataset.done.replace("{}", () => name);
    } catch { status.textContent = row.dataset.failed; }
  });
}
