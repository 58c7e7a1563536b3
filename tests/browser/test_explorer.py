"""The explorer in a real browser: Debian's chromium, driven by Playwright.

Without them the tests are skipped; with `GAPCHECK_TESTS_REQUIRE=browser` they fail instead.
"""

import os
import shutil
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from corpus_case import shipped
from explorer_page import document_of, page_of
from gapcheck.explorer.shape import ExplorerDoc
from gapcheck.explorer.verdict import readings_of, verdict_under
from small import CORPUS, edited, open_corpus

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--disable-gpu",
)
REQUIRED = "browser" in os.environ.get("GAPCHECK_TESTS_REQUIRE", "").split(",")
AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
FINDING = "kh/opsc.csam.distribute"
READING = "in-public-qualifies-every-verb"


def lacking(what: str) -> None:
    """Skip a test for want of something, or fail it where that has to be there."""
    if REQUIRED:
        pytest.fail(f"{what}, and GAPCHECK_TESTS_REQUIRE names the browser")
    pytest.skip(what)


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    chromium = shutil.which("chromium")
    if chromium is None:
        lacking("chromium is not installed")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        lacking("playwright is not installed (pip install '.[dev]')")
    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        yield found
        found.close()


@pytest.fixture(scope="module")
def document(browser: "Browser") -> ExplorerDoc:
    return document_of(shipped(), "csam")


@pytest.fixture(scope="module")
def address(document: ExplorerDoc, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("explorer") / "explorer.html"
    path.write_text(page_of(document), encoding="utf-8")
    return path.as_uri()


class Watched:
    """What a page complains of, and what it asks for."""

    def __init__(self, page: "Page") -> None:
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda it: self.complaints.append(it.text))
        page.on("pageerror", lambda it: self.complaints.append(str(it)))
        page.on("request", lambda it: self.requests.append(it.url))


@pytest.fixture
def page(browser: "Browser", address: str) -> "Iterator[Page]":
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    watched = Watched(opened)
    opened.goto(address)
    opened.wait_for_selector(".finding")
    yield opened
    own = address.partition("#")[0]
    assert [] == watched.complaints
    assert {own} == {url.partition("#")[0] for url in watched.requests}
    opened.close()


def badge(page: "Page", finding: str = FINDING) -> str:
    """Return the verdict of a finding as the page shows it."""
    return page.locator(f"[id='open:{finding}'] .verdict").inner_text()


def opened(page: "Page", finding: str = FINDING) -> None:
    """Open a finding."""
    page.locator(f"[id='open:{finding}']").click()


def answer(page: "Page", value: str, reading: str = READING) -> None:
    """Choose an answer in the finding that is open."""
    page.locator(f"[id='{FINDING}:{reading}:{value}']").check()


def test_it_opens_with_a_heat_map_and_all_findings(page: "Page", document: ExplorerDoc) -> None:
    assert len(document["scenarios"][0]["entries"]) == page.locator(".finding").count()
    assert page.locator("#matrix .heat button").count() == len(document["standards"])
    assert "no legal advice" in page.locator("#notice").inner_text()
    assert "of" in page.locator("#matrix .heat button b").first.inner_text()


def test_a_finding_opens_with_everything_in_it(page: "Page") -> None:
    opened(page)
    text = page.locator(f"[id='body:{FINDING}']").inner_text()
    for part in ("Missing", "in a public place", "Readings", "Texts", "Proof", "working answer"):
        assert part in text
    page.locator(".step.first > summary").click()
    assert page.locator(".step.first .step, .step.first .leaf").count() > 2


def test_filters_and_search_leave_what_answers_to_them(page: "Page") -> None:
    page.select_option("#filter-standard", "opsc-2000")
    fewer = page.locator(".finding").count()
    assert 0 < fewer < 30
    page.fill("#filter-q", "possess offence")
    assert 0 < page.locator(".finding").count() < fewer
    assert "of" in page.locator("#count").inner_text()
    page.fill("#filter-q", "nothing has these words")
    assert page.locator("#count").inner_text().startswith("0 findings")
    page.click("#reset")
    assert page.locator(".finding").count() > fewer


def test_a_cell_shows_its_findings(page: "Page") -> None:
    page.click("#cell-opsc-2000-csam")
    assert page.locator("#cell-opsc-2000-csam").get_attribute("aria-pressed") == "true"
    names = page.locator(".finding code").all_inner_texts()
    assert names
    assert all(name.startswith("opsc.csam.") for name in names)


def test_a_reading_switches_verdicts(page: "Page") -> None:
    opened(page)
    assert "partial" in badge(page)
    answer(page, "open")
    assert "unclear" in badge(page)
    assert "Under the answers chosen" in page.locator(f"[id='body:{FINDING}']").inner_text()
    assert READING in page.locator("#assumed").inner_text()
    command = page.locator(f"[id='body:{FINDING}'] pre").inner_text()
    assert f"assume={READING}=open" in command
    page.click("#restore")
    assert "partial" in badge(page)


def test_what_is_too_much_to_show_is_counted(page: "Page") -> None:
    opened(page)
    page.evaluate(
        "([id, name]) => {"
        " const entry = state.scenario.entries.find((it) => it.finding.id === id);"
        " entry.pieces = null; entry.ways = 99; view.assume(name, 'open'); }",
        [FINDING, READING],
    )
    assert "in 99 ways" in page.locator(f"[id='body:{FINDING}'] .other").inner_text()
    assert "unclear" in badge(page)


def test_the_scenario_switches(page: "Page", document: ExplorerDoc) -> None:
    ids = [item["id"] for item in document["scenarios"]]
    page.click(f"#scenario-{ids[-1]}")
    assert document["scenarios"][-1]["law"] in page.locator("#law").inner_text()
    assert page.locator(f"#scenario-{ids[-1]}").get_attribute("aria-pressed") == "true"


def test_a_link_restores_everything_and_back_goes_back(page: "Page", address: str) -> None:
    opened(page)
    answer(page, "open")
    page.select_option("#filter-standard", "opsc-2000")
    link = page.url
    for part in ("finding=", "scenario=in-force", "assume=", "standard=opsc-2000"):
        assert part in link
    page.goto("about:blank")
    page.goto(link)
    assert "unclear" in badge(page)
    assert page.locator("#filter-standard").input_value() == "opsc-2000"
    assert page.locator(f"[id='open:{FINDING}']").get_attribute("aria-expanded") == "true"
    page.click("#reset")
    page.go_back()
    assert page.locator("#filter-standard").input_value() == "opsc-2000"
    page.goto(address)


def test_a_link_with_unknown_names_opens_the_page(page: "Page", address: str) -> None:
    page.goto(
        f"{address}#scenario=none&finding=__proto__&assume=constructor=x,a=b&standard=%3Cb%3E"
    )
    assert page.locator("#count").inner_text().startswith("0 findings")


def test_the_keyboard_is_enough(page: "Page") -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "findings-heading"
    page.locator(f"[id='open:{FINDING}']").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == f"open:{FINDING}"
    page.locator(f"[id='{FINDING}:{READING}:yes']").focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.id") == f"{FINDING}:{READING}:open"
    assert "unclear" in badge(page)


def test_counts_are_announced(page: "Page") -> None:
    assert page.locator("#count[role=status][aria-live=polite]").count() == 1


def test_print_leaves_out_what_paper_has_no_use_for(page: "Page") -> None:
    page.emulate_media(media="print")
    assert not page.locator("#filters").is_visible()
    assert page.locator(".finding .lead").first.is_visible()
    assert page.pdf()


def test_dark_and_narrow(page: "Page") -> None:
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    assert page.locator("#theme").get_attribute("aria-pressed") == "false"
    assert dark != page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.set_viewport_size({"width": 400, "height": 800})
    opened(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 400


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: "Page", scheme: Any) -> None:
    script = Path(os.environ.get("GAPCHECK_AXE") or AXE)
    if not script.is_file():
        lacking("axe-core is not installed (npm install in tests/browser, or GAPCHECK_AXE)")
    page.emulate_media(color_scheme=scheme)
    opened(page)
    answer(page, "open")
    page.evaluate(script.read_text(encoding="utf-8") + "; undefined")
    found = page.evaluate("axe.run(document).then((it) => it.violations)")
    told = [(it["id"], [node["html"][:300] for node in it["nodes"]][:3]) for it in found]
    assert [] == told


def test_hostile_text_is_text(browser: "Browser", tmp_path: Path) -> None:
    name = "</script><img src=x onerror=alert(1)> <b>javascript:alert(1)</b> {{ data }}"
    changes = edited(CORPUS, "name: Arcadia", f"name: '{name}'")
    path = tmp_path / "hostile.html"
    path.write_text(page_of(document_of(open_corpus(tmp_path / "c", changes))), encoding="utf-8")
    opened = browser.new_page()
    watched = Watched(opened)
    opened.on("dialog", lambda it: watched.complaints.append(it.message))
    opened.goto(path.as_uri())
    opened.wait_for_selector(".finding")
    assert name in opened.locator("#title").inner_text()
    assert opened.locator("img, b > script, a[href^=javascript]").count() == 0
    assert [] == watched.complaints
    opened.close()


def test_khmer_is_marked_and_only_safe_addresses_are_links(page: "Page") -> None:
    text = "ច្បាប់ law, https://example.org/a. and javascript:alert(1) file:///etc"
    found = page.evaluate("(text) => make('p', null, text).outerHTML", text)
    assert '<span lang="km">ច្បាប់</span>' in found
    assert found.count("<a ") == 1
    assert 'href="https://example.org/a"' in found


def test_the_script_tells_the_verdicts_of_its_python_twin(
    page: "Page", document: ExplorerDoc
) -> None:
    masks = {name: (1 << len(it["answers"])) - 1 for name, it in document["readings"].items()}
    compared = 0
    for number, scenario in enumerate(document["scenarios"]):
        for place, entry in enumerate(scenario["entries"]):
            table = entry["table"]
            names = readings_of(table)[:4] if table else []
            if table is None or not names:
                continue
            tried = [{}, *({name: mask} for name in names for mask in (1, 2))]
            tried += [{one: 1, other: 2} for one, other in combinations(names, 2)]
            wanted = [verdict_under(table, {**masks, **answers}) for answers in tried]
            told = page.evaluate(
                "([n, p, masks, tried]) => tried.map((answers) => "
                "verdictUnder(data.scenarios[n].entries[p].table, { ...masks, ...answers }))",
                [number, place, masks, tried],
            )
            compared += len(tried)
            assert wanted == told, entry["finding"]["id"]
    assert compared > 50
