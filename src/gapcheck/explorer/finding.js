/* One finding, as it is when it is opened. */

const GRADES = {
  documented: "a source says that the law is silent",
  complete: "every provision on the subject was read",
  "not found": "not found in the texts encoded",
};
const BASES = { read: "text read", quoted: "text quoted", reported: "only reported" };
const GROUNDS = {
  more: "only because more is judged there; nothing judged here fares worse",
  less: "only because less is judged there; none of it fares better",
};
const WHY = {
  working: "working answer", law: "answered by the law", guidance: "answered by guidance",
  assumed: "assumed", open: "open",
};

/** A finding in full: an array of elements. */
function findingParts(entry, view) {
  const it = entry.finding;
  return [
    make("p", { class: "sentence" }, it.sentence),
    view.isStart(entry) ? null : underAnswers(entry, view),
    make("dl", { class: "facts" }, facts(entry, view)),
    part("Missing", cases(it.missing, true),
      it.left_out ? make("p", { class: "about" }, `and ${plural(it.left_out, "more case", "more cases")}: `,
        make("code", null, `gapcheck check --standard ${it.standard} --format json`), " lists them all.") : null,
      it.witness ? make("p", null, make("b", null, "One such case: "), it.witness) : null),
    part("What stops short of it", bullets(it.blocking.map(blocking)),
      bullets(it.nearest.map((near) => [make("b", null, `Nearest: ${near.cite}. `), near.differs]))),
    part("Unclear", cases(it.unclear, false)),
    part("Covered", bullets(it.covered.map((item) => covering(item, view)))),
    part("Readings", switches(entry, view)),
    absence(it.absence, view),
    part("Texts", make("div", { class: "texts" },
      side("The standard", it.citations.filter((cite) => cite.side === "standard")),
      side("National law", it.citations.filter((cite) => cite.side === "national")))),
    part("Sources that differ", bullets(it.disagreements.map(disagreement))),
    part("Remarks of experts", bullets(it.remarks)),
    it.proof ? part("Proof", step(it.proof, true)) : [],
    part("The same on a command line", make("pre", { tabindex: "0", "aria-label": "Command" },
      make("code", null, view.command(entry)))),
  ].flat(Infinity).filter(Boolean);
}

function facts(entry, view) {
  const it = entry.finding;
  const rows = [
    ["Question", it.question],
    ["Demand", it.demand.text],
    ["Standard", [view.cite(it), it.force ? ` (${it.force})` : "", it.reservable ? `; reservable: ${it.reservable}` : ""]],
    ["Binding", view.data.standards[it.standard] ? view.data.standards[it.standard].binding : null],
    ["Core", it.core_verdict ? `on what no reservation removes: ${it.core_verdict}` : null],
    ["Subject to", view.subjectText(entry)],
    ["Weakest basis", it.basis ? BASES[it.basis] : null],
    ["Parameters", it.parameters.join("; ")],
    ["Left unsaid", it.unsaid.join("; ")],
    ["Judged", it.judged === "compound" ? "with the law's definitions multiplied in" : null],
    ["Other laws", Object.entries(view.scenario.columns).map(([name, label]) => {
      const mark = it.layers_marked.includes(name) ? "?" : "";
      const subject = it.layers_subject_to[name];
      const ground = it.layers_ground[name] ? ` (${GROUNDS[it.layers_ground[name]]})` : "";
      return `${label}: ${it.layers[name]}${mark}${ground}${subject ? ` (subject to ${subject.check}: ${subject.verdict})` : ""}`;
    }).join("; ")],
    ["Encodings", it.encoding.relied_on ? `${it.encoding.checked} of ${plural(it.encoding.relied_on, "provision", "provisions")}`
      + ` relied on checked against their texts${it.encoding.disputed.length ? `; disputed: ${it.encoding.disputed.join(", ")}` : ""}` : null],
    ["Id", make("code", null, it.id)],
  ];
  return rows.filter(([, text]) => text && text.length !== 0).map(([label, text]) => [
    make("dt", null, label), make("dd", null, text)]);
}

function cases(found, graded) {
  return bullets(found.map((item) => [
    item.phrase || "all of it",
    item.readings.length ? make("span", { class: "about" }, ` if ${item.readings.map((it) => it.phrase).join(", and ")}`) : null,
    graded && item.grade ? make("span", { class: "tag" }, GRADES[item.grade]) : null,
  ]));
}

function blocking(item) {
  const words = item.words === "unknown"
    ? [item.gloss || item.reaches, make("span", { class: "about" }, ` (words not known; as reported by ${item.reported_by || "a source"})`)]
    : [make("q", null, item.words)];
  return [make("b", null, `${item.cite}: `), words,
    item.words !== "unknown" && item.gloss ? make("span", { class: "about" }, ` (${item.gloss})`) : null,
    item.kind === "condition" ? make("span", { class: "tag" }, "condition") : null,
    item.arguable ? make("span", { class: "tag" }, "reaches the act under some answers only") : null];
}

const covering = (item, view) => [make("b", null, item.cite), item.layer === "guidance" ? " (guidance, not binding)" : "",
  item.basis ? make("span", { class: "tag" }, BASES[item.basis]) : null,
  item.by.length ? make("span", { class: "about" }, ` with ${listed(item.by.map(view.named), "and")}`) : null,
  cases(item.boxes.filter((box) => box.phrase), false)];

function absence(found, view) {
  if (!found) return [];
  return part("How the absence is known", make("p", null, `${GRADES[found.grade][0].toUpperCase()}${GRADES[found.grade].slice(1)}.`), bullets([
    ...found.said_by,
    found.unread.length ? `Known to exist and not read: ${found.unread.map(view.named).join(", ")}` : null,
    found.later.length ? `Later acts whose text was not obtained: ${found.later.join("; ")}` : null,
    found.older.length ? `Older laws that are not encoded: ${found.older.join("; ")}` : null,
    found.on_subject.length ? `Texts with a provision on the subject: ${found.on_subject.map(view.named).join(", ")}` : null,
    found.searched.length ? `Texts searched: ${found.searched.map(view.named).join(", ")}` : null,
  ].filter(Boolean)));
}

function side(title, citations) {
  return make("div", null, make("h5", null, title), citations.map((cite) => make("div", { class: "text" },
    make("p", null, make("b", null, cite.cite), cite.basis ? make("span", { class: "tag" }, BASES[cite.basis]) : null),
    cite.quote ? make("blockquote", null, cite.quote) : null,
    cite.quote ? make("p", { class: "about" }, cite.quote_is) : null,
    cite.gloss ? make("p", null, make("span", { class: "about" }, "In our words: "), cite.gloss) : null,
    make("p", { class: "about" }, cite.source))),
  citations.length ? null : make("p", { class: "about" }, "None."));
}

const disagreement = (item) => [make("b", null, `${item.provision}, ${item.on}: `), item.held.join("; "),
  `. Taken here: ${item.chosen}, because ${item.why}`];

function step(item, first) {
  const title = [make("b", null, item.title), item.text ? ": " : "", item.text,
    item.cites ? make("code", null, ` ${item.cites}`) : null];
  if (!item.steps.length) return make("p", { class: "leaf" }, title);
  return opening(title, () => item.steps.map((below) => step(below, false)), { class: first ? "step first" : "step" });
}

/** What becomes of the pieces under answers that are not those of the scenario. */
function underAnswers(entry, view) {
  const box = make("div", { class: "other" },
    make("p", null, make("b", null, "Under the answers chosen: "), view.badge(view.verdictOf(entry)),
      " The sentence above, and all below but the readings, are for the answers with which this scenario starts."));
  if (!entry.pieces) {
    const ways = entry.ways === null ? `more than ${view.data.most}` : entry.ways;
    box.append(make("p", null, `What is missing turns on answers in ${ways} ways; this page holds up to ${view.data.most}. `
      + "The command at the end of this finding prints it for the answers chosen."));
    return box;
  }
  for (const [fate, title] of [["missing", "Missing"], ["unclear", "Unclear"], ["covered", "Covered, of what other answers leave over"]]) {
    const phrases = new Map();
    let more = 0;
    for (const piece of entry.pieces) {
      if (pieceFate(piece, view.chosen) !== fate) continue;
      more += piece.left_out;
      for (const item of piece.phrases) phrases.set(item.phrase || "all of it", item.grade);
    }
    if (phrases.size) {
      box.append(make("h4", null, title), bullets([...[...phrases].map(([phrase, grade]) => [phrase,
        fate === "missing" ? make("span", { class: "tag" }, GRADES[grade]) : null]),
      ...(more ? [`and ${plural(more, "more case", "more cases")}`] : [])]));
    }
  }
  return box;
}

function switches(entry, view) {
  const told = entry.readings.map((name) => readingSwitch(entry, name, view));
  const many = entry.more ? make("p", { class: "about" }, `This finding turns on ${plural(entry.more, "more reading", "more readings")}: `
    + "use gapcheck check --assume.") : null;
  return [...told, many];
}

function readingSwitch(entry, name, view) {
  const question = view.data.readings[name];
  const used = entry.finding.readings.find((it) => it.id === name);
  const start = view.startAnswer(name);
  const answer = view.answerOf(name);
  const group = `${entry.finding.id}:${name}`;
  const choice = (value, label) => {
    const id = `${group}:${value}`;
    const marks = [value === start && start !== "open" ? WHY[view.scenario.sources[name]] || "taken here" : null,
      value === question.working && value !== start ? "working answer" : null,
      value === "open" && start === "open" ? "as this scenario starts" : null].filter(Boolean);
    return make("div", { class: "choice" },
      make("input", { type: "radio", id, name: group, value, checked: value === answer, on: { change: () => view.assume(name, value) } }),
      make("label", { for: id }, label, marks.map((mark) => make("span", { class: "tag" }, mark))));
  };
  return make("fieldset", { class: "reading" }, make("legend", null, question.question),
    Object.entries(question.answers).map(([value, clause]) => choice(value, [make("b", null, value), `: ${clause}`])),
    choice("open", [make("b", null, "open"), ": whatever the answer"]),
    used && used.reopened ? make("p", { class: "about" }, `If it is reopened: ${used.reopened}.`) : null,
    question.why ? make("p", { class: "about" }, `Why this working answer: ${question.why}`) : null,
    question.held.length ? bullets(question.held.map((held) => [make("b", null, `${held.by}: ${held.answer}`),
      held.words ? [". ", make("q", null, held.words)] : null, held.says ? `. ${held.says}` : null])) : null,
    question.note ? make("p", { class: "about" }, question.note) : null,
    make("p", { class: "about" }, make("code", null, name)));
}
