// The field of the notebooks where this page is the kernel: a place has a page of its own. The site's search asks the same.
function answerTo(written) {
  const own = told.places.find((place) => place.code === written && !place.former);
  const { found, asked } = own ? { found: [own] } : chooser.meant(told.places, written);
  const called = found.filter((place) => own || chooser.isCalled(place, written));
  const those = called.length ? called : found;
  if (those.length === 1 && !asked && !those[0].former) return { code: those[0].code, said: those[0].shown };
  const became = [...new Set(called.map((place) => place.former))].filter(Boolean);
  const choices = [...new Map(those.slice(0, 12).map(({ code, shown }) => [code, { code, shown }])).values()];
  const question = asked ? told.words.misspelt.replace("{}", () => written) : [...became, ...(choices.length > 1 ? [told.words.which] : [])].join(" ");
  return choices.length ? { said: question, choices } : { said: told.words.none };
}

function open(door) {
  let hear;
  let result = {};
  const get = (name) => (name === "result" ? result : told[name]);
  const send = ({ given }) => {
    result = answerTo(given);
    hear();
    if (result.code) location.assign(`${result.code}.html`);
  };
  chooser.render({ model: { get, send, on: (_, listener) => { hear = listener; }, off() {} }, el: door });
  door.querySelector("input").focus();
}

// Above what the search finds in the lessons: the pages of places that are called just so, or else nearly so.
function nameIn(results) {
  const written = (new URLSearchParams(location.search).get("q") ?? "").trim();
  const { found, asked } = chooser.meant(told.places, written);
  const those = new Map(found.filter((place) => asked || chooser.isCalled(place, written)).map((place) => [place.code, place]));
  if (!written || !those.size) return;
  const links = [...those.values()].flatMap(({ code, shown }) => [" ", Object.assign(document.createElement("a"), { href: `place/${code}.html`, textContent: shown })]);
  const line = document.createElement("p");
  line.append(asked ? told.words.misspelt.replace("{}", () => written) : told.words.page, ...links);
  results.before(line);
}

for (const [id, use] of Object.entries({ door: open, "search-results": nameIn })) {
  const place = document.getElementById(id);
  if (place) use(place);
}
