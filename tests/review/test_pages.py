"""What the pages show, and to whom."""

import pytest

from models.notice import SectionNode
from pipeline.register.item import items_of
from pipeline.review.cards import heading_above


def path(notice, rest=""):
    return f"/van-ban/{notice.document.sha256}{rest}"


def test_the_inbox_lists_the_notice(browser):
    answer = browser.get("/?view=tat-ca")
    assert answer.status_code == 200
    assert "45/TB-UBND" in answer.text


@pytest.mark.parametrize("words", ["cap nuoc", "cấp nước", "CẤP NƯỚC", "ca\u0302\u0301p nu\u031bo\u031b\u0301c", "so tai chinh"])
def test_search_does_without_diacritics(browser, words):
    assert "45/TB-UBND" in browser.get("/", params={"view": "tat-ca", "q": words}).text


@pytest.mark.parametrize(
    "query", [{"q": "cap dien"}, {"q": "100%"}, {"type": "CV"}, {"issuer": "Sở Y tế"}, {"unit": "Sở Y tế"}, {"since": "2026-04-01"}]
)
def test_what_does_not_match_is_not_listed(browser, query):
    assert "45/TB-UBND" not in browser.get("/", params={"view": "tat-ca"} | query).text


def test_the_notice_shows_text_and_tasks(browser, notice):
    page = browser.get(path(notice)).text
    assert page.count('class="card ') == len(notice.tasks) == 3
    assert 'id="text"' in page
    assert "Sở Xây dựng" in page


def test_text_of_a_notice_is_escaped(browser, notice):
    page = browser.get(path(notice)).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_every_answer_has_a_strict_policy(browser, notice):
    for address in ("/", path(notice), "/static/notice.js", "/khong-co"):
        policy = browser.get(address).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_pages_have_no_inline_script_or_style(browser, notice):
    for address in ("/", path(notice), path(notice, "/lich-su")):
        page = browser.get(address).text
        assert " style=" not in page
        assert "<style" not in page
        assert page.count("<script") == page.count('<script src="/static/')


@pytest.mark.parametrize("name", ["../app.py", "..%2fapp.py", "%2e%2e/app.py", "/etc/passwd", "....//app.py", "LICENSES.md"])
def test_only_known_files_are_served(browser, name):
    assert browser.get(f"/static/{name}").status_code == 404


@pytest.mark.parametrize("address", ["/van-ban/xyz", "/van-ban/..%2f..%2fetc", "/van-ban/" + "0" * 64, "/khong-co"])
def test_what_is_not_there_is_said_to_be_missing(browser, address):
    assert browser.get(address).status_code in (404, 422)


def test_another_host_name_is_refused(browser):
    assert browser.get("/", headers={"Host": "example.org"}).status_code == 400


def test_units_are_suggested_without_diacritics(browser):
    assert "Sở Xây dựng" in browser.get("/goi-y?q=so xay").text
    assert "<li" not in browser.get("/goi-y?q=%25%25").text


def test_a_deadline_is_explained_by_the_date_of_the_notice(browser, notice):
    assert "15/10/2026" in browser.get(path(notice, "/han"), params={"deadline": "trước 15/10"}).text
    assert "Chưa hiểu" in browser.get(path(notice, "/han"), params={"deadline": "hôm nào đó"}).text


def test_a_recurring_deadline_is_told_to_people_not_to_programs(browser, notice):
    answer = browser.get(f"/van-ban/{notice.document.sha256}/han", params={"deadline": "hàng quý"}).text
    assert "lặp lại" in answer
    assert "FREQ" not in answer


def test_an_oversized_form_is_refused(browser, notice):
    assert browser.post(path(notice, "/sua"), {"title": "x" * 300_000}).status_code == 413


def test_why_is_told_in_words_not_by_the_names_of_rules(browser, notice):
    page = browser.get(path(notice)).text
    assert "Giao bằng động từ giao việc" in page
    assert "Phải xong trước một ngày" in page
    assert "Độ tin cậy" in page
    names = {place.rule for task in notice.tasks for place in (task.evidence["text"], *(unit.evidence for unit in task.lead)) if place.rule}
    assert names
    assert not [name for name in names if name in page]


def test_lines_of_a_text_are_told_for_the_keyboard(browser, notice):
    rows = browser.get(path(notice, "/dong.json")).json()
    first = next(row for row in rows if row[2].startswith("1. Giao Sở Xây dựng"))
    last = next(row for row in rows if row[2].startswith("2. Giao Sở Nông nghiệp"))
    form = browser.get(path(notice, "/them"), params={"start": first[0], "end": last[1]}).text
    assert "trước ngày 20/4/2026" in form
    assert "trước ngày 15/5/2026" in form


def test_every_page_can_tell_the_keys(browser, notice):
    for address in ("/", path(notice), "/do-chinh-xac", "/tai-khoan"):
        assert 'id="keys"' in browser.get(address).text


def test_a_browser_that_has_a_file_already_is_told_so(browser):
    first = browser.client.get("/static/notice.js")
    again = browser.client.get("/static/notice.js", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert browser.client.get("/static/review.css", headers={"If-None-Match": first.headers["etag"]}).status_code == 200


def test_an_annex_that_begins_with_one_again_has_no_heading_of_the_letter(notice):
    item, _ = next(iter(items_of(notice).values()))
    node = SectionNode(path=item.path, label="1.", heading="Cấp nước", kind="number", start=item.start, end=item.end)
    elsewhere = node.model_copy(update={"heading": "Mục đích", "start": item.end, "end": item.end + 10})
    assert heading_above([node, elsewhere], item) == "Cấp nước"
    assert heading_above([elsewhere], item) is None


@pytest.mark.parametrize(("since", "until", "found"), [
    ("12/3/2026", "12/03/2026", True),
    ("13/03/2026", "", False),
    ("", "11/3/2026", False),
    ("2026-03-12", "", True),
])  # fmt: skip
def test_days_of_the_filter_are_written_as_in_vietnam(browser, since, until, found):
    page = browser.get("/", params={"view": "tat-ca", "since": since, "until": until}).text
    assert ("45/TB-UBND" in page) is found


@pytest.mark.parametrize("day", ["31/02/2026", "hôm qua", "3/2026"])
def test_a_filter_by_no_day_is_refused(browser, day):
    assert browser.get("/", params={"since": day}).status_code == 422
