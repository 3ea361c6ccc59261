"""The pages of a report in a browser: they load cleanly, fit a phone, can be read without script and are accessible."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hostile_sample import EVIL
from playwright.sync_api import Browser
from render_sample import FINDINGS, SAMPLE, make_score
from report_pages import PAGES, Open, current

from checker.render.html import write_report


@pytest.mark.parametrize(("report", "name"), PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_load_without_errors_or_violations(open_page: Open, report: str, name: str, scheme: str) -> None:
    page = open_page(report, name, color_scheme=scheme)
    page.wait_for_timeout(100)
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("name", ["article", "index"])
def test_hostile_text_stays_text(open_page: Open, name: str) -> None:
    page = open_page("hostile", name)
    page.wait_for_timeout(200)
    assert page.locator("script").count() == 1
    assert page.locator("img, iframe, svg[onload]").count() == 0
    assert EVIL in (page.locator("h1" if name == "article" else "table.articles").text_content() or "")
    assert [
        href for href in page.eval_on_selector_all("a", "links => links.map(link => link.protocol)") if href != "file:"
    ] == []


def test_the_current_note_does_not_move_the_text(open_page: Open) -> None:
    page = open_page()
    tops = "[...document.querySelectorAll('.row .text')].map((text) => text.getBoundingClientRect().top + scrollY)"
    before = page.evaluate(tops)
    for _ in range(8):
        page.keyboard.press("j")
        page.locator(".note.current summary").first.evaluate_all("parts => parts.forEach((part) => part.click())")
        page.wait_for_timeout(50)
        assert before == page.evaluate(tops)


def test_notes_fold_beside_short_paragraphs(open_page: Open) -> None:
    page = open_page()
    gaps = page.evaluate(
        "[...document.querySelectorAll('.row:has(.note)')]"
        ".map((row) => row.offsetHeight - row.querySelector('.text').offsetHeight)"
    )
    assert max(gaps) <= 40
    assert page.locator(".note .message").first.is_hidden()
    page.locator("mark").first.click()
    assert page.locator(".note .message").first.is_visible()


def test_a_number_in_the_text_opens_its_note(open_page: Open) -> None:
    page = open_page()
    page.locator("sup a").nth(3).click()
    assert page.locator(".note.current").get_attribute("id") == "n4"


def test_a_rule_opens_below_the_text(open_page: Open) -> None:
    page = open_page()
    page.locator("#n1 a.rule").click()
    assert page.locator("#rule-TRM102").is_visible()


def test_severities_can_be_hidden(open_page: Open) -> None:
    page = open_page()
    button = page.get_by_role("button", name="2 major")
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    assert page.locator(".note.major:visible").count() == 0
    assert page.locator("mark.major:not(.off)").count() == 0
    page.keyboard.press("j")
    assert current(page) == "n2"
    button.click()
    assert page.locator(".note.major:visible").count() == 2


def test_columns_sort_by_click_and_by_key(open_page: Open) -> None:
    page = open_page(page="index")

    def words() -> list[str]:
        return page.locator("table.articles tbody tr td:last-child").all_text_contents()

    def order() -> str | None:
        return page.get_by_role("columnheader", name="Words").get_attribute("aria-sort")

    assert page.get_by_role("columnheader", name="Points").get_attribute("aria-sort") == "descending"
    button = page.get_by_role("button", name="Words")
    button.click()
    assert (words(), order()) == (["122", "17", "7"], "descending")
    button.focus()
    page.keyboard.press("Enter")
    assert (words(), order()) == (["7", "17", "122"], "ascending")
    assert page.locator("th[aria-sort]").count() == 1
    page.get_by_role("button", name="Article").click()
    assert words() == ["122", "17", "7"]


@pytest.mark.parametrize(("report", "name"), PAGES)
def test_pages_fit_a_phone(open_page: Open, report: str, name: str) -> None:
    page = open_page(report, name, width=360)
    page.keyboard.press("j")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_pages_can_be_read_without_script(open_page: Open) -> None:
    article = open_page(java_script_enabled=False)
    assert article.locator(".note .message:visible").count() == 8
    assert article.locator("button:visible, input:visible").count() == 0
    index = open_page(page="index", java_script_enabled=False)
    assert index.locator("tbody a:visible").count() == 3
    assert index.locator("button").count() == 0


def test_reasons_are_open_in_print(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("j")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".note .message:visible").count() == 8
    assert page.locator("#n1 details p:visible").count() == 3
    assert page.locator("nav").is_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".note details[open]").count() == 0


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("report", "name"), PAGES)
def test_axe_finds_nothing(open_page: Open, axe: str, report: str, name: str, scheme: str, width: int) -> None:
    page = open_page(report, name, width=width, color_scheme=scheme)
    page.keyboard.press("j")
    page.eval_on_selector_all("details", "parts => parts.forEach((part) => { part.open = true; })")
    page.evaluate(axe)
    found = page.evaluate(
        "axe.run().then((result) => result.violations.map((rule) => [rule.id, rule.nodes.map((n) => n.html)]))"
    )
    assert found == []


def test_the_chart_says_itself_in_words(open_page: Open, browser: Browser, tmp_path: Path, axe: str) -> None:
    scores = [make_score(document, FINDINGS) for document in SAMPLE.documents]
    both = [replace(score, penalty=6, per_thousand=20.0, counts={"minor": 1, "major": 1}) for score in scores]
    write_report(replace(SAMPLE, scores=tuple(both)), tmp_path)
    with browser.new_context(viewport={"width": 360, "height": 800}) as context:
        page = context.new_page()
        page.goto((tmp_path / "index.html").as_uri())
        chart = page.get_by_role("img", name="Penalty points per 1,000 words by article")
        assert "from 20.0 in" in (chart.locator("desc").text_content() or "")
        assert chart.locator("rect[y]").count() == 6
        page.evaluate(axe)
        assert page.evaluate("axe.run().then((result) => result.violations.map((rule) => rule.id))") == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
