"""Sentences in Vietnamese and English: which question they ask, what their names mean, and when they are refused."""

from __future__ import annotations

import json
import re
import shlex
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.app.conftest import Run
from tests.notshipped import WHY

from hoso.app.answering import answer, explained, narrowed
from hoso.app.asking import understand
from hoso.app.corrections import COLUMN
from hoso.app.frames import load as load_frames
from hoso.app.narrowing import BAR, Holds, Only, holds_loosely
from hoso.app.questions import answer as by_name
from hoso.app.questions import prepare
from hoso.app.refusing import NotUnderstood
from hoso.app.remembering import Remembering
from hoso.app.rulebook import SentenceFileError, load, rules
from hoso.app.scenes import Scene, called
from hoso.app.sentences import Reading, read
from hoso.app.store import open_store
from hoso.app.when import find
from hoso.app.words import joined, words
from hoso.graph.assets import asset
from hoso.graph.saved import catalogue
from hoso.graph.saved import find as find_question
from hoso.loaders.lexicon import read as table

RULES = asset("queries") / "sentences.toml"
EXAMPLES = [(sentence.question, example) for sentence in rules().sentences for example in sentence.examples]


@pytest.fixture(scope="module")
def view(store: Path) -> Iterator[Remembering]:
    with open_store(store) as opened:
        yield Remembering(opened)


def flat(reading: Reading) -> dict[str, str]:
    kept = {column: " | ".join(values) for column, values in reading.keep.items()}
    dates = {"since": reading.since, "until": reading.until}
    told = {"told": " | ".join(map(joined, reading.told))} if reading.told else {}
    return {**reading.names(), **kept, **told, **{name: value for name, value in dates.items() if value}}


@pytest.mark.parametrize(("question", "example"), EXAMPLES, ids=[example["ask"] for _, example in EXAMPLES])
def test_each_example_of_a_template_is_read_as_it_says(question: str, example: dict[str, str]) -> None:
    expected = {name: value for name, value in example.items() if name != "ask"}
    assert (question, expected) in [(reading.question, flat(reading)) for reading in read(example["ask"])]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("năm 2022", [("2022", "2022")]),
        ("nam 2022", [("2022", "2022")]),
        ("tháng 5/2022", [("2022-05", "2022-05")]),
        ("tháng 5 năm 2022", [("2022-05", "2022-05")]),
        ("hôm 9/5/2022", [("2022-05-09", "2022-05-09")]),
        ("ngày 9 tháng 5 năm 2022", [("2022-05-09", "2022-05-09")]),
        ("9-5-2022", [("2022-05-09", "2022-05-09")]),
        ("2022-05-09", [("2022-05-09", "2022-05-09")]),
        ("từ 2020 đến 2022", [("2020", "2022")]),
        ("tu nam 2020 den het nam 2022", [("2020", "2022")]),
        ("giai đoạn 2020 – 2022", [("2020", "2022")]),
        ("từ tháng 3/2021 đến tháng 5/2022", [("2021-03", "2022-05")]),
        ("năm 2021 và 2022", [("2021", "2022")]),
        ("năm 2021 và 2023", [("2021", "2021"), ("2023", "2023")]),
        ("quý II/2023", [("2023-04", "2023-06")]),
        ("Q2 2023", [("2023-04", "2023-06")]),
        ("từ 2020 đến nay", [("2020", "")]),
        ("từ năm 2022 trở về trước", [("", "2022")]),
        ("trước năm 2022", [("", "2021-12-31")]),
        ("trước ngày 1/3/2024", [("", "2024-02-29")]),
        ("sau tháng 5 năm 2022", [("2022-06-01", "")]),
        ("after 2022", [("2023-01-01", "")]),
        ("since May 2022", [("2022-05", "")]),
        ("until March 2021", [("", "2021-03")]),
        ("between 2020 and 2022", [("2020", "2022")]),
        ("on 9 May 2022", [("2022-05-09", "2022-05-09")]),
        ("May 9th, 2022", [("2022-05-09", "2022-05-09")]),
        ("in Sept 2022", [("2022-09", "2022-09")]),
        ("9/5", []),
        ("hôm qua", []),
        ("ngày 31/2/2022", []),
        ("Quyết định 2022", []),
        ("Quyết định 2022 năm 2023", [("2023", "2023")]),
    ],
)
def test_dates(text: str, spans: list[tuple[str, str]]) -> None:
    assert [(found.since, found.until) for found in find(words(text), rules().numbered)] == spans


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('question = "who-chaired"', 'question = "who-shared"'), "there is no saved question 'who-shared'"),
        (("{body} [DA] DUOC {examiner} {act}", "{body} [DA DUOC {examiner} {act}"), "']' is missing"),
        (("{body} [DA] DUOC {examiner} {act}", "{body} DA] DUOC {examiner} {act}"), "']' closes nothing"),
        (("{body} [DA] DUOC {examiner} {act}", "{boddy} [DA] DUOC {examiner} {act}"), "inspections-of has no boddy"),
        (("{body} [DA] DUOC {examiner} {act}", "{body} [DAA] DUOC {examiner} {act}"), "there is no list DAA"),
        (("keep = { relation", "keep = { relations"), "cited-by has no column 'relations'"),
        (("keep = { relation", "kept = { relation"), "unknown key kept"),
        (('{ ask = "who inspected Sông Trà", body', '{ ask = "who inspected Sông Trà", bodi'), "has the key bodi"),
        (("[choice.act]\ncolumn", "[choice.act]\ncolumns"), "[choice.act] has a column, vi and en"),
        (("[opening]\nvi = [", "[opening]\nvi = [["), "is no TOML"),
    ],
)  # fmt: skip
def test_a_faulty_file_is_named_with_its_line(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    source = RULES.read_text(encoding="utf-8")
    assert change[0] in source
    faulty = tmp_path / "sentences.toml"
    faulty.write_text(source.replace(change[0], change[1], 1), encoding="utf-8")
    with pytest.raises(SentenceFileError) as raised:
        load(faulty)
    assert message in str(raised.value)
    assert str(raised.value).startswith(str(faulty))


def test_a_fault_of_a_sentence_has_its_line(tmp_path: Path) -> None:
    faulty = tmp_path / "sentences.toml"
    faulty.write_text('\n\n[[sentence]]\nquestion = "timeline"\nvi = ["a"]\n', encoding="utf-8")
    with pytest.raises(SentenceFileError, match=rf"^{re.escape(str(faulty))}:3: timeline: no examples"):
        load(faulty)
    with pytest.raises(SentenceFileError, match="cannot be read"):
        load(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            ('question = "inspections-by"', 'question = "inspections-buy"'),
            "there is no saved question 'inspections-buy'",
        ),
        (('slots = { patient = "body" }', 'slots = { patience = "body" }'), "there is no role 'patience'"),
        (('slots = { patient = "body" }', 'slots = { patient = "boddy" }'), "has no parameter boddy"),
        (('Body = "sender" }', 'Body = "send" }'), "has no column send"),
        (('kinds = ["Person", "Body", "Delegation"]', 'kinds = ["Persons"]'), "no name is of the kind Persons"),
        (("lead = ", "leads = "), "there is no list leads"),
        (('acts = "act"', 'act = "act"'), "unknown key act"),
    ],
)
def test_a_faulty_frame_is_named_with_its_line(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    source = (asset("queries") / "frames.toml").read_text(encoding="utf-8")
    assert change[0] in source
    faulty = tmp_path / "frames.toml"
    faulty.write_text(source.replace(change[0], change[1], 1), encoding="utf-8")
    with pytest.raises(SentenceFileError) as raised:
        load_frames(faulty)
    assert message in str(raised.value)
    line = source[: source.index('name = "inspect"')].count("\n")
    assert str(raised.value).startswith(f"{faulty}:{line}: ")


@pytest.mark.parametrize(
    "sentence",
    [
        "{0} đã kiểm tra {1} khi nào?",
        "{1} bị {0} kiểm tra hồi nào?",
        "{1} được kiểm tra bởi {0} lúc nào?",
        "{0} xuống {1} kiểm tra vào ngày nào?",
        "on what date was {1} inspected by {0}",
        "in which year has {0} ever inspected {1}",
    ],
)
def test_who_inspected_and_who_was_inspected_is_shown_by_the_sentence(view: Remembering, sentence: str) -> None:
    above, below = "Ban Thường vụ Tỉnh ủy An Giao", "Huyện ủy Vân Trạch"
    assert {row["date"] for row in asked(view, sentence.format(above, below))} == {"2023-03-14", "2024-04-18"}
    assert asked(view, sentence.format(below, above)) == []


@pytest.mark.parametrize(
    ("sentence", "offered"),
    [
        ("Chỉ thị 11-CT/TU ban hành do đâu lúc đêm", ["Chỉ thị 11-CT/TU", "(who-issued)"]),
        ("who issued Resolution 05-NQ/TU at night", ["Resolution 05-NQ/TU", "(who-issued)"]),
        ("ai bắt Ngô Bá Thuyên khi kiểm tra", ["Ngô Bá Thuyên", "(inspections-by)"]),
    ],
)
def test_questions_that_come_near_are_offered_with_the_names_of_the_sentence(
    view: Remembering, sentence: str, offered: list[str]
) -> None:
    with pytest.raises(NotUnderstood) as raised:
        understand(sentence, {}, view)
    assert [text for text in offered if text not in str(raised.value)] == []
    invented = ("Trần Văn Thử", "Đồi Sim", "Sông Trà")
    assert [name for name in invented if name in str(raised.value)] == []


def test_no_part_of_a_mistyped_name_is_offered(view: Remembering) -> None:
    with pytest.raises(NotUnderstood) as raised:
        understand("Ai kiểm tra Huyện ủy Vân Trach từ năm 2024 đến năm 2023?", {}, view)
    assert "năm 2024 là sau năm 2023" in str(raised.value)
    assert "Huyện ủy Vân " not in str(raised.value)


def test_where_nothing_is_left_the_wider_question_is_named(view: Remembering) -> None:
    note = answer(understand("What shortcomings did Phu Ngan admit?", {}, view), view).note
    assert re.search(r"without these limits the answer has [1-9] rows?: hoso ask findings-of --body [^-]*$", note)


def test_nothing_is_offered_where_nothing_comes_near(view: Remembering) -> None:
    for sentence in ("who stole the money", "Is Ngô Bá Thuyên corrupt?", "Theo bạn ai giỏi nhất?"):
        with pytest.raises(NotUnderstood) as raised:
            understand(sentence, {}, view)
        assert "hoso ask" in str(raised.value).rpartition("; ")[2]


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("ai kiểm tra Vân Trạch", ""),
        (
            "ai kiểm tra Vân Trạch năm 2019",
            "không nêu điều nào như thế là đã hay đang làm trong thời gian ấy; điều chỉ dự kiến, yêu cầu hay phủ nhận",
        ),
        ("ai giám sát Vân Trạch", "không còn dòng nào sau khi chọn như dưới đây; như thế chưa có nghĩa là không có"),
        (
            "who inspected Vân Trạch in 2019",
            "as done or going on in that time; what was only planned, asked for or denied is not counted; what has no date",
        ),
    ],
)
def test_no_rows_say_what_was_looked_for(view: Remembering, sentence: str, says: str) -> None:
    found = answer(understand(sentence, {}, view), view)
    assert bool(found.rows) == (not says)
    assert says in found.note


def test_an_act_that_is_named_is_the_only_one_told(view: Remembering) -> None:
    for sentence, act in (("Vân Trạch bị yêu cầu làm gì?", "requested"), ("What did Vân Trạch admit?", "admitted")):
        assert {row["act"] for row in asked(view, sentence)} == {act}
    # What is asked for may stand in a conclusion.
    rows = asked(view, "Thành ủy Lộc Khê bị yêu cầu làm gì?")
    assert [(row["act"], "yêu cầu" in row["quote"]) for row in rows] == [("concluded", True)]


HOSTILE = [
    "",
    "   ",
    "?",
    "' OR 1=1 --",
    "ai kiểm tra Vân Trạch' OR '1'='1",
    "MATCH (n) DETACH DELETE n",
    "ai kiểm tra ai }) DETACH DELETE n //",
    "ai kiểm tra $body",
    "ai kiểm tra {body}",
    "{who} kiểm tra ai",
    "ai kiểm tra \x1b]0;x\x07\x9b2J",
    "ai \x00 kiểm tra ai",
    "a" * 10_000,
    "ai kiểm tra " * 1_000,
    "ai " * 59 + "x",
    "\u0301" * 500,
    "٢٠٢٢ ai kiểm tra năm ٢٠٢٢",
    "ai kiểm tra năm 0000",
    "ai kiểm tra \ud800",
    "../../etc/passwd",
]


@pytest.mark.parametrize("sentence", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_sentences_are_refused_in_a_short_line(view: Remembering, sentence: str) -> None:
    with pytest.raises(NotUnderstood) as raised:
        understand(sentence, {}, view)
    assert 0 < len(str(raised.value)) < 1000


def asked(view: Remembering, sentence: str, **given: str) -> list[dict[str, Any]]:
    found = answer(understand(sentence, given, view), view)
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def test_a_named_act_keeps_the_rows_of_that_act_and_says_so(view: Remembering) -> None:
    found = answer(understand("ai giám sát Vân Trạch", {}, view), view)
    assert found.rows == ()
    assert "chỉ lấy việc: giám sát; bỏ 2 dòng khác" in found.note
    assert {row["act"] for row in asked(view, "ai giám sát Đảng ủy Sở Nội vụ")} == {"giám sát"}


@pytest.mark.parametrize(
    ("sentence", "begins"),
    [
        ("Was Van Trach inspected in 2023?", "Yes: the articles of this store say so (1 row)"),
        ("Huyện ủy Vân Trạch có bị kiểm tra không?", "Có: các bài trong kho nêu như vậy (2 dòng)"),
        ("huyen uy van trach da bi kiem tra nam 2022 chua", "các bài trong kho không nêu như vậy"),
        (
            "Has Phu Ngan been inspected by the Provincial Party Committee?",
            "nothing in the articles of this store says so",
        ),
        ("Đặng Văn Khải có phải là Bí thư Tỉnh ủy An Giao không?", "Có, vào những ngày"),
        ("Is Ngô Bá Thuyên the secretary of Van Trach?", "Formerly"),
        # Rows prove nothing of all, of praise that they may hold, of what was not named.
        ("Did all districts get inspected?", "3 rows"),
        ("Lê Thị Thu Hạ có khen Vân Trạch phải không?", "1 dòng"),
        ("Sở Nội vụ có bị kiểm tra không?", "1 dòng"),
        ("Ai kiểm tra Vân Trạch?", "2 dòng"),
    ],
)
def test_a_yes_is_said_where_rows_prove_it_and_a_no_never(view: Remembering, sentence: str, begins: str) -> None:
    found = answer(understand(sentence, {}, view), view)
    assert found.note.startswith(begins)
    said_yes = begins.startswith(("Yes", "Có"))
    assert [one.startswith(("Yes: ", "Có: ")) for one in found.sentences[:1]] == [said_yes] * bool(found.rows)


def test_who_leads_an_event_stands_there_once(view: Remembering) -> None:
    rows = asked(view, "Ông Đặng Văn Khải làm gì ngày 16/3/2023?")
    assert [row["roles"] for row in rows] == [["LED"]]


def test_a_cut_quote_keeps_the_words_that_were_asked_for(hoso: Run, store: Path) -> None:
    shown = hoso("ask", "Thu ngân sách của An Giao là bao nhiêu?", "--store", store).out
    assert ("[…]" in shown, "9,1" in shown) == (True, True)


def test_an_empty_answer_names_others_with_these_words(view: Remembering) -> None:
    found = answer(understand("ai kiểm tra Sở Nội vụ năm 2019", {}, view), view)
    assert found.rows == ()
    assert "tên khác có các từ này: Đảng ủy Sở Nội vụ tỉnh An Giao" in found.note


def test_where_nothing_is_told_of_a_body_its_party_organisation_answers_and_the_note_says_so(
    view: Remembering,
) -> None:
    found = answer(understand("ai giám sát Sở Nội vụ", {}, view), view)
    assert {row[found.columns.index("inspected")] for row in found.rows} == {"Đảng ủy Sở Nội vụ tỉnh An Giao"}
    assert "không có dòng nào của chính “Sở Nội vụ”; các dòng này là của: Đảng ủy Sở Nội vụ tỉnh An Giao" in found.note


def test_a_body_is_asked_for_with_its_committees_and_a_place_with_its_bodies(view: Remembering) -> None:
    rows = asked(view, "ai đã kiểm tra Huyện ủy Vân Trạch năm 2023")
    assert {row["inspected"] for row in rows} == {"Ban Thường vụ Huyện ủy Vân Trạch"}
    assert asked(view, "who inspected van trach in 2023") == rows
    # The rows of several bodies stand in the order of one.
    dates = [row["date"] for row in asked(view, "who inspected Vân Trạch")]
    assert dates == sorted(dates, reverse=True)


def test_an_office_is_told_for_the_time_that_is_asked_for(view: Remembering) -> None:
    assert {row["post"] for row in asked(view, "Ngô Bá Thuyên giữ chức gì năm 2023?")} == {"Bí thư Huyện ủy Vân Trạch"}
    posts = {row["post"] for row in asked(view, "Ngô Bá Thuyên giữ chức gì từ tháng 4/2024?")}
    assert posts == {"Phó Chủ nhiệm Thường trực Ủy ban Kiểm tra Tỉnh ủy An Giao"}


def test_options_beside_a_sentence_narrow_it_and_must_not_contradict_it(view: Remembering) -> None:
    assert {row["date"] for row in asked(view, "ai kiểm tra ai", since="2024")} == {"2024-04-18"}
    with pytest.raises(NotUnderstood, match="say different things"):
        asked(view, "ai kiểm tra ai năm 2023", since="2024")


def test_what_would_be_asked_is_explained_with_its_cypher(view: Remembering) -> None:
    text = explained(understand("ai da kiem tra huyen uy van trach nam 2023", {}, view))
    assert "inspections-of" in text
    assert "hoso ask inspections-of --body 'Huyện ủy Vân Trạch' --since 2023 --until 2023" in text
    assert ':param since => "2023-01-01"' in text
    assert find_question("inspections-of").text in text


def test_every_saved_question_says_its_rows_in_both_languages() -> None:
    assert [query.name for query in catalogue() if set(query.say) != {"vi", "en"}] == []


CASES = Path(__file__).parents[1] / "cases"
ASKED = [(row["sentence"], row["question"], row["means"]) for row in table(CASES / "sentences_asked.tsv")]
REFUSED = [(row["sentence"], row["says"]) for row in table(CASES / "sentences_refused.tsv")]


@pytest.mark.parametrize(("sentence", "question", "means"), ASKED, ids=[sentence for sentence, *_ in ASKED])
def test_a_sentence_asks_its_question(view: Remembering, sentence: str, question: str, means: str) -> None:
    understood = understand(sentence, {}, view)
    assert question == understood.asked.question.name
    expected = dict(part.split("=", 1) for part in means.split("; ") if part)
    dates = {name: understood.typed[name] for name in ("since", "until") if name in understood.typed}
    dates |= {name: value for name, value in zip(("since", "until"), understood.only.seen, strict=True) if value}
    if "date" in understood.typed:
        dates = dict.fromkeys(("since", "until"), understood.typed["date"])
    kept = {column: " | ".join(values) for column, values in understood.only.keep.items()}
    names = {
        slot: expected[slot] if expected.get(slot) in {found.value, *(node.name for node in found.nodes)} else found
        for slot, found in understood.names.items()
    }
    assert expected == {**names, **kept, **dates}
    columns = answer(understood, view).columns
    assert columns[: len(understood.asked.question.columns)] == understood.asked.question.columns


@pytest.mark.parametrize(("sentence", "says"), REFUSED, ids=[sentence for sentence, _ in REFUSED])
def test_what_is_not_understood_whole_is_refused(view: Remembering, sentence: str, says: str) -> None:
    with pytest.raises(NotUnderstood) as raised:
        understand(sentence, {}, view)
    assert says in str(raised.value)


def test_what_the_readme_gives_as_examples_is_answered(view: Remembering) -> None:
    tour = (
        (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8").split("**2. Ask.**")[1].split("**3.")[0]
    )
    phrases = re.findall(r"\(\*([^*]+)\*\)", tour)
    assert len(phrases) > 1
    for sentence in phrases:
        assert answer(understand(sentence, {}, view), view).rows, sentence
    (told,) = re.findall(r"A document goes by its number \(([^)]+)\)", tour)
    for typed in re.findall(r"`([^`]+)`", told):
        question = prepare("who-issued", {"document": typed.removeprefix("--document ").strip('"')})
        assert by_name(question, view).rows, typed


def test_there_are_as_many_cases_as_the_bench_says() -> None:
    assert len(ASKED) >= 120
    assert len(REFUSED) >= 30


def replayed(view: Remembering, command: str) -> list[tuple[Any, ...]]:
    """The rows of a command that an answer says it was read as."""
    _, _, name, *options = shlex.split(command)
    pairs = list(zip(options[::2], options[1::2], strict=True))
    only = [value for option, value in pairs if option == "--only"]
    given = {option.removeprefix("--"): value for option, value in pairs if option != "--only"}
    question = prepare(name, given)
    if only or any(BAR in value for value in given.values()):
        return list(answer(narrowed(question, view, "en", only), view).rows)
    return list(by_name(question, view).rows)


@pytest.mark.parametrize("sentence", [sentence for sentence, *_ in ASKED[::3]])
def test_the_command_that_an_answer_names_gives_the_same_rows(view: Remembering, sentence: str) -> None:
    understood = understand(sentence, {}, view)
    assert replayed(view, understood.command()) == list(answer(understood, view).rows)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("kind", "write COLUMN=VALUE or COLUMN~WORDS"),
        ("colour=red", "there is no column colour; there are leader, delegation"),
        ("kind=", "write COLUMN=VALUE"),
    ],
)
def test_a_faulty_only_is_a_misuse(hoso: Run, store: Path, text: str, message: str) -> None:
    done = hoso("ask", "inspections-of", "--body", "Lộc Khê", "--only", text, "--store", store)
    assert (done.status, message in done.err) == (2, True)
    assert hoso("ask", "ai kiểm tra Lộc Khê", "--only", "kind=Person", "--store", store).status == 2


def test_only_keeps_rows_of_a_question_asked_by_its_name(hoso: Run, store: Path) -> None:
    ask = (
        "ask",
        "who-took-part",
        "--since",
        "2023-03-28",
        "--until",
        "2023-03-28",
        "--store",
        store,
        "--format",
        "json",
    )
    rows = json.loads(hoso(*ask, "--only", "event~Điểm cầu", "--only", "roles=CHAIRED | LED").out)
    assert {row["person"] for row in rows} == {"Ngô Bá Thuyên", "Trịnh Công Sửu"}


def test_an_event_is_found_by_what_is_told_of_it(view: Remembering) -> None:
    people = {row["person"] for row in asked(view, "Ai dự lễ khai giảng ở Phú Ngàn?")}
    assert people == {"Bùi Đăng Quế", "Mai Xuân Lượng"}
    online = {row["person"] for row in asked(view, "Who chaired the online conference?")}
    assert online == {"Đặng Văn Khải", "Ngô Bá Thuyên", "Trịnh Công Sửu"}
    team = {row["person"] for row in asked(view, "Những ai tham gia đoàn kiểm tra Vân Trạch năm 2024?")}
    assert team == {"Hoàng Minh Tước", "Ngô Bá Thuyên"}  # not Tạ Thị Lụa, who received it


def test_events_of_one_name_are_told_apart_by_their_articles() -> None:
    known = {"a": Scene("Làm việc", articles={"1"}), "b": Scene("Làm việc", articles={"2"})}
    assert called(known, frozenset("ab")) == (("Làm việc",), frozenset())
    names, articles = called(known, frozenset("a"))
    held = Holds("với Sở X", ("event",), names, articles, exact=True)
    rows = [("Làm việc", "1"), ("Làm việc", "2"), ("Làm việc với Sở X", "1")]
    assert [held.fits({"event": name, "articles": [article]}) for name, article in rows] == [True, False, False]
    assert Only(told=(held,)).options() == ["event=Làm việc", "articles=1"]


def test_what_is_due_before_a_day_is_due_on_it_at_the_latest(view: Remembering) -> None:
    due = [str(row["due"]) for row in asked(view, "Việc gì phải hoàn thành trước ngày 31/12/2023?")]
    assert due == ["2023-06-30", "2023-06-30", "2023-12-31"]
    assert len(asked(view, "what must be done before 30 December 2023")) == 2


# --- on the command line ----------------------------------------------------------------------------------------------


def test_a_sentence_on_the_command_line(hoso: Run, store: Path) -> None:
    by_name = hoso(
        "ask", "inspections-of", "--body", "Ban Thường vụ Thành ủy Lộc Khê", "--store", store, "--format", "json"
    )
    by_sentence = hoso("ask", "ai", "kiểm", "tra", "Thành ủy Lộc Khê", "--store", store, "--format", "json")
    assert by_sentence.status == 0, by_sentence.err
    assert json.loads(by_sentence.out) == json.loads(by_name.out)
    table = hoso("ask", "Ai kiểm tra Thành ủy Lộc Khê?", "--store", store, "--evidence", env={"COLUMNS": "180"}).out
    assert table.count("“Ngày 16/3, Đoàn kiểm tra số 1") == 1  # under the row, whole
    assert "tại thành phố Lộc Khê · 2023-03-16" in table
    assert "đọc là: hoso ask inspections-of --body 'Thành ủy Lộc Khê'" in table


def test_a_refused_sentence_costs_one_line_and_status_1(hoso: Run, store: Path) -> None:
    done = hoso("ask", "why was Lộc Khê inspected?", "--store", store)
    assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)
    assert done.err.startswith("hoso: why and how are not answered")


def test_an_answer_in_sentences(hoso: Run, store: Path) -> None:
    asked = ("ask", "ai kiểm tra Thành ủy Lộc Khê", "--store", store, "--format", "text")
    env = {"COLUMNS": "400"}
    sentence = (
        "Ban Thường vụ Thành ủy Lộc Khê được kiểm tra, ngày 16/3/2023; người dẫn đầu: Đặng Văn Khải; "
        "đoàn: Đoàn kiểm tra số 1 của Ban Thường vụ Tỉnh ủy An Giao; nơi cử đoàn: Ban Thường vụ Tỉnh ủy An Giao, theo “Bí thư Tỉnh ủy An Giao kiểm tra việc thực hiện "
        "nghị quyết về chuyển đổi số tại thành phố Lộc Khê” (16/3/2023)."
    )
    assert sentence in hoso(*asked, env=env).out.splitlines()
    english = hoso(*asked, "--lang", "en", env=env).out
    assert "Ban Thường vụ Thành ủy Lộc Khê was inspected on 16 March 2023; led by Đặng Văn Khải" in english
    named = hoso(
        "ask", "inspections-of", "--body", "Lộc Khê", "--lang", "vi", "--store", store, "--format", "text", env=env
    )
    assert sentence in named.out.splitlines()


def test_explain_shows_the_cypher_and_asks_nothing(hoso: Run, store: Path) -> None:
    done = hoso("ask", "who inspected loc khe in 2023", "--store", store, "--explain")
    assert done.status == 0
    assert "read as: hoso ask inspections-of --body 'Thành ủy Lộc Khê' --since 2023 --until 2023" in done.out
    assert ':param since => "2023-01-01"' in done.out
    assert find_question("inspections-of").text in done.out
    assert "Đặng Văn Khải" not in done.out
    assert "RETURN" in hoso("ask", "who-chaired", "--person", "khai", "--store", store, "--explain").out


SEEDS = sorted((Path(__file__).parents[3] / "shared" / "eval" / "articles").glob("seed-*.txt"))


@pytest.mark.skipif(len(SEEDS) != 5, reason=WHY)
@pytest.mark.slow
def test_sentences_on_five_articles_of_the_press(hoso: Run, tmp_path: Path) -> None:
    assert hoso("build", *SEEDS, "--store", tmp_path / "store").status == 0
    questions = {
        "ai kiểm tra ai": "who-inspected-whom",
        "Ai đã kiểm tra Quận ủy Hoàn Kiếm năm 2022?": "inspections-of",
        "ai ban hành Quy định 55-QĐ/TƯ": "who-issued",
        "cơ quan nào thực hiện Chương trình 01": "who-implements",
        "Nguyễn Ngọc Tuấn giữ chức gì năm 2020?": "career-of",
        "who inspected Tây Hồ": "inspections-of",
        "who chaired conferences in 2021": "who-chaired",
        "ai da kiem tra quan uy hoan kiem nam 2022": "inspections-of",
    }
    with open_store(tmp_path / "store") as opened:
        for sentence, question in questions.items():
            understood = understand(sentence, {}, opened)
            assert question == understood.asked.question.name, sentence
            assert answer(understood, opened).rows, sentence


def test_a_place_means_bodies_whose_own_names_end_in_it(view: Remembering) -> None:
    found = understand("ai kiểm tra tỉnh An Giao", {}, view).names["body"]
    assert "Sở Nội vụ tỉnh An Giao" in {node.name for node in found.nodes}
    assert not [node.name for node in found.nodes if "Vân Trạch" in node.name]


def test_a_vietnamese_answer_has_vietnamese_heads_and_words_in_its_table_alone(hoso: Run, store: Path) -> None:
    ask = ("ask", "Ai dự lễ khai giảng ở Phú Ngàn?", "--store", store)
    shown = hoso(*ask, env={"COLUMNS": "200"}).out
    assert ("vai trò" in shown, "tham dự" in shown, "roles" in shown) == (True, True, False)
    assert json.loads(hoso(*ask, "--format", "json").out)[0]["roles"] == ["TOOK_PART"]
    named = table(asset("queries") / "heads.tsv", key=("what", "name"))
    columns = {column for question in catalogue() for column in question.columns}
    assert {row["name"] for row in named if row["what"] == "column"} <= {*columns, COLUMN}


def test_words_may_stand_apart_in_an_answer_where_they_stand_nowhere_together(view: Remembering) -> None:
    understood = understand("Ai đề nghị giải ngân vốn?", {}, view)
    assert any("~~" in option for option in understood.only.options())
    assert replayed(view, understood.command()) == list(answer(understood, view).rows) != []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Who inspcted Lộc Khê?", "inspected"),
        ("Who attneded the session of July 2023?", "attended"),
        ("Which documents did the provincial People's Comittee issue?", "committee"),
        ("ai kiem tar Vân Trạch", "tra"),
    ],
)
def test_a_slip_of_the_finger_is_read_as_what_was_meant_and_said(view: Remembering, typed: str, meant: str) -> None:
    understood = understand(typed, {}, view)
    assert [meant] == list(understood.spelled.values())
    assert meant in answer(understood, view).note


def test_a_text_far_longer_than_a_sentence_is_refused_at_once(view: Remembering) -> None:
    started = time.process_time()
    with pytest.raises(NotUnderstood):
        understand("ai kiểm tra ai, và ai chủ trì gì " * 4000, {}, view)
    assert time.process_time() - started < 10


@pytest.mark.parametrize("other", ["Who adapted Directive 11-CT/TU?", "Who raised Hòa Ngàn?", "Ai khe Hòa Ngàn?"])
def test_a_word_that_may_be_another_is_no_slip(view: Remembering, other: str) -> None:
    with pytest.raises(NotUnderstood):
        understand(other, {}, view)


def test_words_that_repeat_are_looked_for_once_each() -> None:
    """In how many ways a few words between them can be passed over makes it take no longer."""
    assert holds_loosely("xã " * 12, "xã " * 60)
    assert not holds_loosely("xã " * 12 + "huyện", "xã " * 60)
