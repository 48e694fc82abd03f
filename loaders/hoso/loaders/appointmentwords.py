"""The words by which the press says that somebody holds, is given, leaves or loses an office."""

from __future__ import annotations

import re

from hoso.loaders.expression import expression
from hoso.loaders.letters import CAP, LETTER, UPPER

# A stop in a date or after "TP" ends no sentence.
_RUN = r"(?:[^.!?…\n;:“”\"]|\.(?=\S))"
# Up to a comma, a colon or a semicolon; the stop of "TP.HCM" is inside.
_PHRASE = r"(?:[^.;,:\n]|\.(?=\S))"
_BORN = r"(?:,? (?:sinh|SN)(?: năm| ngày)? ?\d[\d/.-]*)?"
_ASIDE = rf"{_BORN}(?:,? \([^()\n]{{1,90}}\))?(?:,{_RUN}{{1,150}}?,| [-–](?= ))?"
_TIME = r"(?:từ |đến |vào |giai đoạn )?(?:tháng |năm |ngày )?\d[\d./ –-]*\d"
_AUX = (
    r"(?:,? (?:này|ấy|đã|vừa|vẫn|chỉ|lên|nguyên"
    r"|từ khi|kể từ khi|trước khi|sau khi|mới|hiện nay|hiện đang|hiện|đang|nay|từng"
    r"|lần lượt|(?:có )?(?:nhiều|(?:hơn |gần )?[0-9]{1,2}) năm"
    r"|chính thức|tiếp tục|cũng|còn|vốn|lại|trước đó|trước đây|khi đó|lúc đó|lúc này"
    r"|sau đó|rồi|và|được|trở lại|trở về|về|đến|chuyển sang|chuyển về|sang|quay lại|để|nhận nhiệm vụ mới"
    r"|nhận nhiệm vụ|nhận công tác"
    rf"|lúc còn|trải qua|trong giai đoạn|trong thời gian|trong thời kỳ|thời kỳ|khi còn|khi|{_TIME}))*"
)
_POST = (
    r"(?: (?:những nhiệm vụ là|(?:các |nhiều |những )?(?:chức danh, )?(?:chức vụ|chức danh|cương vị|vị trí)|chức))?"
    r"(?: quan trọng| chủ chốt| công tác| lãnh đạo(?:, quản lý)?)*"
)
_HOLDS = (
    rf" (?:giữ các chức vụ|giữ nhiều chức vụ|giữ{_POST}|làm|là|đảm nhận{_POST}|đảm nhiệm{_POST}|đảm đương{_POST}"
    rf"|kinh qua{_POST}|trải qua{_POST}|nhậm chức|nhận chức|trở thành|(?:trúng cử|tái đắc cử|đắc cử|tái cử){_POST}"
    rf"|kiêm nhiệm|kiêm giữ chức|kiêm|nhận quyết định bổ nhiệm{_POST}"
    rf"|trở lại chức vụ|nhận nhiệm vụ|nhận công tác)(?: tân|(?: tại {_PHRASE}{{2,30}})?(?::| như:?)"
    rf"(?: {_PHRASE}{{2,70}};)?)? "
)
_LEAVES = rf" (?:thôi giữ{_POST}|thôi làm|thôi{_POST}|rời{_POST}|từ{_POST}) "
_GIVEN = (
    rf" (?:giữ các chức vụ|giữ nhiều chức vụ|giữ{_POST}|làm|là|đảm nhận{_POST}|đảm nhiệm{_POST}|bổ nhiệm lại|bổ nhiệm"
    r"|bầu lại|bầu|bầu bổ sung|chức vụ|chức danh|chức|nhiệm vụ|giao) "
)
APPOINTED = expression(rf"{_ASIDE}{_AUX},? được{_RUN}{{0,110}}?{_GIVEN}$")
HOLDING = expression(rf"(?!, (?:là|làm|rồi) ){_ASIDE}{_AUX},?(?:{_HOLDS}|{_LEAVES})$")
# "kỷ luật ông A, Bí thư …, bằng hình thức cảnh cáo và cho thôi giữ chức …", "ông A bị cách chức …".
TAKEN = expression(
    rf"{_ASIDE}(?:,? (?:đã|vừa|cũng))*,? (?:bị|phải chịu|bằng hình thức:?|bằng các hình thức:?){_RUN}{{0,60}}?"
    rf"(?<!\w)(?:[cC]ách (?:hết |tất cả )?(?:các )?chức|miễn nhiệm|bãi nhiệm|(?:cho )?thôi(?: giữ)?)(?: các)?{_POST} $"
    rf"|{_ASIDE}, cách (?:hết |tất cả )?(?:các )?chức(?: các)?{_POST} $"
    rf"|{_ASIDE}(?: \(|, )(?:bao )?gồm cách(?: hết| tất cả)? chức(?: cả)?(?: các)?{_POST}:? $"
)
ORDERED = expression(
    rf"{_RUN}{{0,200}}?(?: đến| về)? (?:giữ{_POST}|làm|lên chức|đảm nhận{_POST}|đảm nhiệm{_POST}|là) $"
)
ORDERS = expression(
    r"(?<!\w)(?:bổ nhiệm|điều động|luân chuyển|phân công|chỉ định|chuẩn y|phê chuẩn|bầu|công nhận|cử"
    r"|biệt phái|tiếp nhận|Bổ nhiệm|Điều động|Luân chuyển|Phân công|Chỉ định|Chuẩn y|Bầu|Cử)"
    r"(?: lại| và bổ nhiệm| và chỉ định| có thời hạn| bổ sung| đối với| cho)*(?: các)? $"
)
CONFERS = re.compile(
    r"(?<!\w)(?:(cách chức|miễn nhiệm|bãi nhiệm|(?:cho )?thôi(?: giữ)?)|bổ nhiệm(?: lại)?"
    r"|(?:bầu(?: bổ sung)?|chỉ định)(?= chức)|(?<=kết quả )bầu|phân công(?= (?:làm|giữ))|trao quyết định|giao)"
    r"(?: có thời hạn)?(?: cả)?(?: các)?(?: chức vụ| chức danh| chức| giữ chức vụ| giữ chức| làm)* $",
    re.IGNORECASE,
)
TO_WHOM = re.compile(
    r"(?: khóa [IVXLC\d]+,?)?(?: nhiệm kỳ \d{4} ?[-–] ?\d{4})?,? (?:đối với|với|cho|của) (?:đồng chí |ông |bà )"
)
WHILE = re.compile(
    r"(?<!\w)(?:(?:(trước)|sau|từ)? ?(?:khi|thời gian|thời kỳ|\d+ năm)(?: được)?(?: còn| đang)?"
    r"(?: giữ chức vụ| giữ chức| giữ cương vị| làm| đảm nhiệm chức vụ| đảm nhiệm)"
    r"|(?:trên|ở|với) (cương vị|tư cách|vai trò|trách nhiệm)(?: là)?) $",
    re.IGNORECASE,
)
# "Trên cương vị Giám đốc Sở Y tế, ông đã …": who was named before.
HE_NEXT = re.compile(rf"(?: nhiệm kỳ \d{{4}} ?[-–] ?\d{{4}})?, (ông|bà|đồng chí) (?=[{LETTER}])(?![{UPPER}])")
# Also "… huyện Vân Trạch, Nghệ An, ông …", "… Công ty Thử Mẫu (giai đoạn 2004-2010), bà …".
WHO_NEXT = re.compile(
    rf"(?: nhiệm kỳ \d{{4}} ?[-–] ?\d{{4}}| năm \d{{4}})?(?: \([^()\n]{{1,60}}\)|, {CAP}(?: {CAP}){{1,2}})?,"
    r" (?:đồng chí |ông |bà )"
)
# "thôi giữ chức …, phân công giữ chức …": what the same person becomes.
NEXT_POST = re.compile(
    r",?(?: và| rồi|, đồng thời| đồng thời|; đồng thời)?(?:,? (?:điều động|luân chuyển|phân công|chỉ định|được|bổ nhiệm"
    r"|để|chuyển sang|về|ông|bà)(?: (?:đến|về) nhận (?:công tác|nhiệm vụ) tại [^.;,\n]{2,80})?)*"
    r"(?: giữ chức vụ| giữ chức| làm) $"
)
LATER = expression(
    rf"(?!{_RUN}*(?<!\w)(?:cho biết|cho rằng|cho hay|nói)(?!\w))"
    rf"{_RUN}{{0,200}}? (?:lần lượt )?(?:giữ các chức vụ|giữ chức vụ|giữ chức|giữ cương vị|được bầu làm"
    r"|được bổ nhiệm làm|được bầu giữ chức"
    rf"|(?:trải |kinh )?qua (?:các|nhiều) (?:chức vụ|chức danh|cương vị|vị trí)(?: quan trọng| công tác| chủ chốt)*"
    rf"(?: (?:tại|ở|trong) {_PHRASE}{{2,40}})?(?::| như:?)(?: {_PHRASE}{{2,70}};)?) $"
)
# "ông tham gia Ban Chấp hành …, giữ chức …", "bà có học vị tiến sĩ, là …".
CLAUSE = expression(
    rf"(?!{_RUN}*(?<!\w)(?:cho biết|cho rằng|cho hay|nói|ký|quyết định|chỉ đạo|yêu cầu|trao|công bố|giao)(?!\w))"
    rf"(?: {_RUN}{{2,150}},(?: và| đồng thời| sau đó| rồi)?(?: được bầu| được bổ nhiệm)? (?:giữ{_POST}|làm)"
    rf"|(?:,? (?:có học|học vị|học hàm|trình độ|sinh|quê){_RUN}{{2,150}})?,? (?:hiện )?là) $"
)
# "Khi ông A làm lãnh đạo tỉnh, ở vị trí Phó Chủ tịch …", "A được đánh giá cao … trên cương vị Giám đốc …".
AS = expression(
    rf"{_RUN}{{0,160}}?,? (?:(?:trên|ở|với|trong) (?:cả )?(?:cương vị|vị trí|tư cách|vai trò|trách nhiệm|chức vụ)"
    rf"(?: của mình)?(?: (?:là|làm))?|khi còn (?:là|làm)) $"
)
# "Bà A có vi phạm trong thời gian giữ các chức vụ Bí thư Đảng ủy, Giám đốc …": whoever alone is named before it.
IN_THAT_TIME = expression(
    rf"{_RUN}{{0,160}}?,? (?:(?:(?:trong|thuộc|ở|vào) (?:khoảng )?)?(?:thời gian|thời điểm)"
    r"|(?:trong|thuộc|ở) (?:khoảng )?(?:thời kỳ|giai đoạn|quá trình))(?: còn| đang)?"
    rf" (?:giữ{_POST}|làm|là|đảm nhận{_POST}|đảm nhiệm{_POST}) $"
)
SUBJECT = expression(r"(?:^|[.!?…\n\u2028“\"] ?)(?:(?:Khi|Còn|Lúc|Riêng|Trước đó|Hiện|Theo đó),? )?$")
NEXT_SENTENCE = expression(r"[.!?…] (?=[A-ZĐ])")
SENTENCE_BEGINS = expression(r"(?:^|[.!?…:\n\u2028“\"-] ?)$")
PRONOUN = expression(
    rf"(?<!\w)(?<!các )(?<!loạt )(?<!những )(?<!\d )(?<!nhiều )(?<!một số )"
    rf"([Ôô]ng|[Bb]à|[Đđ]ồng chí|[Aa]nh|[Cc]hị)(?= [{LETTER}])(?! [{UPPER}])"
)
ENDS_WITH_VERB = expression(
    r"(?:giữ|làm|là|chức|chức vụ|chức danh|cương vị|vị trí|đảm nhận|đảm nhiệm|đảm đương|trở thành|trúng cử|đắc cử"
    r"|tái cử|kiêm|kiêm nhiệm|miễn nhiệm|bãi nhiệm|cách chức|bổ nhiệm|bổ nhiệm lại|bầu|bầu lại|bầu bổ sung|tân|thôi"
    r"|rời|từ|như|nhiệm vụ|công tác|tư cách|vai trò|trách nhiệm|[gG]iao):? $|; $"
)
# Whose place somebody takes: the pronoun after it is of the one who takes it.
REPLACED = expression(r"(?<!\w)thay(?: thế)?(?: cho)? $")
TAKES_OVER = expression(rf",? (?:giữ{_POST}|làm|đảm nhận{_POST}|đảm nhiệm{_POST}) ")
HELD = expression(r"(?<!\w)(?:giữ|làm|là)(?!\w)")
# "bổ nhiệm ông A, em trai Bí thư Tỉnh ủy B làm …": what is said of A is not B's.
KIN = expression(
    r"(?<!\w)(?:(?:em|anh|chị)(?: trai| gái| ruột| rể| dâu| họ)|con(?: trai| gái| rể| dâu| ruột)?|vợ|chồng|cháu|cha"
    r"|thân phụ|bố|mẹ)(?: của)?(?: ông| bà)? $"
)
# What is only proposed, planned, denied or of somebody else.
OPEN = expression(
    r"(?<!\w)(?:giới thiệu|đề nghị|đề cử|ứng cử|ứng viên|quy hoạch|dự kiến|sẽ|không|chưa|nếu|con|vợ|chồng|em|cha|mẹ"
    r"|(?<!công )(?<!tuyên )bố(?! trí)"
    r"|người nhà|thay|cùng với|như|đề xuất|muốn|xin|phải|có thể|tranh cử|từ chối|(?<!phê chuẩn )việc)(?!\w)"
)
PAST = expression(
    r"(?<!\w)(?:thôi|rời|từng|lần lượt|trải qua|kinh qua|qua (?:các|nhiều)|nguyên|trước đó|trước đây|khi đó|lúc đó"
    r"|khi còn|khi (?:đang )?làm|sau khi (?:nắm giữ|giữ|làm)|trong giai đoạn|trong thời gian|thời kỳ|thời điểm"
    r"|miễn nhiệm|bãi nhiệm|[cC]ách chức)(?!\w)"
)
# "thời gian bà Mẫu giữ các cương vị …": what is told of a time is over.
AT_THE_TIME = re.compile(r"(?<!\w)(?:thời gian|thời kỳ|giai đoạn|(?<!sau )khi|lúc|hồi) [^,.;:\n]{0,40}$", re.IGNORECASE)
# "Trước khi làm Giám đốc Sở Y tế, bà Mẫu là Phó Giám đốc …".
BEFORE_THAT = expression(
    r"(?:^|[.!?…\n\u2028“\"] ?)Trước (?:khi [^.;\n]*|(?:đó|đây),? (?:(?:ông|bà|đồng chí|anh|chị) ?)?"
    rf"(?:[{UPPER}][{LETTER}]* ?){{0,5}})$"
)
BECOMES = expression(r"(?<!\w)(?:được|bầu|bổ nhiệm|điều động)(?!\w)")
NOW = re.compile(r"(?<!\w)(?:nay|hiện)(?!\w)")
MORE = expression(r"; (?=\S)|;? (?:và|rồi) (?=\S)")
# "giữ nhiều chức vụ như giảng viên; …", "qua các vị trí: …": what begins a list, and compares nothing.
LISTING = re.compile(rf"(?: như:?| qua {_PHRASE}{{3,80}}:)(?: {_PHRASE}{{2,70}};)? $")
