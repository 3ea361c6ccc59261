"""The keys of a report's pages: they move, can be switched off, and leave typing alone."""

from __future__ import annotations

import pytest
from report_pages import Open, current


def test_j_and_k_move_from_note_to_note(open_page: Open) -> None:
    page = open_page()
    seen = []
    for key in "jjjkk":
        page.keyboard.press(key)
        seen.append(current(page))
    assert seen == ["n1", "n2", "n3", "n2", "n1"]
    assert page.locator("mark.current").get_attribute("id") == "m1"
    assert page.url.endswith("#n1")


def test_the_keys_stop_at_both_ends(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("k")
    last = current(page)
    page.keyboard.press("j")
    assert last == current(page) == "n8"


def test_the_keys_can_be_switched_off_and_stay_off(open_page: Open) -> None:
    page = open_page(is_hosted=True)
    page.get_by_label("Keys").uncheck()
    page.keyboard.press("j")
    assert current(page) is None
    page.reload()
    page.keyboard.press("j")
    assert current(page) is None
    page.get_by_label("Keys").check()
    page.keyboard.press("j")
    assert current(page) == "n1"


def test_the_keys_are_kept_by_run(open_page: Open) -> None:
    page = open_page("other", is_hosted=True)
    page.get_by_label("Keys").uncheck()
    run = page.locator("html").get_attribute("data-run")
    assert page.evaluate("Object.entries(localStorage)") == [[f"checker:{run}:keys", "off"]]
    page.evaluate("localStorage.clear(); localStorage.setItem('checker:0123456789ab:keys', 'off')")
    page.reload()
    page.keyboard.press("j")
    assert current(page) == "n1"


@pytest.mark.parametrize("keys", ["Control+j", "Alt+j", "Meta+j", "Shift+J"])
def test_keys_with_modifiers_are_left_alone(open_page: Open, keys: str) -> None:
    page = open_page()
    page.keyboard.press(keys)
    assert current(page) is None


@pytest.mark.parametrize("tag", ["input", "textarea", "select", "div contenteditable tabindex=0"])
def test_keys_typed_into_a_field_are_left_alone(open_page: Open, tag: str) -> None:
    page = open_page()
    page.evaluate(f"document.querySelector('main').insertAdjacentHTML('afterbegin', '<{tag} class=field></{tag.split()[0]}>')")
    page.locator(".field").focus()
    page.keyboard.press("j")
    assert current(page) is None
