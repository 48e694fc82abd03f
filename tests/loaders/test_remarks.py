"""Who said what, of whom and until when; and whose word a fact is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.notshipped import WHY

from hoso.loaders.article import Article
from hoso.loaders.extraction import extract
from hoso.loaders.facts import ArticleFacts
from hoso.loaders.factsfile import from_dict, to_dict
from hoso.loaders.readers import read_paths

SHARED = Path(__file__).parents[3] / "shared" / "eval" / "articles"
MEETING = (
    "Ngày 9/5/2031, Đoàn kiểm tra của Ban Thường vụ Tỉnh ủy Nghệ An do Phó Bí thư Tỉnh ủy Lê Thị Mẫu làm trưởng đoàn "
    "làm việc với Ban Thường vụ Huyện ủy Nghi Lộc.\n"
)
MAU, HUYEN = "Lê Thị Mẫu", "Ban Thường vụ Huyện ủy Nghi Lộc"

Row = tuple[str, str]

SAID: dict[str, tuple[str, list[Row]]] = {
    "what a document asks, its issuer asks": (
        "Ngày 9/5/2031, UBND tỉnh Nghệ An ban hành Công văn số 12/UBND-VX. Theo đó, giao Sở Y tế rà soát lại thuốc.",
        [("requested", "Ủy ban nhân dân tỉnh Nghệ An")],
    ),
    "a document is told of with its issuer and another body": (
        "Tỉnh ủy Nghệ An họp với Sở Nội vụ về Công văn số 12-CV/TU. Theo đó, giao Sở Y tế rà soát lại thuốc.",
        [],
    ),
    "a speaker wishes": ("Đồng chí Lê Thị Mẫu mong muốn các xã rà soát quy hoạch.", [("requested", MAU)]),
    "who alone was told of goes on": (
        "Đồng chí Lê Thị Mẫu chủ trì hội nghị. Đồng chí đề nghị huyện rà soát quy hoạch.",
        [("requested", MAU)],
    ),
    "one of two is nobody in particular": (
        "Đồng chí Lê Thị Mẫu và đồng chí Trần Văn Thử dự hội nghị. Đồng chí đề nghị huyện rà soát quy hoạch.",
        [],
    ),
    "another's name comes between": (
        "Đồng chí Lê Thị Mẫu đề nghị huyện rà soát. Bà Hoa dẫn đồng chí Lê Thị Mẫu đi thăm. Bà đề nghị rà soát thêm.",
        [("requested", MAU)],
    ),
    "praise and a request": (
        "Đồng chí Lê Thị Mẫu biểu dương Huyện ủy Nghi Lộc và đề nghị Huyện ủy Nam Đàn học tập.",
        [("assessed", MAU), ("requested", MAU)],
    ),
    "at the same time, after the name of a body": (
        "Đồng chí Lê Thị Mẫu đánh giá cao kết quả của Huyện ủy Nghi Lộc, đồng thời yêu cầu các xã rà soát.",
        [("assessed", MAU), ("requested", MAU)],
    ),
    "what is praised was asked by others": (
        "Đồng chí Lê Thị Mẫu ghi nhận ý kiến và đề nghị của huyện.",
        [("assessed", MAU)],
    ),
    "after an exclamation, and goes on": (
        "“Huyện đã cố gắng hết sức mình!”, đồng chí Lê Thị Mẫu nhấn mạnh và yêu cầu các xã rà soát.",
        [("assessed", MAU), ("requested", MAU)],
    ),
    "a quotation within, and who is told": (
        "Về thông tin “xã làm chậm cả năm”, đồng chí Lê Thị Mẫu cho biết ngay sau khi có tin, huyện đã báo cáo.",
        [("reported", MAU)],
    ),
    "a speaker asks": ("Đồng chí Lê Thị Mẫu đề nghị huyện rà soát quy hoạch.", [("requested", MAU)]),
    "the inspected body admits": ("Ban Thường vụ Huyện ủy cũng thừa nhận còn nhiều hạn chế.", [("admitted", HUYEN)]),
    "the inspected body names its shortcomings": (
        "Ban Thường vụ Huyện ủy cũng nêu rõ những hạn chế, khuyết điểm trong công tác cán bộ.",
        [("admitted", HUYEN)],
    ),
    "the inspected body names those of others": (
        "Ban Thường vụ Huyện ủy cũng nêu rõ những hạn chế của các xã trong công tác cán bộ.",
        [("assessed", HUYEN)],
    ),
    "the delegation names shortcomings": (
        "Đoàn kiểm tra cũng nêu rõ những hạn chế trong công tác cán bộ.",
        [("assessed", "Đoàn kiểm tra của Ban Thường vụ Tỉnh ủy Nghệ An")],
    ),
    "according to": ("Theo Ban Thường vụ Huyện ủy Nghi Lộc, các việc đã xong cả.", [("reported", HUYEN)]),
    "the delegation asks": (
        "Đoàn kiểm tra đề nghị các xã khắc phục ngay.",
        [("requested", "Đoàn kiểm tra của Ban Thường vụ Tỉnh ủy Nghệ An")],
    ),
    "after the words": ("“Huyện đã cố gắng hết sức mình”, đồng chí Lê Thị Mẫu nhấn mạnh.", [("assessed", MAU)]),
    "stressed what must be done": ("Đồng chí Lê Thị Mẫu nhấn mạnh, huyện cần quyết liệt hơn.", [("requested", MAU)]),
    "told to heed": ("Đồng chí Lê Thị Mẫu lưu ý các đơn vị quan tâm hơn đến dân.", [("requested", MAU)]),
    "heeded": ("Đồng chí Lê Thị Mẫu lưu ý, dân số của huyện đang tăng nhanh.", [("assessed", MAU)]),
    "stressed: must": ("Đồng chí Lê Thị Mẫu nhấn mạnh: Phải làm ngay từ đầu năm.", [("requested", MAU)]),
    "after words that end with a stop": ("“Huyện đã cố gắng.” – đồng chí Lê Thị Mẫu nói.", [("reported", MAU)]),
    "after straight quotes and a dash": (
        '"Huyện đã cố gắng hết sức"- đồng chí Lê Thị Mẫu chia sẻ.',
        [("reported", MAU)],
    ),
    "goes on to another matter": (
        "Đồng chí Lê Thị Mẫu đánh giá cao kết quả của huyện. Đề cập đến quy hoạch, bà cho rằng việc này rất gấp.",
        [("assessed", MAU), ("assessed", MAU)],
    ),
    "at a meeting, without a comma": (
        "Tại buổi làm việc đồng chí Lê Thị Mẫu cho biết các việc đã xong.",
        [("reported", MAU)],
    ),
    "in answer to another": (
        "Phản hồi ý kiến của Bí thư Huyện ủy Trần Văn Thử, đồng chí Lê Thị Mẫu nhấn mạnh, việc này rất gấp.",
        [("assessed", MAU)],
    ),
    "said, and asked": ("“Đề nghị các xã làm ngay việc này”, đồng chí Lê Thị Mẫu nói.", [("requested", MAU)]),
    "a report says": (
        "Báo cáo của Ban Thường vụ Huyện ủy Nghi Lộc cho thấy các việc đã xong.",
        [("reported", HUYEN)],
    ),
    "a deputy speaks on": (
        "Đại biểu Quốc hội Trần Văn Thử đề nghị tỉnh hỗ trợ. Đại biểu cho rằng việc này rất gấp.",
        [("requested", "Trần Văn Thử"), ("assessed", "Trần Văn Thử")],
    ),
    "some deputy speaks": (
        "Đồng chí Lê Thị Mẫu đề nghị tỉnh hỗ trợ. Đại biểu cho rằng việc này rất gấp.",
        [("requested", MAU)],
    ),
    "therefore": (
        "Đồng chí Lê Thị Mẫu đánh giá cao kết quả của huyện. Chính vì vậy, bà đề nghị các xã cố gắng.",
        [("assessed", MAU), ("requested", MAU)],
    ),
    "the closing word": ("Kết luận buổi kiểm tra, đồng chí Lê Thị Mẫu ghi nhận sự cố gắng.", [("concluded", MAU)]),
    "the last speaker": (
        "Đồng chí Lê Thị Mẫu đánh giá cao kết quả của huyện. Đồng thời, đồng chí yêu cầu các xã làm tốt hơn.",
        [("assessed", MAU), ("requested", MAU)],
    ),
    "goes on in one sentence": (
        "Đồng chí Lê Thị Mẫu đánh giá cao kết quả của huyện; đồng thời đề nghị các xã làm tốt hơn.",
        [("assessed", MAU), ("requested", MAU)],
    ),
    "of another gender": ("Đồng chí Lê Thị Mẫu đánh giá cao kết quả. Ông đề nghị các xã cố gắng.", [("assessed", MAU)]),
    "words before who goes on": (
        "“Huyện đã cố gắng hết sức mình”, đồng chí Lê Thị Mẫu nói và đề nghị các xã làm tốt hơn.",
        [("reported", MAU), ("requested", MAU)],
    ),
    "words before, and where": (
        "“Huyện đã cố gắng hết sức mình”, đồng chí Lê Thị Mẫu nhấn mạnh tại hội nghị sáng nay.",
        [("assessed", MAU)],
    ),
    "a title before, and where": ("Vở “Quê tôi”, đồng chí Lê Thị Mẫu nói tại hội nghị sáng nay.", []),
    "says and says": ("Đồng chí Lê Thị Mẫu cho biết việc này rất gấp và đề nghị làm ngay.", [("reported", MAU)]),
    "asks on": (
        "Đồng chí Lê Thị Mẫu đánh giá cao kết quả của huyện. Đồng thời, đề nghị Huyện ủy Nghi Lộc làm tốt hơn.",
        [("assessed", MAU), ("requested", MAU)],
    ),
    "does not ask herself": (
        "Ban Thường vụ Huyện ủy cho biết việc này rất gấp. Giao Ban Thường vụ Huyện ủy Nghi Lộc làm ngay.",
        [("reported", HUYEN)],
    ),
    "a heading asks": (
        "Đồng chí Lê Thị Mẫu đánh giá cao kết quả của huyện.\nYêu cầu Huyện ủy Nghi Lộc làm ngay",
        [("assessed", MAU)],
    ),
    "the next, and": ("Còn đồng chí Lê Thị Mẫu cho rằng việc này rất gấp.", [("assessed", MAU)]),
    "nobody in particular": ("Nhiều ý kiến đề nghị Huyện ủy Nghi Lộc làm rõ việc này.", []),
    "an order to speak": ("Đoàn đã nghe việc Huyện ủy Nghi Lộc đề nghị tỉnh hỗ trợ.", []),
    "not said": ("Huyện ủy Nghi Lộc chưa báo cáo kết quả.", []),
    "of a suspect": ("Công an tỉnh Nghệ An cho biết bị can đã khai nhận toàn bộ hành vi.", []),
}


def read(text: str) -> ArticleFacts:
    return extract(Article("a1", MEETING + text, published="2031-05-10"))


def names(facts: ArticleFacts) -> dict[str, str]:
    return {item.id: item.name for part in (facts.people, facts.bodies, facts.documents) for item in part}


@pytest.mark.parametrize("case", SAID)
def test_remark_has_its_speaker_and_act(case: str) -> None:
    text, wanted = SAID[case]
    facts = read(text)
    assert wanted == [(remark.act, names(facts)[remark.said_by]) for remark in facts.remarks]


def test_remark_is_of_bodies_and_documents_at_an_event() -> None:
    facts = read("Đồng chí Lê Thị Mẫu yêu cầu Huyện ủy Nghi Lộc thực hiện Nghị quyết số 12-NQ/TU.")
    (remark,) = facts.remarks
    assert [names(facts)[item] for item in remark.about] == ["Huyện ủy Nghi Lộc", "Nghị quyết số 12-NQ/TU"]
    assert facts.events[0].id == remark.event


AT = {
    "Đồng chí Lê Thị Mẫu đề nghị các xã cố gắng.": "inspection",
    "Phát biểu tại cuộc họp, đồng chí Lê Thị Mẫu đề nghị các xã cố gắng.": "inspection",
    "Trao đổi với phóng viên, đồng chí Lê Thị Mẫu cho biết việc này rất gấp.": "",
    "Bên lề buổi làm việc, đồng chí Lê Thị Mẫu cho biết việc này rất gấp.": "",
    "Trước đó, đồng chí Lê Thị Mẫu cho biết việc này rất gấp.": "",
    "Ngày 7/5, đồng chí Lê Thị Mẫu cho biết việc này rất gấp.": "",
    "Ngày 9/5, đồng chí Lê Thị Mẫu cho biết việc này rất gấp.": "inspection",
    "Tại cuộc họp báo, đồng chí Lê Thị Mẫu cho biết việc này rất gấp.": "",
    "“Tại buổi làm việc, chúng tôi đã nói rõ việc này”, đồng chí Lê Thị Mẫu chia sẻ.": "",
    "“Tại buổi làm việc hôm nay, chúng tôi nói rõ việc này”, đồng chí Lê Thị Mẫu chia sẻ.": "inspection",
    "Đồng chí Lê Thị Mẫu xác nhận với phóng viên việc này rất gấp.": "",
    "Cùng ngày, Tỉnh ủy Nghệ An tổ chức lễ đón khách. Đồng chí Lê Thị Mẫu đề nghị các xã cố gắng.": "inspection",
    "Phát biểu tại hội thảo, đồng chí Lê Thị Mẫu cho biết việc này rất gấp.": "",
    "Kết luận phiên làm việc, đồng chí Lê Thị Mẫu cho biết việc này rất gấp.": "inspection",
    "Ghi nhận những kết quả rất tốt đẹp của các huyện, các xã và các ngành tại lễ phát động, đồng chí Lê Thị Mẫu cho "
    "biết việc này rất gấp.": "inspection",
    "Cùng ngày, Tỉnh ủy Nghệ An tổ chức lễ trao tặng Huy hiệu Đảng. Phát biểu tại buổi làm việc, đồng chí Lê Thị Mẫu "
    "đề nghị các xã cố gắng.": "inspection",
}


@pytest.mark.parametrize("text", AT)
def test_remark_is_made_at_the_event_that_its_sentence_tells_of(text: str) -> None:
    facts = read(text)
    kinds = {event.id: event.kind for event in facts.events}
    assert [AT[text]] == [kinds.get(remark.event, "") for remark in facts.remarks]


def test_what_an_inspecting_body_concludes_is_not_said_at_the_inspection() -> None:
    text = "Thanh tra tỉnh Nghệ An đã thanh tra đất đai tại UBND huyện Nghi Lộc. Thanh tra tỉnh kiến nghị thu hồi đất."
    facts = extract(Article("a1", text, published="2031-05-10"))
    assert [remark.event for remark in facts.remarks] == [""]
    assert [event.kind for event in facts.events] == ["inspection"]


def test_what_follows_words_said_elsewhere_is_said_there_until_the_event_is_named_again() -> None:
    facts = read(
        "Phát biểu tại hội thảo, đồng chí Lê Thị Mẫu cho biết việc này rất gấp. Đồng chí Lê Thị Mẫu đề nghị các xã cố "
        "gắng. Kết luận buổi làm việc, đồng chí Lê Thị Mẫu đề nghị huyện cố gắng."
    )
    assert ["", "", facts.events[0].id] == [remark.event for remark in facts.remarks]


def test_who_spoke_to_the_press_goes_on_speaking_to_it_until_the_event_is_told_of_again() -> None:
    facts = read(
        "Trao đổi với phóng viên, đồng chí Lê Thị Mẫu cho biết việc này rất gấp. Đồng chí Lê Thị Mẫu khẳng định sẽ "
        "làm ngay. Kết thúc buổi làm việc, đồng chí Lê Thị Mẫu đề nghị các xã cố gắng."
    )
    assert ["", "", facts.events[0].id] == [remark.event for remark in facts.remarks]


DUE = {
    "hoàn thành trước ngày 30/6": "2031-06-30",
    "hoàn thành trong tháng 9/2031": "2031-09-30",
    "báo cáo kết quả trước tháng 9/2031": "2031-08-31",
    "hoàn thành việc này trong quý III": "2031-09-30",
    "hoàn thành việc này trong quý II năm 2032": "2032-06-30",
    "hoàn thành xong trước ngày 15/2": "2032-02-15",
    "rà soát 40 hồ sơ, báo cáo kết quả trong quý II/2032": "2032-06-30",
    "trong quý III/2031 phải hoàn thành việc rà soát": "2031-09-30",
    "trước ngày 30/6 phải hoàn thành việc rà soát": "2031-06-30",
    "bố trí kinh phí trước ngày 30/6": "2031-06-30",
    "làm rõ các vụ việc trước ngày 30/6/2030": "",
    "rà soát các hồ sơ của quý II/2030": "",
    "báo cáo về các trạm đã bàn giao trong năm 2031": "",
    "làm rõ các việc đã phê duyệt từ ngày 1/7/2029": "",
    "làm tốt hơn": "",
}


@pytest.mark.parametrize("words", DUE)
def test_request_has_its_day(words: str) -> None:
    (remark,) = read(f"Đồng chí Lê Thị Mẫu yêu cầu Huyện ủy Nghi Lộc {words}.").remarks
    assert DUE[words] == remark.due


@pytest.mark.parametrize(
    ("words", "due"),
    [
        (
            "ghi nhận nỗ lực của Huyện ủy Nghi Lộc trong thực hiện Chỉ thị số 05-CT/TW; yêu cầu Huyện ủy hoàn thành trong quý III",
            "2031-09-30",
        ),
        ("ghi nhận nỗ lực của Huyện ủy Nghi Lộc, yêu cầu Huyện ủy hoàn thành trong quý III", "2031-09-30"),
        ("ghi nhận Huyện ủy Nghi Lộc hoàn thành việc này trong quý III", ""),
    ],
)
def test_conclusion_has_the_day_of_what_it_asks_for(words: str, due: str) -> None:
    (remark,) = read(f"Phát biểu kết luận, đồng chí Lê Thị Mẫu {words}.").remarks
    assert (remark.act, remark.due) == ("concluded", due)


def test_quotation_stays_its_speakers_until_it_closes() -> None:
    facts = read(
        "Đồng chí Lê Thị Mẫu cho biết: “Huyện còn khó khăn. Huyện ủy Nghi Lộc đã triển khai thực hiện nghiêm túc "
        "Chỉ thị số 05-CT/TW. Kết quả là tốt.” Huyện ủy Nghi Lộc đã thực hiện nghiêm túc Kết luận số 21-KL/TW."
    )
    said = {names(facts)[f.object]: names(facts).get(f.said_by, "") for f in facts.facts if f.type == "implements"}
    assert said == {"Chỉ thị số 05-CT/TW": MAU, "Kết luận số 21-KL/TW": ""}
    (remark,) = facts.remarks
    assert len(remark.evidence) == 3


def test_straight_quotes_are_their_speakers_over_several_sentences() -> None:
    facts = read('"Huyện còn khó khăn. Các xã đã cố gắng hết sức", đồng chí Lê Thị Mẫu nói.')
    (remark,) = facts.remarks
    first, second = (quote.quote for quote in remark.evidence)
    assert first.startswith('"Huyện còn') and second.startswith("Các xã")


def test_fact_is_the_articles_own_word_once_it_says_so_itself() -> None:
    own = "Ban Thường vụ Huyện ủy Nghi Lộc đã triển khai thực hiện nghiêm túc Nghị quyết số 12-NQ/TU. "
    told = "Theo Ban Thường vụ Huyện ủy Nghi Lộc, Nghị quyết số 12-NQ/TU đã được Ban Thường vụ Huyện ủy thực hiện tốt. "
    for text, speakers in ((told, {HUYEN}), (told + own, {""}), (own + told, {""})):
        facts = read(text)
        found = [fact for fact in facts.facts if fact.type == "implements" and fact.modality == "done"]
        assert speakers == {names(facts).get(fact.said_by, "") for fact in found}, text


def test_remarks_and_figures_come_back_from_the_facts_file() -> None:
    facts = read(
        "Đồng chí Lê Thị Mẫu yêu cầu Huyện ủy Nghi Lộc hoàn thành Nghị quyết số 12-NQ/TU trước ngày 30/6. "
        "Huyện ủy Nghi Lộc đã kết nạp 213/210 đảng viên mới."
    )
    assert facts.remarks and facts.indicators
    assert facts == from_dict(json.loads(json.dumps(to_dict(facts))))


@pytest.mark.skipif(not SHARED.is_dir(), reason=WHY)
def test_quotes_of_remarks_and_figures_stand_where_they_say() -> None:
    for article in read_paths(sorted(SHARED.iterdir())):
        assert isinstance(article, Article)
        facts = extract(article)
        known = {item.id for part in (facts.people, facts.bodies, facts.documents, facts.events) for item in part}
        said = [item.evidence for item in facts.remarks] + [item.evidence for item in facts.indicators]
        for quotes in said:
            assert quotes
            for quote in quotes:
                assert quote.quote == article.text[quote.start : quote.end]
        for remark in facts.remarks:
            assert {remark.said_by, *remark.about} <= known and remark.event in (known | {""})
        for indicator in facts.indicators:
            assert indicator.subject in (known | {""})
        for fact in facts.facts:
            assert fact.said_by in (known | {""})
