/* Verdicts under answers, as `gapcheck.explorer.verdict` tells them: sets of answers are selected
   here, no region is computed. A set is a list of boxes; a box maps readings to answers, bit n for
   the n-th; a reading that a box does not name does not matter to it. */

/** Whether a set holds all answers that are possible. */
function holdsAll(answers, chosen) {
  const met = answers.filter((box) => Object.keys(box).every((name) => chosen[name] & box[name]));
  const split = (box) => Object.keys(box).find((name) => chosen[name] & ~box[name]);
  if (met.some((box) => split(box) === undefined)) return true;
  if (!met.length) return false;
  const name = split(met[0]);
  const inside = chosen[name] & met[0][name];
  return holdsAll(met, { ...chosen, [name]: inside })
    && holdsAll(met, { ...chosen, [name]: chosen[name] & ~inside });
}

/** The answers in both of two sets. */
function inBoth(first, second) {
  const found = [];
  for (const one of first) {
    for (const other of second) {
      const both = { ...one, ...other };
      for (const name of Object.keys(other)) if (name in one) both[name] = one[name] & other[name];
      if (Object.values(both).every(Boolean)) found.push(both);
    }
  }
  return found;
}

const holdsAny = (sets, chosen) => sets.some((answers) => holdsAll(answers, chosen));
const happens = (pairs, chosen) => pairs.some((pair) => holdsAll(pair.stands, chosen)
  && inBoth([chosen], pair.when).length > 0);
const isCovered = (demand, chosen) => demand.covered || holdsAny(demand.coverable, chosen);

function failingAnswers(demand, chosen) {
  return demand.failing.filter((pair) => holdsAll(pair.stands, chosen))
    .flatMap((pair) => inBoth([chosen], pair.when));
}

function fateOf(demand, chosen) {
  if (holdsAny(demand.missing, chosen)) return "missing";
  if (happens(demand.failing, chosen)) return "unclear";
  return isCovered(demand, chosen) || happens(demand.demanded, chosen) ? "met" : "not demanded";
}

/** The verdict of a table when some answers are possible. */
function verdictUnder(table, chosen) {
  const fates = table.demands.map((demand) => fateOf(demand, chosen));
  const covered = table.demands.some((demand) => isCovered(demand, chosen));
  if (fates.every((fate) => fate === "not demanded")) return "not-applicable";
  if (table.every || fates.length === 1) {
    if (fates.includes("missing")) return covered ? "partial" : "gap";
    return fates.includes("unclear") ? "unclear" : "compliant";
  }
  let left = [chosen];
  table.demands.forEach((demand, number) => {
    if (fates[number] === "unclear" || fates[number] === "met") {
      left = inBoth(left, failingAnswers(demand, chosen));
    }
  });
  if (!left.length) return "compliant";
  if (!holdsAll(left, chosen)) return "unclear";
  return covered ? "partial" : "gap";
}

/** Whether a shortfall rests on an absence that was only not found. */
const isMarked = (table, chosen) => table.demands.some(
  (demand) => holdsAny(demand.not_found, chosen));

/** How a piece of a demand fares: missing, covered, unclear, or not asked for. */
function pieceFate(piece, chosen) {
  if (!holdsAny(piece.standing, chosen) || !inBoth([chosen], piece.demanded).length) return "not asked";
  if (holdsAll(piece.failing, chosen)) return "missing";
  return inBoth([chosen], piece.failing).length ? "unclear" : "covered";
}

/** The data of the page, with what stands in one place put where it belongs. */
function readData(text) {
  const packed = JSON.parse(text);
  const shared = [];
  const read = (value) => {
    if (Array.isArray(value)) return value.map(read);
    if (value === null || typeof value !== "object") return value;
    if ("$" in value) return shared[value.$];
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, read(item)]));
  };
  packed.shared.forEach((value) => shared.push(read(value)));
  return read(packed.document);
}
