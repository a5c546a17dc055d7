"""The page: every difference in its place, and nothing in it that a browser would run."""

from pipeline.evaluate.marking import marked
from pipeline.evaluate.page import page
from pipeline.evaluate.reading import ReadNotice
from pipeline.evaluate.report import measure, report
from pipeline.evaluate.scoring import score
from tests.evaluate.cases import BODY, CHECK, LIST, label, labels, notice, task

WANTED = labels(label(), label(CHECK, ["Công an xã"], path=("2",)), genre="công văn")


def pieces(found, wanted=WANTED, body=BODY):
    read = ReadNotice(notice=found, body=body)
    return marked(wanted, read, score(wanted, found))


def test_the_text_is_whole_and_in_order():
    assert "".join(piece.text for piece in pieces(notice(task())).pieces) == BODY


def test_each_task_is_marked_where_it_stands():
    outcome = {piece.text: piece.outcome for piece in pieces(notice(task(lead=("Sở Nội vụ",)))).pieces if piece.outcome}
    assert outcome == {LIST: "wrong", CHECK.rstrip("."): "missed"}


def test_what_differs_is_told_where_the_passage_begins():
    told = {piece.text: [one.field for j in piece.told for one in j.differences] for piece in pieces(notice(task())).pieces if piece.told}
    assert told == {CHECK.rstrip("."): ["missed"]}


def test_a_missed_task_whose_words_are_not_there_is_told_all_the_same():
    wanted = labels(label("việc không có trong văn bản này đâu nhé"))
    assert [one.outcome for one in pieces(notice(), wanted).unplaced] == ["missed"]


def test_without_the_file_the_passages_are_shown():
    found = pieces(notice(task()), body=None)
    assert not found.whole
    assert [piece.text for piece in found.pieces if piece.outcome] == [LIST]
    assert [one.outcome for one in found.unplaced] == ["missed"]


def test_values_are_escaped():
    evil = notice(task(lead=("<script>alert(1)</script>",)))
    content = page(measure([WANTED], {"a": ReadNotice(notice=evil, body=BODY)})).decode()
    assert "<script" not in content
    assert "&lt;script&gt;" in content


def test_the_page_says_what_was_not_read_at_all():
    content = page(measure([WANTED], {})).decode()
    assert "Không có kết quả cho văn bản này." in content
    assert content.count("Bỏ sót nhiệm vụ") == 2


def test_groups():
    found = report(measure([WANTED, labels(label(), id="b", genre="chỉ thị", scan=True)], {"a": ReadNotice(notice=notice(task()))}))
    assert set(found.by_genre) == {"công văn", "chỉ thị"}
    assert set(found.by_reading) == {"text", "unread"}
    assert found.total.gold_tasks == 3
