/* The page: a scenario, answers, filters, and what they leave to be seen. */

const SYMBOLS = {
  gap: "✕", partial: "◐", unclear: "◇", compliant: "✓",
  "not-applicable": "–", "not-assessable": "○", "not-encoded": "…",
};
const RANKED = ["gap", "partial", "unclear", "compliant"];
const KINDS = { criminalise: "to be an offence", define: "to be defined", provide: "to be provided", "not-punish": "not to be punished" };
const FILTERS = ["q", "standard", "topic", "verdict", "binding", "kind", "basis", "statute"];

const data = readData(byId("data").textContent);
const state = { scenario: data.scenarios[0], assumed: {}, filters: {}, open: null };
let chosen = {};
let verdicts = new Map();
const rows = new Map();

// --- what follows from the state ---

const everyAnswer = (name) => (1 << Object.keys(data.readings[name].answers).length) - 1;
const startAnswer = (name) => state.scenario.answers[name] ?? "open";
const answerOf = (name) => state.assumed[name] ?? startAnswer(name);
const maskOf = (name) => {
  const place = Object.keys(data.readings[name].answers).indexOf(answerOf(name));
  return place < 0 ? everyAnswer(name) : 1 << place;
};

/** Whether the answers chosen are, for all that a finding can turn on, those of the scenario. */
function isStart(entry) {
  const changed = Object.keys(state.assumed);
  if (!changed.length || entry.finding.verdict === "not-assessable") return true;
  return entry.table && entry.ways !== null && !entry.more ? !changed.some((name) => entry.named.has(name)) : false;
}

function verdictOf(entry) {
  const it = entry.finding;
  if (isStart(entry)) return { word: it.verdict, marked: it.marked, subject: it.subject_to, known: true };
  if (!entry.table) return { word: it.verdict, marked: it.marked, subject: it.subject_to, known: false };
  const word = verdictUnder(entry.table, chosen);
  const short = (word === "gap" || word === "partial") && it.kind !== "not-punish";
  return { word, marked: short && isMarked(entry.table, chosen), subject: subjectOf(entry, word), known: true };
}

/** The first definition that the verdict rests on and that falls short. */
function subjectOf(entry, word) {
  if (word === "not-applicable") return null;
  for (const check of entry.concepts) {
    const table = state.scenario.definitions[check];
    const verdict = table ? verdictUnder(table, chosen) : "compliant";
    if (verdict !== "compliant") return { check, verdict };
  }
  return null;
}

const shownWord = (verdict) => `${verdict.word}${verdict.marked ? "?" : ""}`;

function badge(verdict) {
  return make("span", { class: `verdict v-${verdict.word}` },
    make("span", { "aria-hidden": "true" }, `${SYMBOLS[verdict.word]} `), shownWord(verdict),
    verdict.subject ? "*" : "", verdict.known ? "" : " (this page cannot tell whether the answers chosen change it)");
}

function subjectText(entry) {
  const { subject, word } = verdicts.get(entry);
  if (!subject) return "";
  const lead = word === "compliant" ? "compliant as to conduct; " : "";
  return `${lead}the definition is ${subject.verdict} (${subject.check})`;
}

/** The scenario line with the answers chosen, as every command takes it. */
function lineOf() {
  const words = state.scenario.line.split(" ").filter((word) => !word.startsWith("assume="));
  const own = state.scenario.line.split(" ").filter((word) => word.startsWith("assume="))
    .map((word) => word.slice(7)).map((word) => [word.slice(0, word.lastIndexOf("=")), word.slice(word.lastIndexOf("=") + 1)]);
  const all = { ...Object.fromEntries(own), ...state.assumed };
  return [...words, ...Object.keys(all).sort().map((name) => `assume=${name}=${all[name]}`)].join(" ");
}

const view = {
  data, isStart, verdictOf, badge, startAnswer, answerOf, subjectText,
  get scenario() { return state.scenario; },
  get chosen() { return chosen; },
  cite: (it) => it.citations.filter((cite) => cite.side === "standard").map((cite) => cite.cite)[0] || it.provision || "",
  named(name) {
    const [owner, unit] = name.split("/");
    const title = data.statutes[owner] || owner;
    return unit ? `${title} ${unit.replace(/^art-/, "art. ").replace(/-/g, " ")}` : title;
  },
  command: (entry) => `gapcheck explain ${entry.finding.check} --scenario '${lineOf()}'`,
  assume(name, value) {
    if (value === startAnswer(name)) delete state.assumed[name];
    else state.assumed[name] = value;
    changed();
  },
};

// --- filters ---

function textOf(entry) {
  if (!entry.text) {
    const found = [];
    const take = (value) => {
      if (typeof value === "string") found.push(value);
      else if (value && typeof value === "object") Object.values(value).forEach(take);
    };
    take({ ...entry.finding, proof: null, readings: entry.readings.map((name) => data.readings[name].question) });
    entry.text = found.join("\n").toLowerCase();
  }
  return entry.text;
}

function passes(entry) {
  const it = entry.finding;
  const wanted = state.filters;
  const is = (name, value) => !wanted[name] || wanted[name] === value;
  return is("standard", it.standard) && is("topic", it.topic) && is("kind", it.kind)
    && is("verdict", shownWord(verdicts.get(entry))) && is("basis", it.basis || "none")
    && is("binding", it.binding ? it.binding.binds : "unknown")
    && (!wanted.statute || entry.statutes.includes(wanted.statute))
    && (!wanted.q || wanted.q.toLowerCase().split(/\s+/).every((word) => textOf(entry).includes(word)));
}

function filterForm() {
  const select = (name, label, choices) => make("label", null, make("span", null, label),
    make("select", { id: `filter-${name}`, on: { change: (event) => setFilter(name, event.target.value) } },
      make("option", { value: "" }, "all"), choices.map(([value, text]) => make("option", { value }, text))));
  const shown = [...new Set(data.scenarios.flatMap((it) => it.entries.map((entry) => entry.finding.kind)))];
  const rested = Object.keys(data.statutes).filter((id) => data.scenarios.some(
    (it) => it.entries.some((entry) => entry.statutes.includes(id))));
  const form = byId("filters");
  form.addEventListener("submit", (event) => event.preventDefault());
  fill(form,
    make("label", { class: "wide" }, make("span", null, "Search all texts"),
      make("input", { type: "search", id: "filter-q", autocomplete: "off", on: { input: (event) => setFilter("q", event.target.value) } })),
    select("standard", "Standard", Object.entries(data.standards).map(([id, it]) => [id, it.short])),
    select("topic", "Topic", Object.entries(data.topics)),
    select("verdict", "Verdict", ["gap", "gap?", "partial", "partial?", "unclear", "compliant", "not-applicable", "not-assessable"].map((it) => [it, it])),
    select("binding", "Binds the State", [["yes", "yes"], ["no", "no"], ["unknown", "unknown"]]),
    select("kind", "What is asked", Object.entries(KINDS).filter(([kind]) => shown.includes(kind))),
    select("basis", "Weakest basis", [...Object.entries(BASES), ["none", "none"]]),
    select("statute", "National instrument", rested.map((id) => [id, data.statutes[id]])),
    make("button", { type: "button", id: "reset", on: { click: () => { state.filters = {}; changed(); } } }, "Clear filters"));
}

function setFilter(name, value) {
  if (value) state.filters[name] = value;
  else delete state.filters[name];
  changed();
}

// --- what is shown ---

function showHead() {
  byId("title").textContent = document.title;
  fill(byId("about"), `Corpus ${data.corpus.title} ${data.corpus.version} (${data.corpus.hash.slice(0, 12)}), `,
    `${data.tool.name} ${data.tool.version}. Sources followed until ${data.followed_until}.`);
  fill(byId("foot"), `Corpus hash ${data.corpus.hash}. `, data.notice);
  fill(byId("scenarios"), data.scenarios.map((it) => make("button", {
    type: "button", id: `scenario-${it.id}`, "aria-pressed": "false",
    on: { click: () => { state.scenario = it; state.assumed = {}; changed(); } },
  }, it.title)));
  const words = [...RANKED, "not-applicable", "not-assessable"];
  const shades = { no: "none met", some: "fewer than half met", most: "half or more met", all: "all met" };
  fill(byId("legend"), make("p", null, Object.entries(shades).map(([level, text]) => [make("span", { class: `key h-${level}` }, text), " "])),
    make("p", null, words.map((word) => [make("span", { class: `verdict v-${word}` },
    make("span", { "aria-hidden": "true" }, `${SYMBOLS[word]} `), word), " "])),
  make("p", { class: "about" }, "? no provision was found in the texts encoded; that is not yet a gap in the law. ",
    "* a definition that the verdict rests on falls short; the finding names it."));
}

function showScenario() {
  const changedAnswers = Object.entries(state.assumed).sort();
  for (const it of data.scenarios) byId(`scenario-${it.id}`).setAttribute("aria-pressed", String(it === state.scenario));
  fill(byId("law"), `${data.country}: ${state.scenario.law}. `, state.scenario.note || "",
    opening("Scenario line", () => make("p", null, make("code", null, lineOf())), { class: "line" }));
  byId("assumed").hidden = !changedAnswers.length;
  if (!changedAnswers.length) return;
  fill(byId("assumed"), make("p", null, make("b", null, "Answers chosen: "),
    changedAnswers.map(([name, value]) => `${data.readings[name].answers[value] || "whatever the answer"} (${name} = ${value})`).join("; "), ". ",
    make("button", { type: "button", id: "restore", on: { click: () => { state.assumed = {}; changed(); byId("findings-heading").focus(); } } },
      "Back to the answers of the scenario")));
}

function showMatrix(entries) {
  const topics = Object.entries(data.topics);
  const cells = new Map();
  for (const entry of entries) {
    const key = `${entry.finding.standard} ${entry.finding.topic}`;
    cells.set(key, [...(cells.get(key) || []), entry]);
  }
  fill(byId("matrix"), make("table", null,
    make("caption", { class: "hidden" }, "Checks met, by topic and standard"),
    make("thead", null, make("tr", null, make("th", { scope: "col" }, "Topic"),
      Object.values(data.standards).map((it) => make("th", { scope: "col" }, it.short,
        make("span", { class: "binds" }, it.binds === "yes" ? "binding" : it.binds === "no" ? "not binding" : "binding not known"))))),
    make("tbody", null, topics.map(([topic, title]) => make("tr", null, make("th", { scope: "row" }, title),
      Object.keys(data.standards).map((standard) => cell(standard, topic, cells.get(`${standard} ${topic}`) || [])))))));
}

function cell(standard, topic, entries) {
  if (!entries.length) return make("td", { class: "none" }, make("span", { class: "hidden" }, "no check"));
  const counts = new Map();
  for (const entry of entries) {
    const word = shownWord(verdicts.get(entry));
    counts.set(word, (counts.get(word) || 0) + 1);
  }
  const words = [...counts.keys()].sort((one, other) => place(one) - place(other));
  const whole = entries.filter((entry) => RANKED.includes(verdicts.get(entry).word)).length;
  const met = counts.get("compliant") || 0;
  const subject = entries.some((entry) => verdicts.get(entry).word === "compliant" && verdicts.get(entry).subject) ? "*" : "";
  const level = whole ? (met === whole ? "all" : met * 2 >= whole ? "most" : met ? "some" : "no") : "not";
  const said = words.map((word) => `${counts.get(word)} ${word}`).join(", ");
  const pressed = state.filters.standard === standard && state.filters.topic === topic;
  return make("td", { class: `heat h-${level}` }, make("button", {
    type: "button", id: `cell-${standard}-${topic}`, "aria-pressed": String(pressed), title: said,
    "aria-label": `${data.standards[standard].short}, ${data.topics[topic]}: ${met} of ${whole} met${subject ? " (as to conduct)" : ""}; ${said}`,
    on: { click: () => choose(standard, topic, pressed) },
  }, make("b", null, whole ? `${met}${subject} of ${whole} met` : "not ranked"),
  make("span", { class: "marks" }, words.filter((word) => word !== "compliant").map((word) => `${SYMBOLS[word.replace("?", "")]}${word.endsWith("?") ? "?" : ""}\u00a0${counts.get(word)}`).join("  "))));
}

const place = (word) => Object.keys(SYMBOLS).indexOf(word.replace("?", "")) * 2 + (word.endsWith("?") ? 1 : 0);

function choose(standard, topic, pressed) {
  state.filters = pressed ? {} : { standard, topic };
  changed();
  if (!pressed) byId("findings-heading").focus();
}

function showFindings(entries) {
  const shown = entries.filter(passes);
  const list = byId("findings");
  const ids = shown.map((entry) => entry.finding.id);
  if (list.dataset.shown !== `${state.scenario.id} ${ids.join(" ")}`) {
    list.dataset.shown = `${state.scenario.id} ${ids.join(" ")}`;
    rows.clear();
    list.replaceChildren(...shown.map(findingRow));
  }
  for (const entry of shown) refreshRow(entry);
  const counts = new Map();
  for (const entry of shown) {
    const word = shownWord(verdicts.get(entry));
    counts.set(word, (counts.get(word) || 0) + 1);
  }
  const words = [...counts.keys()].sort((one, other) => place(one) - place(other));
  const total = plural(shown.length, "finding", "findings");
  const of = shown.length === entries.length ? "" : ` of ${entries.length}`;
  const text = `${total}${of}${words.length ? ": " : "."}${words.map((word) => `${counts.get(word)} ${word}`).join(", ")}`;
  if (byId("count").textContent !== text) byId("count").textContent = text;
}

function findingRow(entry) {
  const it = entry.finding;
  const row = { body: make("div", { class: "body", hidden: true, id: `body:${it.id}` }), badge: make("span") };
  row.button = make("button", { type: "button", "aria-expanded": "false", "aria-controls": `body:${it.id}`, id: `open:${it.id}`,
    on: { click: () => { state.open = state.open === it.id ? null : it.id; changed(); } } },
  row.badge, make("span", { class: "name" }, it.label), make("span", { class: "where" }, view.cite(it)), make("code", null, it.check));
  row.lead = make("p", { class: "lead" }, it.sentence);
  rows.set(entry, row);
  return make("li", { class: "finding", id: `finding:${it.id}` }, make("h3", null, row.button), row.lead, row.body);
}

function refreshRow(entry) {
  const row = rows.get(entry);
  const open = state.open === entry.finding.id;
  const key = JSON.stringify([open, open ? chosen : null, isStart(entry)]);
  row.badge.replaceChildren(badge(verdicts.get(entry)));
  row.button.setAttribute("aria-expanded", String(open));
  row.lead.hidden = open;
  row.lead.classList.toggle("start", !isStart(entry));
  row.body.hidden = !open;
  if (row.key === key) return;
  row.key = key;
  row.body.replaceChildren(...(open ? findingParts(entry, view) : []));
}

// --- links that restore everything ---

function hashOf() {
  const found = new URLSearchParams();
  if (state.open) found.set("finding", state.open);
  found.set("scenario", state.scenario.id);
  const answers = Object.keys(state.assumed).sort().map((name) => `${name}=${state.assumed[name]}`);
  if (answers.length) found.set("assume", answers.join(","));
  for (const name of FILTERS) if (state.filters[name]) found.set(name, state.filters[name]);
  return `#${found}`;
}

function readHash() {
  const found = new URLSearchParams(location.hash.slice(1));
  state.scenario = data.scenarios.find((it) => it.id === found.get("scenario")) || data.scenarios[0];
  state.assumed = {};
  for (const text of (found.get("assume") || "").split(",")) {
    const cut = text.lastIndexOf("=");
    const [name, value] = [text.slice(0, cut), text.slice(cut + 1)];
    const known = Object.hasOwn(data.readings, name) ? data.readings[name] : null;
    if (known && (value === "open" || Object.hasOwn(known.answers, value)) && value !== startAnswer(name)) state.assumed[name] = value;
  }
  state.filters = {};
  for (const name of FILTERS) if (found.get(name)) state.filters[name] = found.get(name);
  state.open = found.get("finding");
}

/** Show what the state says, and let the link say it, too. */
function changed(fromLink) {
  const focused = document.activeElement ? document.activeElement.id : "";
  if (!fromLink && location.hash !== hashOf()) history.pushState(null, "", hashOf());
  chosen = Object.fromEntries(Object.keys(data.readings).map((name) => [name, maskOf(name)]));
  const entries = state.scenario.entries;
  verdicts = new Map(entries.map((entry) => [entry, verdictOf(entry)]));
  showScenario();
  showMatrix(entries);
  for (const name of FILTERS) byId(`filter-${name}`).value = state.filters[name] || "";
  showFindings(entries);
  // What was drawn anew keeps the focus.
  if (focused && byId(focused) && document.activeElement.id !== focused) byId(focused).focus({ preventScroll: true });
}

function followLink() {
  readHash();
  changed(true);
  const row = state.open && byId(`finding:${state.open}`);
  if (row) {
    row.scrollIntoView({ block: "start" });
    byId(`open:${state.open}`).focus({ preventScroll: true });
  }
}

/** The readings that a finding can turn on, as far as the page knows. */
function namedBy(entry) {
  const found = new Set(entry.readings);
  const take = (value) => {
    if (Array.isArray(value)) value.forEach(take);
    else if (value && typeof value === "object") {
      for (const [name, item] of Object.entries(value)) {
        if (Object.hasOwn(data.readings, name)) found.add(name);
        take(item);
      }
    }
  };
  take([entry.table, entry.pieces, entry.concepts.map((name) => entry.scenario.definitions[name])]);
  return found;
}

function start() {
  for (const scenario of data.scenarios) {
    scenario.entries = scenario.entries.map((entry) => ({ ...entry, scenario }));
    for (const entry of scenario.entries) entry.named = namedBy(entry);
  }
  showHead();
  filterForm();
  const theme = byId("theme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (document.documentElement.dataset.theme || (dark.matches ? "dark" : "light")) === "dark";
  const tell = () => theme.setAttribute("aria-pressed", String(isDark()));
  theme.addEventListener("click", () => { document.documentElement.dataset.theme = isDark() ? "light" : "dark"; tell(); });
  dark.addEventListener("change", tell);
  tell();
  byId("print").addEventListener("click", () => print());
  addEventListener("popstate", followLink);
  addEventListener("hashchange", followLink);
  followLink();
}

start();
