"""The columns of tidy data; scripts may rely on their names, order and meaning."""

from typing import get_args

from gapcheck.citation import BASES
from gapcheck.provision import Force
from gapcheck.reports.data_package import DataField
from gapcheck.verdict import RANKED, UNRANKED

VERDICTS = tuple(
    name
    for verdict in (*RANKED, *UNRANKED)
    for name in ((verdict, f"{verdict}?") if verdict in ("gap", "partial") else (verdict,))
)
BINDING = ("yes", "no", "unknown")
REVIEWS = ("drafted", "part-checked", "checked", "disputed")
SEVERAL = "several are parted by ';'"

FINDINGS = (
    DataField("jurisdiction", "The State: ISO 3166-1 alpha-2.", required=True),
    DataField("as_of", "Day on which the law is looked at.", type="date", required=True),
    DataField(
        "layer",
        "Which law: 'in-force' for statutes and regulations, 'with-guidance' with guidance "
        "besides, 'with-' and a draft for that draft enacted, 'as-asked' for another scenario.",
        required=True,
    ),
    DataField("benchmark", "Id of the standard; empty for a question without a check."),
    DataField("unit", "Provision of the standard, e.g. art-3.1.c."),
    DataField("requirement_id", "Id of the check.", required=True),
    DataField("obligation", "How far the provision obliges.", values=get_args(Force)),
    DataField("binding", "Whether the standard binds the State on the day.", values=BINDING),
    DataField(
        "verdict",
        "The verdict. A question mark behind it: it rests on an absence that was only not found "
        "in the texts encoded.",
        values=VERDICTS,
        required=True,
    ),
    DataField(
        "coverage",
        "How much of the requirement is surely met; empty where there is nothing to weigh.",
        values=("all", "some", "none"),
    ),
    DataField("residual_id", "Id of the cases that are surely missing; it changes when they do."),
    DataField("national_units", f"National provisions that the finding rests on; {SEVERAL}."),
    DataField(
        "unclear_atoms",
        "Cases that depend on the answer to a reading: dimension=value+value, dimensions parted "
        f"by ','; 'all' for all that is asked; {SEVERAL}.",
    ),
    DataField("basis", "How well the weakest text is known that it rests on.", values=BASES[::-1]),
    DataField("citation", f"What the finding cites, in short; in full in notes.csv; {SEVERAL}."),
    DataField(
        "source_conflict",
        "Whether sources disagree on a text that it rests on.",
        type="boolean",
        required=True,
    ),
    DataField(
        "review_status",
        "How far the encodings that it rests on were checked against their texts.",
        values=REVIEWS,
        required=True,
    ),
    DataField("pack_version", "Version of the corpus.", required=True),
    DataField("finding_id", "Id of the finding; it stays whatever the verdict.", required=True),
    DataField("scenario", "The scenario in its canonical line.", required=True),
    DataField("topic", "Topic of the check."),
    DataField(
        "kind",
        "What is asked of the law.",
        values=("criminalise", "define", "provide", "not-punish"),
        required=True,
    ),
    DataField("question", "The question of the check.", required=True),
    DataField("subject_to", "Check of the definition that the verdict rests on and falls short."),
    DataField("subject_to_verdict", "Verdict on that definition.", values=RANKED),
    DataField("open_readings", f"Readings that it turns on and nobody has answered; {SEVERAL}."),
    DataField("sentence", "The finding in words.", required=True),
    DataField("corpus_hash", "SHA-256 of the corpus.", required=True),
)

NOTES = (
    DataField("finding_id", "Id of the finding.", required=True),
    DataField("layer", "Which law, as in findings.csv.", required=True),
    DataField("number", "Place among its citations, from 1.", type="integer", required=True),
    DataField("side", "Whose provision.", values=("standard", "national"), required=True),
    DataField("provision", "The provision, instrument/unit.", required=True),
    DataField("citation", "How it is cited.", required=True),
    DataField("source", "Where it was read, or who quotes or reports it."),
    DataField("basis", "How well its text is known.", values=BASES[::-1]),
    DataField("quote", "Operative words."),
    DataField("quote_is", "What the quotation is."),
    DataField("gloss", "Operative words in our own translation or summary."),
)
