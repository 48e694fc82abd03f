"""What the sentences of one article say of its events: which speak of one event and which of another, and who was there."""

from __future__ import annotations

import pytest
from tests.loaders.tables import told

from hoso.loaders.article import Article
from hoso.loaders.extraction import extract

ROWS = [
    pytest.param(
        "Chiều 6/2, Phó Chủ tịch UBND tỉnh Nghệ An Trần Văn Thử chủ trì cuộc làm việc với các sở, ngành. "
        "Phó Chủ tịch UBND tỉnh Nghệ An Trần Văn Thử chủ trì hội nghị.",
        ["working_session: chaired Thử, took_part Thử"],
        id="one meeting by two nouns",
    ),
    pytest.param(
        "Sáng 10/2/2031, Tỉnh ủy Nghệ An tổ chức hội nghị do Bí thư Tỉnh ủy Trần Văn Thử chủ trì. "
        "Cũng trong ngày 10/2/2031, Phó Bí thư Tỉnh ủy Nghệ An Lê Thị Mẫu chủ trì Hội nghị giao ban.",
        ["conference: chaired Thử, took_part Thử", "conference: chaired Mẫu, took_part Mẫu"],
        id="another meeting on the same day",
    ),
    pytest.param(
        "Từ ngày 2-2 đến ngày 7-2, Đoàn kiểm tra của Sở Nội vụ tỉnh Nghệ An đã kiểm tra 16 đơn vị. "
        "Ngày 8-2, Đoàn kiểm tra của Tỉnh ủy Nghệ An đã kiểm tra đột xuất tại UBND xã Nghi Thử.",
        ["inspection:", "inspection:"],
        id="days without a year tell inspections apart",
    ),
    pytest.param(
        "Sáng 8/7, Chủ tịch UBND tỉnh Nghệ An Trần Văn Thử đã đến kiểm tra nhà máy và chủ trì cuộc họp với chủ đầu tư.",
        ["inspection: took_part Thử", "meeting: chaired Thử, took_part Thử"],
        id="an inspection has no chair",
    ),
    pytest.param(
        "Sáng 4/6, Thủ tướng Chính phủ Trần Văn Thử lên đường thăm Nhật Bản và dự Hội nghị Tương lai. "
        "Tham gia đoàn có Bộ trưởng Bộ Y tế Lê Thị Mẫu.",
        [],
        id="who leaves for a conference has not been there",
    ),
    pytest.param(
        "Sáng 8/7/2031, Bí thư Tỉnh ủy Nghệ An Trần Văn Thử đã tới thăm, động viên bà con vùng lũ. "
        "Trong công văn gửi báo chí, Phó Chủ tịch UBND tỉnh Nghệ An Lê Thị Mẫu cho biết sẽ hỗ trợ.",
        ["visit: took_part Thử"],
        id="who writes a letter was not there",
    ),
    pytest.param(
        "Ông Lê Văn Ví, Giám đốc Sở Y tế tỉnh Nghệ An cho biết dịch đã lắng. Tỉnh đã sẵn sàng. Người dân yên tâm. "
        "Giường bệnh đã đủ. Thuốc đã có. Máy thở đã có. Xe đã có. Nước đã có. "
        "Trước đó, ngày 3/7/2031, Bí thư Tỉnh ủy Nghệ An Trần Văn Thử đã đi kiểm tra công tác phòng dịch.",
        ["inspection: took_part Thử"],
        id="who speaks in the lead was not at what is told far below",
    ),
    pytest.param(
        "Sáng 20.5, tại buổi làm việc với Bộ Y tế, Phó Thủ tướng Trần Văn Thử nhấn mạnh nhiều việc. "
        "Đây là buổi làm việc của Đoàn khảo sát của Ban Chỉ đạo Nhà nước do Phó Thủ tướng Trần Văn Thử dẫn đầu.",
        ["inspection: took_part Thử"],
        id="the delegation is named after its meeting",
    ),
    pytest.param(
        "Báo cáo tại buổi kiểm tra sáng 2/7/2031, Chủ tịch UBND huyện Nghi Lộc Trần Văn Thử cho biết: "
        "vòng loại diễn ra ngày 1/7/2031.",
        ["inspection: took_part Thử"],
        id="a day that the speaker names is not the day of the meeting",
    ),
    pytest.param(
        "Ông Lê Văn Ví, Chánh Văn phòng UBND tỉnh Nghệ An cho biết, tháng 11/2030 Đoàn kiểm tra của Bộ Nội vụ đã làm "
        "việc với UBND tỉnh Nghệ An. Ông Ví nhấn mạnh việc bổ nhiệm là đúng.",
        ["inspection:"],
        id="who tells of an inspection was not at it",
    ),
    pytest.param(
        "Phó Thủ tướng Trần Văn Thử làm việc với Sở Y tế tỉnh Nghệ An Chiều 21/6, ông Lê Văn Ví, Thứ trưởng Bộ Y tế "
        "kiểm tra công tác phòng dịch tại Trạm Y tế xã Nghi Thử.",
        ["working_session: took_part Thử", "inspection: took_part Ví"],
        id="two sentences without a stop between them",
    ),
    pytest.param(
        "Sáng 6/6/2031, Bí thư Tỉnh ủy Nghệ An Trần Văn Thử tiếp xúc cử tri huyện Nghi Lộc. "
        "Bên lề buổi tiếp xúc, Chủ tịch UBND huyện Nghi Lộc Lê Thị Mẫu cho biết đường sẽ làm xong.",
        ["meeting: took_part Thử"],
        id="who speaks on the fringe did not speak at it",
    ),
    pytest.param(
        "Tại buổi tiếp xúc với cử tri huyện Nghi Lộc, Bí thư Tỉnh ủy Nghệ An Trần Văn Thử nói về việc này.",
        ["meeting: took_part Thử"],
        id="who meets voters receives no guest",
    ),
    pytest.param(
        "Ngày 6/2/2031, Ban Thường vụ Tỉnh ủy Nghệ An họp phiên thường kỳ. "
        "Bí thư Tỉnh ủy Nghệ An Trần Văn Thử chủ trì phiên họp.",
        ["session: chaired Thử, took_part Thử"],
        id="a session in short and in full",
    ),
    pytest.param(
        "Sáng 6/2/2031, Huyện ủy Nghi Lộc tổ chức hội nghị trực tuyến. Tại điểm cầu Nghi Thử, đồng chí Lê Thị Mẫu, Phó Bí thư Huyện ủy Nghi Lộc chủ trì; cùng dự có ông Hoàng Văn Ví, Chủ tịch UBND huyện Nghi Lộc.",
        ["conference: took_part Mẫu, took_part Ví", "conference: chaired Mẫu"],
        id="who chairs a site does not chair the whole",
    ),
    pytest.param(
        "Chiều 6/2/2031, Sở Nội vụ Nghệ An có cuộc làm việc với Huyện ủy Nghi Lộc. Bí thư Huyện ủy Nghi Lộc Trần Văn Thử chủ trì hội nghị.",
        ["working_session: chaired Thử, took_part Thử"],
        id="a bare noun is the meeting told of before",
    ),
    pytest.param(
        "Ngày 6/2/2031, Đoàn kiểm tra của Tỉnh ủy Nghệ An kiểm tra Huyện ủy Nghi Lộc. Đồng chí Trần Văn Thử, Phó Bí thư Tỉnh ủy, Trưởng đoàn chủ trì buổi làm việc.",
        ["inspection: chaired Thử, took_part Thử"],
        id="the session of an inspection is the inspection",
    ),
    pytest.param(
        "Ngày 6/2/2031, tại buổi làm việc với Huyện ủy Nghi Lộc, Bí thư Tỉnh ủy Nghệ An Trần Văn Thử yêu cầu thu ngân sách. Cùng ngày, tại buổi làm việc với Huyện ủy Đô Lương, Phó Bí thư Tỉnh ủy Nghệ An Lê Thị Mẫu yêu cầu giữ rừng.",
        ["working_session: took_part Thử", "working_session: took_part Mẫu"],
        id="two working sessions of one day",
    ),
    pytest.param(
        "Ông Lê Văn Ví, Bí thư Huyện ủy Nghi Lộc cho biết, sáng 6/2/2031, Thường trực huyện ủy đã họp, thống nhất dừng lễ hội.",
        ["meeting:"],
        id="who tells of a meeting is not said to have been at it",
    ),
    pytest.param(
        "Trao đổi với phóng viên, ông Trần Văn Thử, Bí thư Huyện ủy Nghi Lộc cho biết việc rất gấp. Sáng 6/2/2031, Đoàn kiểm tra của Tỉnh ủy Nghệ An làm việc với Huyện ủy Nghi Lộc. Theo ông Thử, việc đã xong.",
        ["inspection:"],
        id="who told the press before is not at what is told of since",
    ),
    pytest.param(
        "Trong cuộc điện thoại cho PV, ông Trần Văn Thử, Bí thư Huyện ủy Đô Lương đề xuất nhiều việc. Ngày 6/2/2031, Đoàn kiểm tra của Tỉnh ủy Nghệ An làm việc với Huyện ủy Nghi Lộc. Ông Thử cho rằng việc đã rõ.",
        ["inspection:"],
        id="who telephoned with a newspaper is not at what is told of since",
    ),
    pytest.param(
        "Ông Trần Văn Thử đề xuất nhiều việc.\nÔng Trần Văn Thử, Bí thư Huyện ủy Nghi Lộc gọi điện cho PV sau buổi làm việc của Đoàn kiểm tra của Tỉnh ủy Nghệ An với Huyện ủy Đô Lương ngày 6/2/2031. Theo ông Thử, việc đã xong.",
        ["inspection:"],
        id="who speaks in a headline and then to the press is not at the event",
    ),
    pytest.param(
        "Sáng 6/2/2031, Đoàn kiểm tra của Tỉnh ủy Nghệ An làm việc với Huyện ủy Nghi Lộc. Cùng ngày, ông Trần Văn Thử, Bí thư Huyện ủy Đô Lương cho biết việc đã xong. Ông Thử khẳng định sẽ làm tiếp.",
        ["inspection:"],
        id="who speaks on the same day is not at the event",
    ),
    pytest.param(
        "Sáng 6/2/2031, Tỉnh ủy Nghệ An tổ chức hội nghị. Người dân đã ký đơn gửi Bí thư Tỉnh ủy Trần Văn Thử, Chủ tịch UBND tỉnh Lê Thị Mẫu, đề nghị dừng việc này.",
        ["conference:"],
        id="to whom a letter goes is not there",
    ),
    pytest.param(
        "Sáng 6/2/2031, Tỉnh ủy Nghệ An tổ chức hội nghị. Bí thư Tỉnh ủy Trần Văn Thử đã gọi điện tới Chủ tịch UBND tỉnh Lê Thị Mẫu yêu cầu làm ngay.",
        ["conference:"],
        id="who is telephoned with is not there",
    ),
    pytest.param(
        "Sáng 6/2/2031, Tỉnh ủy Nghệ An tổ chức hội nghị. Ông Lê Văn Mẫu, Giám đốc Sở Y tế truyền đạt ý kiến của Bí thư Tỉnh ủy Trần Văn Thử. Đồng chí Trần Văn Thử yêu cầu các huyện cố gắng.",
        ["conference: took_part Mẫu"],
        id="whose word another brings is not there",
    ),
    pytest.param(
        "Sáng 6/2/2031, Tỉnh ủy Nghệ An tổ chức hội nghị. “Chúng tôi đã lo xong. Bí thư Huyện ủy Nghi Lộc Trần Văn Thử đã đề nghị hỗ trợ”, ông Lê Văn Mẫu, Giám đốc Sở Y tế nói.",
        ["conference: took_part Mẫu"],
        id="who speaks in another's words is not there by them",
    ),
    pytest.param(
        "Sáng 6/2/2031, Tỉnh ủy Nghệ An tổ chức hội nghị. Đánh giá cao cuộc trao đổi giữa Sở Y tế và Bí thư Huyện ủy Nghi Lộc Trần Văn Thử, Bí thư Tỉnh ủy Lê Văn Mẫu hoan nghênh kết quả.",
        ["conference: took_part Mẫu"],
        id="between whom something was is not who speaks",
    ),
    pytest.param(
        "Sáng 6/2/2031, Thành ủy Vinh đã trao quyết định cho ông Lê Văn Mẫu, Bí thư Đảng ủy phường Nghi Thử.",
        ["ceremony: took_part Mẫu"],
        id="who is handed a decision was there",
    ),
    pytest.param(
        "Ngày 6/2/2031, Thường trực Huyện ủy Nghi Lộc do đồng chí Trần Văn Thử, Bí thư Huyện ủy làm trưởng đoàn đã kiểm tra công tác chuẩn bị đại hội tại Đảng bộ xã Nghi Thử.",
        ["inspection: led Thử, took_part Thử"],
        id="a preparation that is looked at is no plan",
    ),
    pytest.param(
        "Sáng 6/2/2031, Huyện ủy Nghi Lộc tổ chức hội nghị. Chủ tịch UBND huyện Nghi Lộc Trần Văn Thử khẳng định: “Sắp tới sẽ có 2 tổ do tôi và ông Lê Văn Mẫu, Phó Chủ tịch UBND huyện dẫn đầu”.",
        ["conference: took_part Thử"],
        id="what a speaker says of others is not who was there",
    ),
    pytest.param(
        "Sáng 6/2/2031, Thủ tướng Trần Văn Thử yêu cầu như vậy tại cuộc họp giao ban với các bộ, ngành.",
        ["meeting: took_part Thử"],
        id="what is asked for at a meeting is not the meeting",
    ),
    pytest.param(
        "Ngày 6/2/2031, Phó Thủ tướng Trần Văn Thử, Trưởng Ban Chỉ đạo Nhà nước về đổi mới cơ chế hoạt động đơn vị công lập đã làm việc với Bộ Y tế.",
        ["working_session: took_part Thử"],
        id="a title that is known in part only",
    ),
    pytest.param(
        "Sáng 6/2/2031, Huyện ủy Nghi Lộc tổ chức hội nghị. Trao đổi với Tin Mới, Chủ tịch UBND huyện Nghi Lộc Trần Văn Thử cho biết sẽ làm.",
        ["conference:"],
        id="what is said to a paper by its name",
    ),
    pytest.param(
        "Sáng 6/2/2031, đoàn công tác của Sở Xây dựng tỉnh Nghệ An đang trên đường đến Nghi Lộc làm việc.",
        [],
        id="who is on the way has not been there",
    ),
    pytest.param(
        "Ngày 17/5/2031, Giám đốc Sở Y tế Nghệ An Trần Văn Thử cho biết, ngày 10/5/2031 Đoàn kiểm tra của Bộ Y tế đã kiểm tra Bệnh viện Đa khoa tỉnh Nghệ An.",
        ["inspection:"],
        id="who tells of an inspection, and the day of the telling",
    ),
    pytest.param(
        "Ngày 17/5/2031, Chủ tịch nước Trần Văn Thử tiếp ông Lê Văn Mẫu, Bí thư Tỉnh ủy Nghệ An. Cùng ngày, Thủ tướng Hoàng Văn Ví cũng đã tiếp ông Lê Văn Mẫu.",
        ["visit: took_part Mẫu, took_part Thử", "visit: took_part Mẫu, took_part Ví"],
        id="two who receive one guest",
    ),
    pytest.param(
        "Sáng 6/2/2031, Huyện ủy Nghi Lộc tổ chức hội nghị. Tham dự còn có lãnh đạo một số sở, ngành, Bí thư Huyện ủy "
        "Nghi Lộc Trần Văn Thử, Phó Bí thư Huyện ủy Nghi Lộc Lê Thị Mẫu.",
        ["conference: took_part Mẫu, took_part Thử"],
        id="some who are not named, then some who are",
    ),
    pytest.param(
        "Chiều 6/2, Phó Bí thư Tỉnh ủy Nghệ An Trần Văn Thử đã trao quyết định của Ban Thường vụ Tỉnh ủy cho ông "
        "Lê Văn Mẫu, Giám đốc Sở Nội vụ. Ngày 5/2, Chủ tịch UBND tỉnh Nghệ An Hoàng Văn Ví đã thông báo việc này.",
        ["ceremony: took_part Mẫu, took_part Thử"],
        id="what is of another day was not there",
    ),
    pytest.param(
        "Phó Bí thư Tỉnh ủy Nghệ An Trần Văn Thử đã trao quyết định của Ban Thường vụ Tỉnh ủy cho ông Lê Văn Mẫu, Giám "
        "đốc Sở Nội vụ. Ngày 5/2, Chủ tịch UBND tỉnh Nghệ An Hoàng Văn Ví đã thông báo việc này.",
        ["ceremony: took_part Mẫu, took_part Thử"],
        id="what opens with a day is not of an event without one",
    ),
    pytest.param(
        "Sáng 6/2/2031, Bí thư Tỉnh ủy Nghệ An Trần Văn Thử làm việc với Huyện ủy Nghi Lộc. Nhiều hộ dân mong mỏi. "
        "Trao đổi với báo chí, Giám đốc Sở Y tế Nghệ An Lê Thị Mẫu cho biết thuốc đã đủ. Ông Hoàng Văn Ví, Phó Giám đốc "
        "Sở Y tế Nghệ An cho rằng giường bệnh còn thiếu. Tại buổi làm việc, Phó Bí thư Tỉnh ủy Nghệ An Lê Văn Dụ nêu rõ "
        "nhiều việc.",
        ["working_session: took_part Dụ, took_part Thử"],
        id="an article that has turned to the press, until it speaks of the event again",
    ),
    pytest.param(
        "Sáng 6/2/2031, tại cuộc họp giao ban, Chủ tịch UBND tỉnh Nghệ An Trần Văn Thử yêu cầu báo cáo. "
        "Trước đó, Thứ trưởng Bộ Y tế Lê Thị Mẫu đã ký công văn gửi Sở Y tế Nghệ An. “Đây là việc hệ trọng”, Thứ trưởng "
        "Lê Thị Mẫu bày tỏ.",
        ["meeting: took_part Thử"],
        id="who wrote speaks in the letter",
    ),
    pytest.param(
        "Thuốc ở huyện Nghi Lộc còn thiếu. Giường bệnh cũng thiếu. Xe đã có. Nước đã có. Người dân lo lắng. Dịch còn lan. "
        "Tại buổi làm việc với Huyện ủy Nghi Lộc ngày 6/2/2031, Bí thư Tỉnh ủy Nghệ An Trần Văn Thử yêu cầu mua thuốc. "
        "Nhà máy ở xa. Đường đi khó. Hàng về chậm. Giá lại cao. Kho thì nhỏ. Người mua nhiều. "
        "Ông Lê Văn Ví, Giám đốc Công ty cổ phần Nghi Thử cho rằng nên nhập thêm.",
        ["working_session: took_part Thử"],
        id="who speaks long after an event that is only mentioned was not at it",
    ),
    pytest.param(
        "Ngày 10/2/2031, trao đổi với báo chí, Giám đốc Sở Y tế Nghệ An Trần Văn Thử cho biết tại cuộc họp sáng 6/2/2031 "
        "các bên đã thống nhất. Phó Giám đốc Sở Y tế Nghệ An Lê Thị Mẫu cho rằng thuốc đã đủ.",
        ["meeting:"],
        id="what the press is told of a meeting is not said at it",
    ),
    pytest.param(
        "Sáng 6/2/2031, HĐND tỉnh Nghệ An khai mạc kỳ họp thứ 5. Chủ tịch UBND tỉnh Nghệ An Trần Văn Thử phát biểu. "
        "Tại kỳ họp thứ 3 của HĐND tỉnh, Giám đốc Sở Y tế Nghệ An Lê Thị Mẫu đã hứa mua thuốc.",
        ["session: took_part Thử"],
        id="another session of the row",
    ),
    pytest.param(
        "Sáng 6/2/2031, Huyện ủy Nghi Lộc tổ chức lễ kỷ niệm. Bí thư Huyện ủy Trần Văn Thử phát biểu. "
        "Tại cuộc họp báo, Chủ tịch UBND huyện Nghi Lộc Lê Thị Mẫu nêu rõ nhiều việc.",
        ["ceremony: took_part Thử"],
        id="a press conference is another event",
    ),
    pytest.param(
        "Báo Tin Mới đưa tin, sáng 6/2/2031 Bí thư Tỉnh ủy Nghệ An Trần Văn Thử chủ trì cuộc họp về thủy lợi. Báo cáo tại "
        "cuộc họp, Giám đốc Sở Y tế Nghệ An Lê Thị Mẫu cho biết nước đã sạch.",
        ["meeting: chaired Thử, took_part Mẫu, took_part Thử"],
        id="what a newspaper tells of",
    ),
    pytest.param(
        "Sáng 6/2/2031, Huyện ủy Nghi Lộc đã làm việc với Sở Y tế Nghệ An. Mọi người cần sáng tạo hơn nữa Chiều cùng ngày, "
        "Huyện ủy Nghi Lộc đã làm việc với Sở Nội vụ Nghệ An. Tại buổi làm việc, Giám đốc Sở Nội vụ Trần Văn Thử hứa sửa.",
        ["working_session:", "working_session: took_part Thử"],
        id="a heading without a stop asks for nothing",
    ),
    pytest.param(
        "Bí thư Tỉnh ủy Nghệ An Trần Văn Thử trả lời như vậy tại buổi làm việc với doanh nghiệp ngày 6/2/2031. "
        "Hoạt động thanh niên, thiếu niên sẽ đổi mới Chiều cùng ngày, Phó Bí thư Tỉnh ủy Nghệ An Lê Thị Mẫu đã làm việc với Sở Y tế "
        "Nghệ An. Tại buổi làm việc, Giám đốc Sở Y tế Lê Văn Ví hứa sửa.",
        ["working_session: took_part Thử", "working_session: took_part Mẫu, took_part Ví"],
        id="another working session that only the words of the same day tell apart",
    ),
    pytest.param(
        "Chiều 8/6/2031, lãnh đạo UBND tỉnh Nghệ An đã có buổi làm việc căng thẳng với các hộ dân. "
        "Cuộc họp do Phó Chủ tịch UBND tỉnh Nghệ An Trần Văn Thử chủ trì.",
        ["working_session: chaired Thử, took_part Thử"],
        id="the meeting is the session that was had",
    ),
    pytest.param(
        "Chiều 17/5/2031, Chủ tịch UBND tỉnh Nghệ An Trần Văn Thử đã trao Huân chương Lao động cho 3 tập thể. "
        "Tại đại hội, Phó Chủ tịch UBND tỉnh Nghệ An Lê Thị Mẫu phát động phong trào thi đua.",
        ["congress: took_part Mẫu, took_part Thử"],
        id="what is called a congress below is what the award shows",
    ),
    pytest.param(
        "Bằng khen được Chủ tịch UBND tỉnh Nghệ An Trần Văn Thử trao ngày 17/5/2031 theo quyết định. "
        "Ngày 17/5/2031, anh Lê Văn Ví vừa được Chủ tịch UBND tỉnh Nghệ An Trần Văn Thử tặng bằng khen.",
        [],
        id="an award by decision is no ceremony",
    ),
    pytest.param(
        "Ngày 3/6/2031, UBND tỉnh Nghệ An tổ chức lễ khởi công đường ven biển. "
        "Sáng 5/6/2031, Bí thư Tỉnh ủy Nghệ An Trần Văn Thử chủ trì hội nghị về con đường. "
        "Cũng tại buổi lễ, Phó Chủ tịch UBND tỉnh Nghệ An Lê Thị Mẫu cảm ơn các nhà thầu.",
        ["ceremony: took_part Mẫu", "conference: chaired Thử, took_part Thử"],
        id="a sentence goes back to the event that it names",
    ),
    pytest.param(
        "“Nếu không trả tiền, nhà thầu sẽ ngừng thi công”, Phó Chủ tịch UBND tỉnh Nghệ An Trần Văn Thử nói tại buổi "
        "làm việc với các nhà thầu ngày 3/6/2031.",
        ["working_session: took_part Thử"],
        id="what a quotation plans is no plan of the meeting",
    ),
    pytest.param(
        "Ngày 7/6/2031, ông Trần Văn Thử, Giám đốc Sở Y tế tỉnh Nghệ An thông tin, chi bộ vừa họp bỏ phiếu kỷ luật.",
        ["meeting:"],
        id="who tells of a vote did not vote",
    ),
    pytest.param(
        "Tỉnh ủy Nghệ An họp ngày 7/6/2031. Hội nghị bàn 3 việc. Việc đầu là đất. Việc sau là nước. Việc cuối là điện. "
        "Nhiều nơi thiếu điện. “Dân rất khổ”, ông Trần Văn Thử, Giám đốc Sở Y tế tỉnh Nghệ An nói.",
        ["meeting:"],
        id="who says something long after was asked elsewhere",
    ),
    pytest.param(
        "Ông Trần Văn Thử, Chủ tịch UBND huyện Nghi Lộc (tỉnh Nghệ An) - cho biết, ngày 8/1/2031, địa phương đã tổ chức "
        "lễ công bố nghị quyết.",
        ["ceremony:"],
        id="who tells, between dashes, of a ceremony",
    ),
    pytest.param(
        "Sáng 4/6/2031, Phó Chủ tịch UBND tỉnh Nghệ An Trần Văn Thử đã tới thăm bà con. "
        "Ông hoan nghênh cuộc gặp giữa Giám đốc Sở Y tế Lê Thị Mẫu và Giám đốc Sở Nội vụ Ngô Văn Ví.",
        ["visit: took_part Thử"],
        id="a meeting that somebody speaks of is another",
    ),
    pytest.param(
        "Sáng 4/6/2031, Phó Chủ tịch UBND tỉnh Nghệ An Trần Văn Thử đã tới thăm bà con. "
        "Tại cuộc họp báo chiều 5/6/2031, Giám đốc Sở Y tế Lê Thị Mẫu cho biết bệnh nhân đã khỏe.",
        ["visit: took_part Thử", "meeting: took_part Mẫu"],
        id="a press conference with a day of its own",
    ),
    pytest.param(
        "Đó là khẳng định của Thứ trưởng Bộ Y tế Trần Văn Thử khi đến làm việc với UBND tỉnh Nghệ An, ngày 6/7/2031. "
        "Cùng dự có Chủ tịch UBND tỉnh Lê Thị Mẫu.",
        ["working_session: took_part Mẫu, took_part Thử"],
        id="what somebody says when they met is said there",
    ),
    pytest.param(
        "Chiều 27/6/2031, Bộ Nội vụ tổ chức họp báo. Sở Y tế tỉnh Nghệ An đã kiểm tra tại một số đơn vị như Bệnh viện "
        "Đa khoa tỉnh Nghệ An. Vụ trưởng Bộ Nội vụ Trần Văn Thử cho biết sẽ xử lý nghiêm.",
        ["meeting: took_part Thử", "inspection:"],
        id="nobody speaks at an inspection of no day",
    ),
    pytest.param(
        "Ngày 30/5/2031, phóng viên đã có buổi làm việc với ông Trần Văn Thử, Phó Chủ tịch UBND huyện Nghi Lộc.",
        [],
        id="who is asked by a reporter has met nobody",
    ),
    pytest.param(
        "Nhân kỷ niệm 127 năm Ngày sinh nhà thơ (19-5-1904/19-5-2031), sáng 17-5-2031, UBND tỉnh Nghệ An tổ chức khai "
        "mạc Triển lãm Quê hương. Phát biểu khai mạc, Giám đốc Sở Y tế Trần Văn Thử nhấn mạnh nhiều việc.",
        ["ceremony: took_part Thử"],
        id="the day after an anniversary in brackets",
    ),
    pytest.param(
        "Chiều 27/6/2031, Sở Y tế tỉnh Nghệ An tổ chức họp báo. "
        "Trả lời câu hỏi của báo chí về thuốc, Phó Giám đốc Sở Y tế tỉnh Nghệ An Trần Văn Thử cho biết thuốc đã đủ.",
        ["meeting: took_part Thử"],
        id="the press is answered at a press conference",
    ),
    pytest.param(
        "Tin Mới đưa tin, tại cuộc họp báo chiều 27/6/2031, Phó Giám đốc Sở Y tế tỉnh Nghệ An Trần Văn Thử cho hay "
        "thuốc đã đủ.",
        ["meeting: took_part Thử"],
        id="a newspaper tells who spoke at a meeting",
    ),
    pytest.param(
        "Sáng 11/5/2031, Huyện ủy Nghi Lộc tổ chức hội nghị về cán bộ. "
        "Trước đó, sáng 10/5/2031, các quyết định khác đã được ký. "
        "Phó Bí thư Tỉnh ủy Nghệ An Lê Thị Mẫu cũng cho biết việc này đã xong.",
        ["conference:"],
        id="what is said of the day before was said elsewhere",
    ),
    pytest.param(
        "Sáng 11/5/2031, Huyện ủy Nghi Lộc tổ chức hội nghị triển khai quyết định về cán bộ. "
        "Phó Bí thư Tỉnh ủy Nghệ An Trần Văn Thử đã công bố quyết định bổ nhiệm.",
        ["conference: took_part Thử"],
        id="the decision is announced at the conference",
    ),
    pytest.param(
        "Sáng 11/5/2031, Huyện ủy Nghi Lộc tổ chức hội nghị. Trong đơn vị không ai có ý kiến khác. "
        "Phó Bí thư Tỉnh ủy Nghệ An Trần Văn Thử đề nghị làm ngay.",
        ["conference: took_part Thử"],
        id="a unit is no letter",
    ),
    pytest.param(
        "Sáng 5/4/2031, Đoàn kiểm tra số 5 của Ban Thường vụ Tỉnh ủy Nghệ An công bố quyết định kiểm tra đối với Huyện "
        "ủy Nghi Lộc. Đồng chí Trần Văn Thử, Trưởng Ban Dân vận Tỉnh ủy, Trưởng đoàn kiểm tra chủ trì hội nghị.",
        ["inspection: chaired Thử, took_part Thử"],
        id="the conference at which an inspection is announced",
    ),
    pytest.param(
        "Các đồng chí: Trần Văn Thử, Bí thư Tỉnh ủy Nghệ An; Lê Thị Mẫu, Chủ tịch UBND tỉnh đã đi kiểm tra công tác "
        "phòng chống bão tại Công ty cổ phần Nghi Thử sáng 5/4/2031.",
        ["inspection: took_part Mẫu, took_part Thử"],
        id="two who are listed inspect together",
    ),
    pytest.param(
        "Sáng 5/4/2031, Đoàn kiểm tra của Ban Chỉ đạo Chương trình số 03-CTr/TU của Thành ủy Vinh do bà Lê Thị Mẫu, "
        "Trưởng Ban Tuyên giáo Thành ủy làm Trưởng đoàn đã làm việc với Huyện ủy Nghi Lộc.",
        ["inspection: took_part Mẫu"],
        id="a delegation of a committee that is named after a document",
    ),
    pytest.param(
        "Sáng 5/4/2031, Ban Tổ chức Trung ương tổ chức hội nghị trực tuyến toàn quốc. Tại điểm cầu tỉnh Nghệ An, đồng "
        "chí Lê Thị Mẫu, Phó Bí thư Tỉnh ủy chủ trì hội nghị. Tại điểm cầu huyện Nghi Lộc, đồng chí Trần Văn Thử, Bí "
        "thư Huyện ủy chủ trì hội nghị.",
        ["conference: took_part Mẫu, took_part Thử", "conference: chaired Mẫu", "conference: chaired Thử"],
        id="each site has its chair",
    ),
    pytest.param(
        "Sáng 5/4/2031, Đoàn ĐBQH tỉnh Nghệ An tiếp xúc cử tri huyện Nghi Lộc. "
        "Phó Bí thư Huyện ủy Nghi Lộc Trần Văn Thử chủ trì hội nghị tiếp xúc cử tri.",
        ["meeting: chaired Thử, took_part Thử"],
        id="the conference is the meeting with voters",
    ),
    pytest.param(
        "Ngày 14/6, Chủ tịch HĐND tỉnh Nghệ An Trần Văn Thử cùng Đoàn công tác của HĐND tỉnh làm việc với Huyện ủy Nghi "
        "Lộc. Huyện có 20 xã. Đường sá đã tốt hơn. Ruộng đồng đã xanh. Trường học đã mở. Chợ đã đông. "
        "Trong chuyến công tác, Đoàn công tác của HĐND tỉnh đã đến thăm công nhân nhà máy.",
        ["working_session: took_part Thử", "visit:"],
        id="a delegation goes on to visit",
    ),
    pytest.param(
        "Hội nghị lần thứ nhất Ban Chấp hành Đảng bộ tỉnh Nghệ An khóa XIV đã bầu Bí thư Tỉnh ủy ngày 23/10/2031. "
        "Phát biểu tại phiên khai mạc đại hội Đảng bộ tỉnh sáng 22/10/2031, Trưởng Ban Tổ chức Trung ương Trần Văn Thử "
        "đề nghị đoàn kết.",
        ["congress: took_part Thử"],
        id="what is said at the opening of a congress",
    ),
    pytest.param(
        "Sáng 8/7/2031, Chủ tịch UBND tỉnh Nghệ An Trần Văn Thử tiếp xã giao Đại sứ Nhật Bản.",
        ["visit: took_part Thử"],
        id="xã giao asks for nothing",
    ),
    pytest.param(
        "Sáng 8/7/2031, HĐND tỉnh Nghệ An khóa XX, nhiệm kỳ 2026 - 2031 tổ chức kỳ họp. "
        "Chủ tịch HĐND tỉnh Trần Văn Thử, Phó Chủ tịch HĐND tỉnh Lê Thị Mẫu đồng chủ tọa.",
        ["session: chaired Mẫu, chaired Thử, took_part Mẫu, took_part Thử"],
        id="an assembly with its term",
    ),
    pytest.param(
        "Ngày 8/7/2031, Ủy ban Kiểm tra Tỉnh ủy Nghệ An họp Kỳ thứ 41 do đồng chí Trần Văn Thử, Chủ nhiệm Ủy ban Kiểm tra "
        "Tỉnh ủy chủ trì.",
        ["session: chaired Thử, took_part Thử"],
        id="a session that somebody chairs, and no noun",
    ),
    pytest.param(
        "Sáng 8/7/2031, Chủ tịch nước Trần Văn Thử dự khai giảng tại Trường THPT Mẫu.",
        ["ceremony: took_part Thử"],
        id="an occasion by its verb",
    ),
    pytest.param(
        "Sáng 8/7/2031, Bí thư Tỉnh ủy Nghệ An Trần Văn Thử chủ trì nghe các sở báo cáo tiến độ dự án.",
        ["meeting: chaired Thử, took_part Thử"],
        id="who chairs hearing reports",
    ),
    pytest.param(
        "Sáng 8/7/2031, UBND tỉnh Nghệ An tổ chức hội nghị. Bí thư Tỉnh ủy Trần Văn Thử phát biểu. "
        "Phó Chủ tịch UBND tỉnh Lê Thị Mẫu đã chỉ đạo các sở làm ngay. Mới đây, Giám đốc Sở Y tế Lê Văn Ví cho biết dịch lắng.",
        ["conference: took_part Thử"],
        id="what was ordered or said before is not said there",
    ),
    pytest.param(
        "Sáng 8/7/2031, Phó Thủ tướng Trần Văn Thử về dự và chỉ đạo Đại hội Đảng bộ tỉnh Nghệ An.",
        ["congress: took_part Thử"],
        id="who comes and directs",
    ),
    pytest.param(
        "Sáng 8/7/2031, Huyện ủy Nghi Lộc tổ chức gặp mặt, đối thoại với thanh niên. Chủ trì hội nghị đối thoại có các đồng "
        "chí: Trần Văn Thử, Bí thư Huyện ủy; Lê Thị Mẫu, Phó Bí thư Huyện ủy.",
        ["meeting: chaired Mẫu, chaired Thử, took_part Mẫu, took_part Thử"],
        id="a list of the chairs is of what was told before, by whatever noun",
    ),
    pytest.param(
        "Sáng 8/7/2031, Bí thư Tỉnh ủy Nghệ An Trần Văn Thử làm việc với Huyện ủy Nghi Lộc. Bí thư Huyện ủy Lê Thị Mẫu và "
        "các đồng chí trong Ban Thường vụ Huyện ủy tiếp và làm việc với đoàn.",
        ["working_session: took_part Mẫu, took_part Thử"],
        id="who receives with others",
    ),
    pytest.param(
        "Ngày 15/8/2031, Đoàn kiểm tra của Ban Thường vụ Tỉnh ủy Nghệ An làm việc với Ban Thường vụ Huyện ủy Nam Đàn. "
        "Kết luận buổi làm việc, Bí thư Tỉnh ủy Trần Văn Thử yêu cầu hoàn thành báo cáo trước ngày 30/9/2031.",
        ["inspection: took_part Thử"],
        id="by when something is to be done is no day of another meeting",
    ),
    pytest.param(
        "Chiều 15/6, Bí thư Thành ủy Hà Nội Trần Văn Thử thăm, chúc mừng Báo Hà Nội mới nhân dịp 21/6. Bí thư Thành ủy "
        "Trần Văn Thử đã đến thăm và chúc mừng Báo Hà Nội mới nhân dịp 21/6/2031.",
        ["visit: took_part Thử"],
        id="an occasion is no day of a visit",
    ),
    pytest.param(
        "Ngày 5/6/2031, Đoàn giám sát của HĐND tỉnh Nghệ An họp thống nhất kế hoạch. "
        "Bà Lê Thị Mẫu - Phó Chủ tịch HĐND tỉnh, Trưởng đoàn giám sát chủ trì cuộc họp.",
        ["meeting: chaired Mẫu, took_part Mẫu"],
        id="a delegation's own meeting, and who leads the delegation chairs it",
    ),
    pytest.param(
        "Ngày 8/11/2031, nhân dân khu phố 6 phường Thử Mẫu tưng bừng tổ chức ngày hội đại đoàn kết. "
        "Đến dự có Bí thư Tỉnh ủy Nghệ An Trần Văn Thử.",
        ["ceremony: took_part Thử"],
        id="a festival of the people",
    ),
    pytest.param(
        "Sáng 5/6/2031, đồng chí Trần Văn Thử, Phó Bí thư Tỉnh ủy Nghệ An đã dự buổi sinh hoạt chi bộ thường kỳ của "
        "Chi bộ Văn phòng Tỉnh ủy.",
        ["meeting: took_part Thử"],
        id="a monthly meeting of a cell",
    ),
    pytest.param(
        "Sáng 5/4/2031, UBND tỉnh Nghệ An tổ chức lễ khánh thành cầu Nghi Thử. Theo ông Lê Văn Ví, Giám đốc Sở Xây dựng "
        "tỉnh Nghệ An, cầu dài 300 mét. Bí thư Tỉnh ủy Trần Văn Thử cắt băng.",
        ["ceremony: took_part Thử"],
        id="in whose words a ceremony is told of was not there for that",
    ),
    pytest.param(
        "Sáng 8/2/2031, Ban Chấp hành Đảng bộ tỉnh Nghệ An tổ chức hội nghị. Ban Bí thư đã chỉ định ông Lê Văn Ví, Thứ "
        "trưởng Bộ Y tế tham gia Ban Chấp hành Đảng bộ tỉnh. Bí thư Tỉnh ủy Trần Văn Thử phát biểu.",
        ["conference: took_part Thử"],
        id="who joins a committee does not attend by that",
    ),
    pytest.param(
        "Sáng 8/2/2031, Ban Thường vụ Tỉnh ủy Nghệ An họp dưới sự chủ trì của Bí thư Tỉnh ủy Trần Văn Thử. Ban Thường vụ "
        "Tỉnh ủy kết luận, trong thời gian qua, ông Lê Văn Ví, Giám đốc Sở Y tế đã có vi phạm.",
        ["meeting: chaired Thử, took_part Thử"],
        id="of whom a body concludes was not there",
    ),
    pytest.param(
        "Chiều nay 15/5/2031, tại phiên họp của Thường trực HĐND tỉnh Nghệ An, sẽ có nội dung về việc này. Bí thư Tỉnh ủy "
        "Trần Văn Thử cho biết hồ sơ đã đủ.",
        [],
        id="at which there will be something is yet to be held",
    ),
    pytest.param(
        "Sáng 8/2/2031, Sở Xây dựng tỉnh Nghệ An tổ chức buổi báo cáo với lãnh đạo UBND tỉnh. Phó Chủ tịch UBND tỉnh Lê Thị "
        "Mẫu đề nghị làm nhanh. Trước đó, tại buổi làm việc của Bí thư Tỉnh ủy Trần Văn Thử với huyện Nghi Lộc, ông Thử "
        "nhắc nhở Sở Xây dựng.",
        ["meeting: took_part Mẫu"],
        id="a meeting before, with a company of its own",
    ),
    pytest.param(
        "Sáng 28/6/2031, tại buổi họp báo, Chánh Thanh tra Bộ Y tế Trần Văn Thử cho biết việc đã rõ. Cũng trong ngày hôm "
        "qua, Phó Chánh Thanh tra Bộ Nội vụ Lê Văn Ví cho biết hồ sơ đã đủ.",
        ["meeting: took_part Thử"],
        id="who speaks on another day that is named too",
    ),
    pytest.param(
        "Sáng 12/6/2031, Chủ tịch Quốc hội Trần Thị Thử chủ trì lễ đón Đoàn đại biểu Quốc hội Lào. Chủ tịch nước Lê Văn Mẫu "
        "tiếp Trưởng đoàn.",
        ["ceremony: chaired Thử, took_part Thử"],
        id="who receives the guest elsewhere",
    ),
    pytest.param(
        "Nhận lời mời, sáng 11/5/2031, Thủ tướng Trần Văn Thử lên đường sang thủ đô Viên Thành tham dự Diễn đàn Tương lai. "
        "Tháp tùng Thủ tướng đi dự Diễn đàn lần này có Bộ trưởng Bộ Y tế Lê Thị Mẫu.",
        [],
        id="who leaves for a forum abroad",
    ),
    pytest.param(
        "Chuyện được kể tại một buổi cà phê bên lề Lễ Công bố xếp hạng do Sở Y tế tỉnh Nghệ An tổ chức ngày 14/3/2031. Ông "
        "Trần Văn Thử, Giám đốc Sở Y tế cho biết ý tưởng này đã cũ.",
        [],
        id="on the fringe of what a body holds",
    ),
    pytest.param(
        "Ngày 16/5/2031, Thanh tra tỉnh Nghệ An đã công bố quyết định của Chánh Thanh tra tỉnh kiểm tra việc giao đất. Đoàn "
        "kiểm tra do ông Trần Văn Thử, Phó Chánh Thanh tra tỉnh (gọi tắt là Thanh tra), làm trưởng đoàn. Tại buổi công bố "
        "quyết định, ông Trần Văn Thử cho biết ngày 26/4 báo chí đã nêu việc này.",
        ["inspection: led Thử, took_part Thử"],
        id="an inspection is announced in the name of its head, at one meeting",
    ),
    pytest.param(
        "Thảo luận về dự án Luật Quy hoạch tại Quốc hội ngày 26/5/2031, đại biểu Trần Văn Thử (tỉnh Nghệ An) nêu thực trạng. "
        "Đại biểu Lê Thị Mẫu (Hà Giang) tranh luận lại.",
        ["session: took_part Mẫu, took_part Thử"],
        id="Parliament debates, without the hall",
    ),
    pytest.param(
        "Phát biểu mở đầu cuộc họp, Phó Thủ tướng Trần Văn Thử yêu cầu giữ sạch nguồn nước.",
        ["meeting: took_part Thử"],
        id="the opening word of a meeting",
    ),
    pytest.param(
        "Sáng 5/4/2031, Công an tỉnh Nghệ An tổ chức Lễ Ra quân bảo đảm trật tự. Đại tá Trần Văn Thử, Giám đốc Công an tỉnh "
        "phát lệnh.",
        ["ceremony: took_part Thử"],
        id="a ceremony named with capitals, and who gives the command",
    ),
    pytest.param(
        "Sáng 8/7/2031, Đoàn kiểm tra đã kiểm tra việc chấp hành pháp luật tại Công ty cổ phần Nghi Thử.",
        ["inspection:"],
        id="an inspecting team of which nobody is told to have sent it",
    ),
    pytest.param(
        "Sáng 8/7/2031, đoàn giám sát làm việc với UBND huyện Nghi Lộc.",
        ["inspection:"],
        id="an inspecting team of no sender works with whom it inspects",
    ),
    pytest.param(
        "Đoàn kiểm tra sẽ kiểm tra tại Công ty cổ phần Nghi Thử ngày 8/7/2031. Đoàn kiểm tra đã nêu sai phạm tại Công ty "
        "cổ phần Nghi Thử.",
        [],
        id="an inspecting team that will inspect, and one that finds",
    ),
    pytest.param(
        "Sáng 8/7/2031, Đoàn kiểm tra đã tới kiểm tra, làm việc với Huyện ủy Nghi Lộc, Nghệ An. Tuần trước, các cơ quan đã "
        "thành lập đoàn kiểm tra làm việc với Công ty TNHH Thử Mẫu.",
        ["inspection:"],
        id="an inspecting team of no sender, and one that is set up",
    ),
    pytest.param(
        "Bộ trưởng Bộ Y tế Trần Văn Thử đã yêu cầu làm rõ vụ việc. Trong cuộc họp báo ngày 30/5/2031, Phó Chánh Thanh tra "
        "Bộ Y tế Lê Văn Ví cho biết hồ sơ đã đủ.",
        ["meeting: took_part Ví"],
        id="who spoke before a meeting of others is named",
    ),
    pytest.param(
        "Chiều 9/8/2031, Bí thư Tỉnh ủy Nghệ An Trần Văn Thử đã đến thăm và chủ trì buổi làm việc với Ban Thường vụ "
        "Huyện ủy Nghi Lộc.",
        ["working_session: chaired Thử, took_part Thử"],
        id="who comes on a visit and chairs a working session",
    ),
    pytest.param(
        "Sáng 5/6/2031, Tổ đại biểu số 9 HĐND tỉnh Nghệ An gồm các đại biểu Trần Văn Thử, Chủ tịch Ủy ban MTTQ tỉnh; "
        "Lê Thị Mẫu, Giám đốc Sở Y tế đã có buổi tiếp xúc cử tri huyện Nghi Lộc.",
        ["meeting: took_part Mẫu, took_part Thử"],
        id="the deputies of a group meet voters",
    ),
    pytest.param(
        "Sáng 5/4/2031, Bộ Tài chính họp giao ban. Bình thường cuộc giao ban này do Bộ trưởng Bộ Tài chính Trần Văn Thử "
        "chủ trì. Cuộc họp sáng nay do Thứ trưởng Bộ Tài chính Lê Văn Mẫu chủ trì.",
        ["conference:", "meeting: chaired Mẫu, took_part Mẫu"],
        id="who chairs as a rule has not chaired",
    ),
    pytest.param(
        "Sáng 2/7/2031, Bộ Tổng Tham mưu tổ chức hội nghị. Dự hội nghị có các đồng chí Phó Tổng Tham mưu trưởng: "
        "Thượng tướng Trần Văn Thử - Ủy viên Trung ương Đảng; Trung tướng Lê Văn Mẫu và Trung tướng Ngô Văn Ví.",
        ["conference: took_part Mẫu, took_part Thử, took_part Ví"],
        id="officers with a shared title were there",
    ),
    pytest.param(
        "Ông Trần Văn Thử, Chủ tịch UBND tỉnh Nghệ An, chiều 5/6/2031, tại trụ sở UBND huyện Nghi Lộc, đã chủ trì "
        "cuộc họp với Sở Y tế.",
        ["meeting: chaired Thử, took_part Thử"],
        id="when and where between the chair and the verb",
    ),
    pytest.param(
        "Sáng 5/4/2031, Quốc hội thảo luận tại hội trường. Bộ trưởng Bộ Y tế Trần Văn Thử giải trình. Ngày mai, Quốc hội "
        "biểu quyết thông qua nghị quyết.",
        ["session: took_part Thử"],
        id="what is done tomorrow is no session yet",
    ),
    pytest.param(
        "Chủ tịch UBND tỉnh Nghệ An sẽ về xã Nghi Thử. Tham dự buổi công bố sẽ có Chủ tịch UBND tỉnh Nghệ An Trần Văn Thử, "
        "đại diện các sở.",
        [],
        id="who will attend",
    ),
    pytest.param(
        "Theo chương trình làm việc ngày 21/6/2031, ngày diễn ra phiên bế mạc kỳ họp, sẽ có 2 nội dung: Quốc hội nghe Chủ "
        "nhiệm Ủy ban Kinh tế của Quốc hội Trần Văn Thử trình bày báo cáo.",
        [],
        id="the agenda of a session",
    ),
    pytest.param(
        "Chiều 5/4/2031, Bộ Y tế tổ chức lễ ký cam kết. Trao đổi với báo chí tại lễ ký cam kết, Thứ trưởng Bộ Y tế Trần Văn "
        "Thử cho biết việc đã rõ. Trả lời phóng viên, ông Lê Văn Ví, Giám đốc Sở Y tế tỉnh Nghệ An cho biết thuốc đã đủ.",
        ["ceremony: took_part Thử"],
        id="who answers the press at the ceremony was there",
    ),
    pytest.param(
        "Sáng 3/6/2031, lãnh đạo Tỉnh ủy và UBND tỉnh Nghệ An đã gặp gỡ các doanh nghiệp. Quyết định này được Chủ tịch UBND "
        "tỉnh Nghệ An Trần Văn Thử đưa ra tại cuộc gặp gỡ.",
        ["meeting: took_part Thử"],
        id="leaders meet groups, and one puts something forward there",
    ),
    pytest.param(
        "Ngày 10/1/2031, đoàn công tác của Tỉnh ủy, HĐND, UBND, Ủy ban MTTQ tỉnh Nghệ An do Phó Bí thư Tỉnh ủy Trần "
        "Văn Thử làm trưởng đoàn đã đến thăm, chúc Tết các gia đình chính sách.",
        ["visit: took_part Thử"],
        id="a delegation that several bodies send together",
    ),
    pytest.param(
        "Nhân kỷ niệm 105 năm ngày sinh Tổng Bí thư Trần Văn Thử (9/7/1912-9/7/2017), chiều 7/7/2017, Đoàn đại biểu Tỉnh "
        "ủy, UBND tỉnh Nghệ An đã đến dâng hương tưởng niệm.",
        ["visit:"],
        id="who is remembered was not there",
    ),
    pytest.param(
        "Đó là yêu cầu của Phó Bí thư Tỉnh ủy Nghệ An Trần Văn Thử tại buổi kiểm tra công tác bầu cử, sáng 7/4/2031.",
        ["inspection: took_part Thử"],
        id="whose word it is, at an inspection",
    ),
    pytest.param(
        "Sáng 7/4/2031, Bí thư Tỉnh ủy Nghệ An Trần Văn Thử làm việc với Huyện ủy Nghi Lộc. Đại biểu Trung ương tham gia "
        "buổi làm việc có: Các đồng chí Ủy viên Bộ Chính trị: Trưởng Ban Tổ chức Trung ương Lê Thị Mẫu; Bộ trưởng Bộ Y "
        "tế Ngô Văn Ví.",
        ["working_session: took_part Mẫu, took_part Thử, took_part Ví"],
        id="attendants after a colon, with a title that they share",
    ),
    pytest.param(
        "Chiều 20/6/2031, tại Trụ sở Trung ương Đảng, Tổng Bí thư Ngô Văn Ví đã có buổi tiếp Chủ tịch Thượng viện Haiti "
        "Youri Mautue. Chiều cùng ngày, tại Phủ Chủ tịch, tiếp Chủ tịch Thượng viện Haiti Youri Mautue, Chủ tịch nước "
        "Trần Văn Thử khẳng định hai nước là bạn.",
        ["visit: took_part Mautue, took_part Ví", "visit: took_part Mautue, took_part Thử"],
        id="each who receives a guest receives him apart, also where the receiving is said first",
    ),
    pytest.param(
        "Sáng 7/4/2031, Bí thư Tỉnh ủy Nghệ An Trần Văn Thử chủ trì hội nghị giao ban. Trước đó, Chủ tịch UBND tỉnh Lê "
        "Văn Mẫu cho biết hồ sơ đã đủ. Bộ trưởng Bộ Y tế Ngô Văn Ví đã nhất trí phương án này.",
        ["conference: chaired Thử, took_part Thử"],
        id="what was said before, anywhere, and what somebody has agreed to",
    ),
    pytest.param(
        "Sáng 7/4/2031, Bí thư Tỉnh ủy Nghệ An Trần Văn Thử chủ trì hội nghị giao ban. Trước đó, Chủ tịch UBND tỉnh Lê "
        "Văn Mẫu trình bày báo cáo.",
        ["conference: chaired Thử, took_part Mẫu, took_part Thử"],
        id="who spoke before on the floor",
    ),
    pytest.param(
        "Ngày 6/3/2031, đoàn công tác do Trung tướng Trần Văn Thử - Phó Tổng Tham mưu trưởng Quân đội nhân dân Việt Nam "
        "làm trưởng đoàn đã kiểm tra công tác huấn luyện tại Quân khu 4. "
        "Đại tá Lê Văn Mẫu, Phó Tổng Tham mưu trưởng Quân đội nhân dân Việt Nam tham dự buổi kiểm tra.",
        ["inspection: led Thử, took_part Mẫu, took_part Thử"],
        id="the army of whose staff somebody is stands between him and what he does",
    ),
    pytest.param(
        "Cùng chủ trì có đồng chí Lê Văn Mẫu, Phó Bí thư Tỉnh ủy Nghệ An.\n"
        "Sáng 8/12/2031, Bí thư Tỉnh ủy Nghệ An Trần Văn Thử chủ trì hội nghị tổng kết công tác. "
        "Cùng chủ trì có đồng chí Lê Văn Mẫu, Phó Bí thư Tỉnh ủy.",
        ["conference: chaired Mẫu, chaired Thử, took_part Mẫu, took_part Thử"],
        id="who chairs too, as a caption says before anything is told of, chairs no other event",
    ),
    pytest.param(
        "Sáng 9/5/2031, UBND phường Tân Thử, quận 3, TP.HCM tổ chức hội nghị. Ông Trần Văn Thử, Chủ tịch UBND phường 7, "
        "quận 3 phát biểu.",
        ["conference: took_part Thử"],
        id="a host and a speaker with their whole addresses",
    ),
    pytest.param(
        "Chiều 6/2/2031, Bí thư Thành ủy Vinh Trần Văn Thử làm việc với Sở Y tế tỉnh Nghệ An. Tại cuộc làm việc, "
        "ông Trần Văn Thử thông tin trước Tết, ông Lê Văn Mẫu, nguyên Chủ tịch UBND tỉnh Nghệ An, phản ánh việc này.",
        ["working_session: took_part Thử"],
        id="who did something in what another tells was not there",
    ),
    pytest.param(
        "Ngày 22/5/2031, Quốc hội, khóa XX đã khai mạc trọng thể kỳ họp thứ 3. Đúng 9 giờ, Quốc hội họp phiên khai mạc "
        "dưới sự chủ trì của Chủ tịch Quốc hội Trần Thị Thử. Thứ ba, ngày 23/5/2031, buổi sáng, Quốc hội nghe Ủy ban "
        "Thường vụ Quốc hội trình, sau đó thảo luận ở tổ.",
        ["session: chaired Thử, took_part Thử", "session:"],
        id="the next day of what lasts for days",
    ),
    pytest.param(
        "Tin tức\nBí thư Tỉnh ủy Trần Văn Thử dự hội nghị tổng kết\n"
        "Ngày 9/5/2031, Bí thư Tỉnh ủy Nghệ An Trần Văn Thử dự Hội nghị tổng kết công tác năm.",
        ["conference: took_part Thử"],
        id="a headline and the lead tell of one gathering",
    ),
    pytest.param(
        "Sáng 14/3/2031, đồng chí Trần Văn Thử, Phó Bí thư Thành ủy Hà Nội, Trưởng ban Chỉ đạo Chương trình số 05-CTr/TU "
        "của Thành ủy chủ trì buổi làm việc với các sở.",
        ["working_session: chaired Thử, took_part Thử"],
        id="who steers a programme chairs",
    ),
    pytest.param(
        "Ngày 14/3/2031, Bí thư Tỉnh ủy Nghệ An Trần Văn Thử thăm mô hình trồng rau và làm việc với Ban Thường vụ Huyện ủy "
        "Nghi Lộc.",
        ["working_session: took_part Thử"],
        id="who visits goes on to a working session",
    ),
    pytest.param(
        "Ngày 14/3/2031, đồng chí Trần Văn Thử, Bí thư Tỉnh ủy Nghệ An đã đi kiểm tra mô hình trồng rau và có buổi làm việc "
        "với Ban Thường vụ Huyện ủy Nghi Lộc.",
        ["working_session: took_part Thử", "inspection: took_part Thử"],
        id="what was inspected is not who was met",
    ),
    pytest.param(
        "Ngày 14/3/2031, Đoàn giám sát của HĐND tỉnh Nghệ An làm việc với UBND huyện Nghi Lộc. Trưởng đoàn giám sát "
        "Lê Thị Mẫu đánh giá cao sự chuẩn bị của huyện.",
        ["inspection: took_part Mẫu"],
        id="who leads a delegation is no private person, whatever the office",
    ),
    pytest.param(
        "Ngày 5/8/2031, tại lễ tang nguyên Bí thư Tỉnh ủy Nghệ An Trần Văn Thử, Chủ tịch UBND tỉnh Lê Văn Mẫu đọc điếu văn.",
        ["ceremony: took_part Mẫu"],
        id="nobody takes part in the own funeral",
    ),
    pytest.param(
        "Sáng 5/8/2031, Bộ trưởng Bộ Y tế Trần Văn Thử thăm Bệnh viện Thử Mẫu; cùng ngày, Thứ trưởng Lê Văn Mẫu dự lễ khánh "
        "thành Trạm Y tế xã Nghi Thử.",
        ["visit: took_part Thử"],
        id="who attends a ceremony was not on another's visit",
    ),
]


@pytest.mark.parametrize(("text", "events"), ROWS)
def test_sentences_tell_of_these_events(text: str, events: list[str]) -> None:
    events_told = told(extract(Article("example", text)))
    assert [event.rstrip() for event in events_told] == events


def test_delegation_named_after_its_meeting_inspected_whom_it_met() -> None:
    facts = extract(Article("example", ROWS[7].values[0]))  # type: ignore[arg-type]
    names = {p.id: p.name for p in facts.people} | {b.id: b.name for b in facts.bodies}
    inspected = {(names[f.subject], names[f.object]) for f in facts.facts if f.type == "inspected"}
    assert inspected == {
        ("Đoàn khảo sát của Ban Chỉ đạo Nhà nước", "Bộ Y tế"),
        ("Ban Chỉ đạo Nhà nước", "Bộ Y tế"),
        ("Trần Văn Thử", "Bộ Y tế"),
    }


LED = [
    pytest.param(
        "Ngày 6/2/2031, Tỉnh ủy Nghệ An tổ chức đoàn kiểm tra tại Huyện ủy Nghi Lộc. Đồng chí Trần Văn Thử, Phó Bí thư "
        "Tỉnh ủy làm Trưởng đoàn, chủ trì buổi kiểm tra.",
        ["Thử: Đoàn kiểm tra của Tỉnh ủy Nghệ An"],
        id="who leads it and chairs the session",
    ),
    pytest.param(
        "Ngày 6/2/2031, Đoàn kiểm tra của Tỉnh ủy Nghệ An kiểm tra Huyện ủy Nghi Lộc. Đồng chí Trần Văn Thử làm Trưởng đoàn.",
        ["Thử: Đoàn kiểm tra của Tỉnh ủy Nghệ An"],
        id="in a sentence of its own",
    ),
    pytest.param(
        "Ngày 6/2/2031, Đoàn kiểm tra của Tỉnh ủy Nghệ An kiểm tra Huyện ủy Nghi Lộc. "
        "Đoàn khách nước bạn do đồng chí Trần Văn Thử làm Trưởng đoàn cũng đến.",
        [],
        id="another delegation",
    ),
    pytest.param(
        "Ngày 6/2/2031, Đoàn kiểm tra của Tỉnh ủy Nghệ An kiểm tra Huyện ủy Nghi Lộc. "
        "Trưởng đoàn Trần Văn Thử, Phó Bí thư Tỉnh ủy ghi nhận kết quả.",
        ["Thử: Đoàn kiểm tra của Tỉnh ủy Nghệ An"],
        id="as a title",
    ),
    pytest.param(
        "Ngày 6/2/2031, Huyện ủy Nghi Lộc làm việc với Đoàn kiểm tra số 3 của Tỉnh ủy Nghệ An do đồng chí Trần Văn Thử "
        "làm Trưởng đoàn.",
        ["Thử: Đoàn kiểm tra số 3 của Tỉnh ủy Nghệ An"],
        id="told from the side of the inspected",
    ),
    pytest.param(
        "Ngày 6/2/2031, Đoàn kiểm tra của Tỉnh ủy Nghệ An do Phó Bí thư Tỉnh ủy Trần Văn Thử, cùng ông Thử là trưởng ban, "
        "làm trưởng đoàn, đã kiểm tra Huyện ủy Nghi Lộc.",
        ["Thử: Đoàn kiểm tra của Tỉnh ủy Nghệ An"],
        id="named twice",
    ),
    pytest.param(
        "Ngày 6/2/2031, Đoàn kiểm tra 1920 của Tỉnh ủy Nghệ An do đồng chí Trần Văn Thử làm trưởng đoàn kiểm tra "
        "Huyện ủy Nghi Lộc.",
        ["Thử: Đoàn kiểm tra số 1920 của Tỉnh ủy Nghệ An"],
        id="what the delegation does is no part of its name",
    ),
]


@pytest.mark.parametrize(("text", "led"), LED)
def test_who_leads_the_delegation_inspected_what_it_inspected(text: str, led: list[str]) -> None:
    facts = extract(Article("example", text))
    names = {p.id: p.name.split()[-1] for p in facts.people} | {b.id: b.name for b in facts.bodies}
    assert [f"{names[f.subject]}: {names[f.object]}" for f in facts.facts if f.type == "led"] == led
    inspected = {(names[f.subject], names[f.object]) for f in facts.facts if f.type == "inspected"}
    team = next(body.name for body in facts.bodies if body.kind == "delegation")
    agents = {team, "Tỉnh ủy Nghệ An", *(row.split(":")[0] for row in led)}
    assert inspected == {(agent, "Huyện ủy Nghi Lộc") for agent in agents}


def test_the_day_of_the_telling_is_not_the_day_of_the_event() -> None:
    row = next(row for row in ROWS if row.id == "who tells of an inspection, and the day of the telling")
    facts = extract(Article("example", row.values[0]))  # type: ignore[arg-type]
    assert [event.date for event in facts.events] == ["2031-05-10"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "Sáng 5/4/2031, UBND huyện Nghi Lộc bàn giao 20 ngôi nhà. Dự lễ bàn giao có Chủ tịch UBND huyện Trần Văn Thử.",
            "2031-04-05",
        ),
        (
            "Ngày 5/4/2031, Chính phủ ban hành Nghị quyết số 9. Tại hội nghị tháng 7/2030, Thủ tướng Trần Văn Thử nêu rõ.",
            "",
        ),
        (
            "Giai đoạn từ ngày 1/1/2029 đến ngày 31/12/2030, Thanh tra Bộ Y tế đã kiểm tra Sở Y tế tỉnh Nghệ An.",
            "",
        ),
    ],
)
def test_the_day_of_an_event_is_in_its_sentence_or_opens_the_one_before(text: str, date: str) -> None:
    assert [date] == [event.date for event in extract(Article("t", text)).events]


def test_the_lead_of_one_is_no_title_of_the_next() -> None:
    facts = extract(
        Article(
            "example",
            "Đoàn kiểm tra của Tỉnh ủy Nghệ An do ông Trần Văn Thử, Phó Bí thư Tỉnh ủy làm trưởng đoàn, "
            "ông Lê Văn Mẫu, Giám đốc Sở Nội vụ làm phó trưởng đoàn.",
        )
    )
    names = {p.id: p.name for p in facts.people}
    assert [names[f.subject] for f in facts.facts if f.type == "led"] == ["Trần Văn Thử"]


def test_the_head_of_a_team_that_is_not_named_led_and_inspected() -> None:
    facts = extract(
        Article(
            "t",
            "Ngày 8/7/2031, Thường trực HĐND tỉnh Nghệ An giám sát tại Sở Y tế. "
            "Đồng chí Trần Văn Thử, Phó Chủ tịch HĐND tỉnh, Trưởng đoàn giám sát chủ trì.",
        )
    )
    assert {
        ("led", facts.events[0].id),
        ("inspected", next(body.id for body in facts.bodies if body.name.startswith("Sở"))),
    } <= {(f.type, f.object) for f in facts.facts if f.subject == facts.people[0].id}


def test_nobody_inspects_the_body_of_their_own_office() -> None:
    facts = extract(
        Article(
            "example",
            "Ngày 6/2/2031, Giám đốc Sở Y tế tỉnh Nghệ An Trần Văn Thử cho biết như vậy tại buổi kiểm tra tại Sở Y tế.",
        )
    )
    assert [fact for fact in facts.facts if fact.type == "inspected"] == []


def test_an_inspection_disseminates_nothing() -> None:
    facts = extract(
        Article(
            "example",
            "Ngày 16/3/2031, Đoàn kiểm tra của Tỉnh ủy Nghệ An đã kiểm tra Huyện ủy Nghi Lộc. "
            "Huyện ủy đã tổ chức 12 hội nghị quán triệt Nghị quyết số 12-NQ/TU của Tỉnh ủy Nghệ An.",
        )
    )
    assert [fact for fact in facts.facts if fact.type == "disseminated"] == []


def test_a_ceremony_has_its_name_whole() -> None:
    facts = extract(Article("example", "Sáng 5/9/2031, Chủ tịch UBND tỉnh Nghệ An Trần Văn Thử dự lễ khai giảng."))
    assert [event.act for event in facts.events] == ["lễ khai giảng"]


def test_a_delegation_of_another_year_is_another() -> None:
    facts = extract(
        Article(
            "example",
            "Ngày 16/3/2031, Đoàn kiểm tra của Tỉnh ủy Nghệ An đã kiểm tra Huyện ủy Nghi Lộc. "
            "Huyện ủy đã khắc phục các hạn chế mà đoàn kiểm tra năm 2029 chỉ ra.",
        )
    )
    mentions = {body.name: len(body.mentions) for body in facts.bodies}
    assert mentions["Đoàn kiểm tra của Tỉnh ủy Nghệ An"] == 1


@pytest.mark.parametrize(
    ("text", "led"),
    [
        pytest.param(
            "Đoàn đại biểu Đảng Cộng sản Việt Nam do đồng chí Trần Văn Thử làm Trưởng đoàn. "
            "Đoàn đại biểu Đảng Cộng sản Trung Quốc do đồng chí Lê Văn Ví làm Trưởng đoàn.",
            ["Thử: Đoàn đại biểu của Đảng Cộng sản Việt Nam", "Ví: Đoàn đại biểu của Đảng Cộng sản Trung Quốc"],
            id="of another country's party",
        ),
        pytest.param(
            "Đoàn đại biểu cấp cao Quốc hội Việt Nam đã tới nơi. Chủ tịch Quốc hội Trần Văn Thử và Chủ tịch Hạ viện "
            "Lê Văn Ví dẫn đầu đoàn đại biểu cấp cao hai nước tiến hành hội đàm.",
            [],
            id="of two countries",
        ),
        pytest.param(
            "Đoàn công tác của Tổng cục Du lịch đã làm việc với Sở Y tế tỉnh Nghệ An. Hôm sau, Bộ trưởng Bộ Y tế "
            "Lê Văn Ví dẫn đầu đoàn công tác của bộ này tới tỉnh.",
            ["Ví: Đoàn công tác của Bộ Y tế"],
            id="of “this ministry”",
        ),
        pytest.param(
            "Đoàn đại biểu của Chính phủ đã tới nơi. Năm ngoái Thủ tướng Trần Văn Thử đã dẫn đầu đoàn đại biểu "
            "Việt Nam dự hội chợ.",
            ["Thử: Đoàn đại biểu Việt Nam"],
            id="of the country",
        ),
    ],
)
def test_a_delegation_with_a_name_of_its_own_is_not_the_one_named_before(text: str, led: list[str]) -> None:
    facts = extract(Article("example", text))
    names = {p.id: p.name.split()[-1] for p in facts.people} | {b.id: b.name for b in facts.bodies}
    teams = {body.id for body in facts.bodies}
    found = [f"{names[f.subject]}: {names[f.object]}" for f in facts.facts if f.type == "led" and f.object in teams]
    assert found == led


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Bí thư Tỉnh ủy Nghệ An Trần Văn Thử dự Hội nghị tổng kết công tác năm.", "2031-05-09"),
        ("Bí thư Tỉnh ủy Nghệ An Trần Văn Thử dự Lễ khai giảng năm học mới.", ""),
    ],
)
def test_the_gathering_of_a_headline_has_the_day_with_which_the_lead_names_it(text: str, day: str) -> None:
    lead = f"Bí thư Tỉnh ủy Trần Văn Thử dự hội nghị tổng kết\nNgày 9/5/2031, {text}"
    event = extract(Article("example", lead)).events[0]
    assert (event.kind, event.date) == ("conference", day)


def test_who_considers_an_inspection_is_no_target_of_it() -> None:
    facts = extract(
        Article(
            "example",
            "Ngày 14/3/2031, Ủy ban Kiểm tra Tỉnh ủy Nghệ An họp kỳ thứ 5. Xem xét kết quả kiểm tra khi có dấu hiệu vi phạm "
            "đối với Ban Thường vụ Huyện ủy Nghi Lộc, Ủy ban Kiểm tra Tỉnh ủy nhận thấy Ban Thường vụ đã vi phạm.",
        )
    )
    names = {body.id: body.name for body in facts.bodies}
    found = [names[fact.object] for fact in facts.facts if fact.type == "target"]
    assert found == ["Ban Thường vụ Huyện ủy Nghi Lộc"]


@pytest.mark.parametrize(
    "will",
    [
        "Dự kiến, tuần tới đoàn sẽ kiểm tra tại UBND huyện Nghi Lộc.",
        "Theo kế hoạch, Đoàn kiểm tra sẽ tiếp tục kiểm tra UBND huyện Nghi Lộc.",
    ],
)
def test_where_the_delegation_will_go_is_planned(will: str) -> None:
    text = f"Ngày 9/5/2031, Đoàn kiểm tra của Tỉnh ủy Nghệ An đã kiểm tra tại Sở Y tế tỉnh Nghệ An. {will}"
    facts = extract(Article("example", text))
    names = {body.id: body.name for body in facts.bodies}
    found = [f"{names[f.subject]}: {names[f.object]}" for f in facts.facts if f.modality == "planned"]
    assert found == ["Đoàn kiểm tra của Tỉnh ủy Nghệ An: Ủy ban nhân dân huyện Nghi Lộc"]


@pytest.mark.parametrize(
    ("text", "planned"),
    [
        (
            "Trong quý II/2031, Đoàn kiểm tra số 4 của Ban Thường vụ Tỉnh ủy Nghệ An sẽ kiểm tra Huyện ủy Nghi Lộc.",
            ["Đoàn kiểm tra số 4 của Ban Thường vụ Tỉnh ủy Nghệ An: Huyện ủy Nghi Lộc"],
        ),
        ("Chủ tịch UBND tỉnh Nghệ An Trần Văn Thử sẽ dự công bố kết luận thanh tra tại UBND huyện Nghi Lộc.", []),
        (
            "Ngày 6/2/2031, Thanh tra tỉnh Nghệ An đã ra quyết định thanh tra đất đai đối với UBND huyện Nghi Lộc.",
            ["Thanh tra tỉnh Nghệ An: Ủy ban nhân dân huyện Nghi Lộc"],
        ),
        (
            "Năm 2031, Thanh tra huyện Nghi Lộc tập trung thanh tra thu chi tại Trường Mầm non Nghi Thử.",
            [],
        ),
    ],
)
def test_an_inspection_to_come_is_planned_and_no_event(text: str, planned: list[str]) -> None:
    facts = extract(Article("example", text))
    names = {body.id: body.name for body in facts.bodies}
    found = [(f.modality, f"{names[f.subject]}: {names[f.object]}") for f in facts.facts if f.type == "inspected"]
    assert found == [("planned", row) for row in planned]
    assert facts.events == ()


def test_an_inspection_that_is_announced_to_the_inspected_has_begun() -> None:
    facts = extract(
        Article(
            "example",
            "Ngày 6/2/2031, Thanh tra tỉnh Nghệ An công bố quyết định thanh tra việc quản lý đất đai đối với UBND huyện "
            "Nghi Lộc.",
        )
    )
    assert {f.modality for f in facts.facts if f.type in ("inspected", "target")} == {"ongoing"}
    assert [event.modality for event in facts.events] == ["ongoing"]


@pytest.mark.parametrize(
    ("rest", "modality"), [("Thời hạn thanh tra là 45 ngày.", "ongoing"), ("Qua thanh tra, việc đã rõ.", "done")]
)
def test_an_inspection_that_has_a_term_and_no_result_goes_on(rest: str, modality: str) -> None:
    team = "Đoàn thanh tra của Thanh tra tỉnh Nghệ An do ông Trần Văn Thử, Phó Chánh Thanh tra tỉnh làm trưởng đoàn"
    facts = extract(Article("example", f"{team} tiến hành thanh tra tại UBND huyện Nghi Lộc. {rest}")).facts
    assert {(f.type, f.modality) for f in facts if f.type in ("led", "inspected")} == {
        ("led", modality),
        ("inspected", modality),
    }


@pytest.mark.parametrize(("verb", "modality"), [("đang", "ongoing"), ("đang tiến hành", "ongoing"), ("đã", "done")])
def test_an_inspection_that_is_going_on(verb: str, modality: str) -> None:
    facts = extract(Article("example", f"Đoàn kiểm tra của Tỉnh ủy Nghệ An {verb} kiểm tra Huyện ủy Nghi Lộc."))
    assert {f.modality for f in facts.facts if f.type == "inspected"} == {modality}


@pytest.mark.parametrize(
    ("text", "inspected"),
    [
        (
            "Đoàn công tác của Bộ Y tế đã đi thăm và khảo sát Bệnh viện Đa khoa tỉnh Nghệ An, bàn phương án.",
            ["Bộ Y tế", "Đoàn công tác của Bộ Y tế"],
        ),
        (
            "Ngoài việc thanh tra đất của nhà dân, Thanh tra tỉnh Nghệ An cũng tiến hành thanh tra đối với Sở Y tế.",
            ["Thanh tra tỉnh Nghệ An"],
        ),
        ("UBND huyện Nghi Lộc đang được Thanh tra tỉnh Nghệ An thanh tra.", ["Thanh tra tỉnh Nghệ An"]),
        ("Bộ Y tế đã kiểm tra, thanh tra tại một số đơn vị như Sở Y tế tỉnh Nghệ An (có 8 phó giám đốc).", ["Bộ Y tế"]),
        (
            "Sáng 5/4/2031, Chủ tịch UBND tỉnh Nghệ An Trần Văn Thử đi kiểm tra thực tế và làm việc với Sở Y tế.",
            ["Trần Văn Thử"],
        ),
        (
            "Ngày 5/4/2031, Chủ nhiệm UBKT Tỉnh ủy Nghệ An Trần Văn Thử, Trưởng Đoàn kiểm tra số 05 làm việc với Sở Y tế.",
            ["Đoàn kiểm tra số 05", "Trần Văn Thử"],
        ),
        (
            "Ngày 5/4/2031, Huyện ủy Nghi Lộc kiểm tra công tác lãnh đạo, chỉ đạo thực hiện nhiệm vụ của Sở Y tế Nghệ An.",
            ["Huyện ủy Nghi Lộc"],
        ),
        (
            "Sáng 5/4/2031, Sở Y tế tỉnh Nghệ An do ông Trần Văn Thử, Giám đốc Sở làm trưởng đoàn đã kiểm tra tại Sở Nội vụ.",
            ["Sở Y tế tỉnh Nghệ An", "Trần Văn Thử"],
        ),
        (
            "Ngày 5/4/2031, Chủ tịch HĐND tỉnh Nghệ An Trần Văn Thử và đoàn công tác đã khảo sát thực tế tại Sở Y tế.",
            ["Trần Văn Thử"],
        ),
        (
            "Ngày 5/4/2031, Sở Nội vụ tỉnh Nghệ An phối hợp với Công an huyện Nghi Lộc kiểm tra Công ty TNHH Thử Mẫu.",
            ["Sở Nội vụ tỉnh Nghệ An"],
        ),
        (
            "Trưa 3/2/2031, đoàn kiểm tra của Bộ Y tế đến Bệnh viện Đa khoa tỉnh Nghệ An để kiểm tra bếp ăn.",
            ["Bộ Y tế", "Đoàn kiểm tra của Bộ Y tế"],
        ),
        (
            "Thanh tra tỉnh Nghệ An thuộc UBND tỉnh Nghệ An kiểm tra đột xuất cơ sở của Công ty cổ phần Nghi Thử.",
            ["Thanh tra tỉnh Nghệ An"],
        ),
        (
            "Chậm nộp thuế là sai phạm được Thanh tra tỉnh Nghệ An kết luận thanh tra về trường Đại học Nghi Thử.",
            ["Thanh tra tỉnh Nghệ An"],
        ),
        (
            (
                "Ngày 5/4/2031, Ủy ban Kiểm tra Tỉnh ủy Nghệ An họp kỳ thứ 5. Ủy ban Kiểm tra Tỉnh ủy đã xem xét báo cáo kết quả "
                "giám sát chuyên đề đối với Ban Thường vụ Huyện ủy Nghi Lộc."
            ),
            ["Ủy ban Kiểm tra Tỉnh ủy Nghệ An"],
        ),
        (
            (
                "Ngày 5/4/2031, Ủy ban Kiểm tra Tỉnh ủy Nghệ An họp kỳ thứ 5, xem xét các việc sau:\n1. Kết quả kiểm tra khi có "
                "dấu hiệu vi phạm đối với Ban Thường vụ Huyện ủy Nghi Lộc; Đảng ủy Sở Y tế.\n2. Kết quả kiểm tra tài chính đảng "
                "đối với Đảng ủy Sở Nội vụ."
            ),
            ["Ủy ban Kiểm tra Tỉnh ủy Nghệ An"] * 3,
        ),
        (
            (
                "Ngày 5/4/2031, Ban Thường vụ Tỉnh ủy Nghệ An họp.\n1. Kết quả kiểm tra khi có dấu hiệu vi phạm đối với Ban "
                "Thường vụ Huyện ủy Nghi Lộc."
            ),
            [],
        ),
        (
            (
                "Ngày 5/4/2031, tại kỳ họp thứ 5, xem xét kết quả kiểm tra khi có dấu hiệu vi phạm đối với Ban Thường vụ Huyện "
                "ủy Nghi Lộc, Ủy ban Kiểm tra Tỉnh ủy Nghệ An nhận thấy có vi phạm."
            ),
            ["Ủy ban Kiểm tra Tỉnh ủy Nghệ An"],
        ),
        (
            (
                "Qua kết quả kiểm tra Ủy ban Kiểm tra Tỉnh ủy Nghệ An đã kết luận: Ban Thường vụ Đảng ủy Sở Y tế đã thiếu "
                "trách nhiệm."
            ),
            ["Ủy ban Kiểm tra Tỉnh ủy Nghệ An"],
        ),
        ("Sáng 8/7/2031, đoàn kiểm tra liên ngành đã kiểm tra Công ty cổ phần Nghi Thử.", []),
        (
            (
                "Ngày 5/4/2031, Ban Thường vụ Tỉnh ủy Nghệ An đã xem xét kết quả kiểm tra của Ủy ban Kiểm tra Tỉnh ủy đối với "
                "Ban Thường vụ Huyện ủy Nghi Lộc."
            ),
            ["Ủy ban Kiểm tra Tỉnh ủy Nghệ An"],
        ),
    ],
)
def test_inspections_are_told_in_many_ways(text: str, inspected: list[str]) -> None:
    facts = extract(Article("example", text))
    names = {body.id: body.name for body in facts.bodies} | {person.id: person.name for person in facts.people}
    assert [names[fact.subject] for fact in facts.facts if fact.type == "inspected"] == inspected


def test_who_speaks_of_an_inspection_of_no_day_was_not_at_it() -> None:
    facts = extract(
        Article(
            "example",
            "Thanh tra tỉnh Nghệ An đang tiến hành thanh tra đối với UBND huyện Nghi Lộc. "
            "Ông Trần Văn Thử, Chánh Văn phòng UBND huyện Nghi Lộc cho biết hồ sơ đã đủ.",
        )
    )
    assert [fact for fact in facts.facts if fact.type == "took_part"] == []


def test_who_goes_with_a_delegation_was_there() -> None:
    facts = extract(
        Article(
            "example",
            "Ngày 3/6/2031, Thủ tướng Trần Văn Thử và Phu nhân, cùng Đoàn đại biểu cấp cao Việt Nam đã tới thăm hỏi "
            "bà con.",
        )
    )
    names = {person.id: person.name for person in facts.people}
    assert [names[fact.subject] for fact in facts.facts if fact.type == "took_part"] == ["Trần Văn Thử"]


@pytest.mark.parametrize(
    ("text", "inspected"),
    [
        (
            (
                "Sáng 5/4/2031, các đoàn kiểm tra của Ban Thường vụ Tỉnh ủy Nghệ An đã kiểm tra một số đơn vị. Đoàn số 1 "
                "do đồng chí Trần Văn Thử, Phó Bí thư Tỉnh ủy làm trưởng đoàn kiểm tra Huyện ủy Nghi Lộc; đoàn số 2 do "
                "đồng chí Lê Thị Mẫu, Trưởng Ban Tổ chức Tỉnh ủy làm trưởng đoàn kiểm tra Huyện ủy Nam Đàn."
            ),
            [("Trần Văn Thử", "Huyện ủy Nghi Lộc"), ("Lê Thị Mẫu", "Huyện ủy Nam Đàn")],
        ),
        (
            (
                "Sáng 5/4/2031, Thường trực HĐND quận Tây Hồ tổ chức giám sát việc giải quyết kiến nghị của cử tri tại "
                "UBND phường Nghi Thử. Phó Chủ tịch HĐND quận Lê Thị Mẫu làm trưởng đoàn."
            ),
            [
                ("Thường trực Hội đồng nhân dân quận Tây Hồ", "Ủy ban nhân dân phường Nghi Thử"),
                ("Lê Thị Mẫu", "Ủy ban nhân dân phường Nghi Thử"),
            ],
        ),
    ],
)
def test_each_leader_inspects_where_his_own_delegation_goes(text: str, inspected: list[tuple[str, str]]) -> None:
    facts = extract(Article("example", text))
    names = {body.id: body.name for body in facts.bodies} | {person.id: person.name for person in facts.people}
    found = [(names[fact.subject], names[fact.object]) for fact in facts.facts if fact.type == "inspected"]
    assert found == inspected


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        (
            "Ngày 6/4/2031, Sở Y tế tỉnh Nghệ An phối hợp với Sở Nội vụ và UBND huyện Nghi Lộc tổ chức hội nghị.",
            {"Sở Y tế tỉnh Nghệ An", "Sở Nội vụ tỉnh Nghệ An", "Ủy ban nhân dân huyện Nghi Lộc"},
        ),
        (
            "Ngày 6/4/2031, Tỉnh ủy, HĐND, UBND tỉnh Nghệ An long trọng tổ chức lễ kỷ niệm.",
            {"Tỉnh ủy Nghệ An", "Hội đồng nhân dân tỉnh Nghệ An", "Ủy ban nhân dân tỉnh Nghệ An"},
        ),
        (
            "Ngày 6/4/2031, thực hiện chỉ đạo của Bộ Y tế, Sở Y tế tỉnh Nghệ An tổ chức hội nghị.",
            {"Sở Y tế tỉnh Nghệ An"},
        ),
    ],
)
def test_all_who_hold_a_gathering_together_are_its_hosts(text: str, hosts: set[str]) -> None:
    facts = extract(Article("example", text))
    names = {body.id: body.name for body in facts.bodies}
    assert {names[fact.subject] for fact in facts.facts if fact.type == "organized"} == hosts
