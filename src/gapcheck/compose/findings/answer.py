"""Fields of findings: the verdict, what is covered, what stops short, and what would mend it."""

from gapcheck.compose.national import national_lines
from gapcheck.compose.refer import reference
from gapcheck.compose.requirement import recommendation
from gapcheck.compose.say import bold, cell, cells, labelled, sentence, text
from gapcheck.compose.scale import degree, tone_of, words_of
from gapcheck.compose.setting import Setting
from gapcheck.compose.shorten import first_of, shortened_cell
from gapcheck.compose.source import Field
from gapcheck.compose.terms import VERDICTS
from gapcheck.finding import Blocking, Covering, Finding
from gapcheck.paper import Cell, Run, Words
from gapcheck.verdict import GROUNDS, Verdict
from gapcheck.words.cite import name_provision
from gapcheck.words.standing import standing_clause


def _verdict(row: Finding, setting: Setting) -> Cell:
    said = words_of(degree(setting.scale, row), marked=row.marked)
    return cell(
        text(bold(said)),
        subject_clause(row),
        tone=tone_of(row.verdict),
        value=row.shown_verdict,
    )


def subject_clause(row: Finding) -> str | None:
    """Return the clause without which a verdict as to conduct must not be printed."""
    return subject_text(*row.subject_to) if row.subject_to else None


def subject_text(check: str, verdict: Verdict) -> str:
    """Return that a verdict is as to conduct, and what is said of the definition."""
    return f"as to conduct; the definition is {VERDICTS[verdict]} ({check})"


def _core(row: Finding, setting: Setting) -> Cell:
    core = row.core_verdict
    if core is None:
        return cell()
    left = "nothing is left" if core == "not-applicable" else f"the verdict is {VERDICTS[core]}"
    return cell(f"On what no reservation removes, {left}.", value=core)


def _national(row: Finding, setting: Setting) -> Cell:
    return shortened_cell(setting, cells(national_lines(setting, (row,))), (row,))


def covers_of(row: Finding, setting: Setting) -> Cell:
    """Return what each provision covers."""
    punishes = "punishes, though it must not: " if row.kind == "not-punish" else ""
    told = cells(_covering(item, punishes) for item in row.covered)
    return shortened_cell(setting, told, (row,))


def _covering(item: Covering, does: str) -> Words:
    told = does + "; or ".join(case.phrase or "all that is asked" for case in item.cases)
    return labelled(item.cite, sentence(told), style="bold")


def _blocking(row: Finding, setting: Setting) -> Cell:
    told = cells(_blocked(item, setting) for item in row.blocking)
    return shortened_cell(setting, told, (row,))


def _blocked(item: Blocking, setting: Setting) -> Words:
    """Return a limit: quoted, or as reported, never the one for the other."""
    quoted = f"“{item.words}”" if item.words else ""
    told = " ".join(filter(None, (quoted, item.gloss))) or "words unknown"
    reported = f", as reported by {item.source}" if item.source else ""
    by = f" (words of {name_provision(setting.corpus, item.by)})" if item.by else ""
    only = "; it reaches the act only under some answers" if item.arguable else ""
    kind = "condition, " if item.kind == "condition" else ""
    said = f": {told}{reported}{by}; reaches only {item.reaches}{only}"
    about = f" ({kind}{item.dimension.replace('_', ' ')})."
    return text(bold(item.cite), reference(setting, item.provision), said + about)


def _nearest(row: Finding, setting: Setting) -> Cell:
    return cells(
        text(
            Run("Closest, ", "italic"),
            bold(item.cite),
            reference(setting, item.provision),
            f": {item.differs}.",
        )
        for item in row.nearest
    )


def _layers(row: Finding, setting: Setting) -> Cell:
    labels = {item.name: item.label for item in setting.assessment.columns}
    found = []
    for name, verdict in row.layers.items():
        said = f"{VERDICTS[verdict]}{'?' if name in row.doubted else ''}"
        if name in row.subjects:
            said += f", {subject_text(*row.subjects[name])}"
        if name in row.grounds:
            said += f" ({GROUNDS[row.grounds[name]]})"
        found.append(labelled(labels.get(name, name), said))
    return cells(found)


def _recommendation(row: Finding, setting: Setting) -> Cell:
    said = recommendation(setting, row)
    if not said:
        return cell()
    limits = dict.fromkeys(
        f"{item.cite}, “{item.words}”" if item.words else item.cite for item in row.blocking
    )
    named = first_of(setting, [*limits])
    where = f"The limit to lift stands in {named}." if limits else None
    first = "First read the articles named as unread: they may cover it." if _unread(row) else None
    return cell(said, where, first)


def _unread(row: Finding) -> bool:
    return bool(row.marked and row.absence and row.absence.unread)


FIELDS: dict[str, Field[Finding]] = {
    "verdict": Field("The verdict, in words.", _verdict, verdict=True),
    "core-verdict": Field("The verdict on what no reservation removes.", _core, verdict=True),
    "standing": Field(
        "What the verdict means for the State: a shortfall, or distance from a standard.",
        lambda row, _: cell(sentence(standing_clause(row))),
        verdict=True,
    ),
    "sentence": Field("The finding, in sentences.", lambda row, _: cell(row.sentence)),
    "national": Field(
        "National provisions that cover something, or come closest.", _national, listed=True
    ),
    "covers": Field("What each national provision covers.", covers_of, listed=True),
    "blocking": Field("Words or conditions that stop a provision short.", _blocking, listed=True),
    "nearest": Field("Provisions that come closest, and why they are not the same.", _nearest),
    "layers": Field("Verdicts in the law in force, with guidance, with drafts.", _layers),
    "recommendation": Field(
        "The change of law that what is missing asks for.", _recommendation, listed=True
    ),
}
"""Fields by name."""
