"""An issuer as printed after "của" to where its name ends and whose register it numbers its documents in."""

from __future__ import annotations

import re
from functools import cache

from hoso.loaders.documents.mention import ROMAN
from hoso.loaders.documents.numbers import symbols

HEADS = re.compile(
    r"(?:Bộ|Ban|BCH|BTV|Thường trực|Trung ương|Đảng|Thành|Tỉnh|Quận|Huyện|Thị|Quân|Chính phủ|Thủ tướng|Phó|Quốc hội|Ủy ban|UBND|UB|HĐND|"
    r"Hội|Chủ tịch|Sở|Văn phòng|Thanh tra|Tòa|TAND|Viện|Công an|Cục|Tổng|Ngân hàng|Liên|Kiểm toán|Mặt trận|Đoàn|MTTQ|Bí thư|lãnh đạo|Giám)\b"
)
_CENTRAL = re.compile(
    r"(?:Bộ Chính trị|Ban Bí thư(?: Trung ương(?: Đảng)?)?|Chính phủ|Thủ tướng(?: Chính phủ)?|Quốc hội|Chủ tịch nước|"
    r"(?:Ủy ban [Tt]hường vụ|UBTV) ?(?:Quốc hội|QH)|(?:Ban [Cc]hấp hành |BCH |Ban [Tt]hường vụ )?(?:Trung ương|T\.Ư|TƯ|TW)(?: Đảng)?)(?! (?:Đoàn|Hội|MTTQ|Mặt)|\w)"
)
_TOKEN = re.compile(r" ?(?:TP\. ?|T\.(?:Ư|W)|[^\s,.;:()“”\"!?…\[\]/]+)")
_ORG_WORDS = frozenset(
    "tỉnh thành phố huyện quận thị xã phường trấn đặc khu nhân dân thường vụ chấp hành chính trị bí thư ương hội phủ tướng ủy trị kiểm "
    "tra tổ chức tuyên giáo dân vận nội cơ quan các tải đào tạo đầu tư nông thôn môi trường công nghệ thông truyền xã thể thao du lịch "
    "hàng cục ban đạo viên chỉ huy quản lý giám đốc hải thuế quân bảo vệ biên đường sắt bộ lao động thương tế tối cao nhà nước đảng cán sự đoàn bộ trưởng bầu cử quốc gia đồng liên tịch vận phòng viện kiểm sát tiêu dùng khối trường "
    "doanh nghiệp trung tín dụng lực lượng điều cảnh sát hợp tác hóa phát triển dục nghiệp khoa học thực hành pháp luật toán binh hiểm nghĩa".split()
)
DANGLING = re.compile(r"(?: (?:và|các|-|–))* ?$")


def org_end(text: str, start: int) -> int:
    """Where the name of an organisation that begins at ``start`` ends: capitals, and the small words that such names hold."""
    if (fixed := _CENTRAL.match(text, start)) is not None:
        return fixed.end()
    position = end = start
    head = text[start : start + 4]
    for _ in range(18):
        token = _TOKEN.match(text, position)
        if token is None:
            break
        word = token[0].strip()
        if re.fullmatch(ROMAN, word) and position > start or word in ("lần", "nhiệm", "khóa", "về", "ngày"):
            break
        upper = word[:1].isupper() or word[:1].isdigit()
        if word in ("và", "-", "–"):
            following = _TOKEN.match(text, token.end())
            nxt = following[0].strip() if following else ""
            if not (nxt[:1].isupper() and head.startswith(("Bộ ", "Sở ", "Ủy ", "Ban ")) and not HEADS.match(nxt)):
                break
        elif not upper and word.lower() not in _ORG_WORDS:
            break
        position = token.end()
        if upper or word not in ("các", "và", "-", "–"):
            end = position
    return end


def names_body(text: str, start: int) -> bool:
    return (
        bool(HEADS.match(text, start))
        or text[start].isupper()
        or bool(
            re.match(r"(?:thành phố|tỉnh|huyện|quận|thành ủy|tỉnh ủy|huyện ủy|quận ủy)(?!\w)", text[start : start + 10])
        )
    )


_REGISTERS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), symbol)
    for pattern, symbol in (
        (
            r"(?:Bộ Chính trị|Ban Bí thư|(?:Ban [Cc]hấp hành|BCH) (?:Trung ương|TW|TƯ|T\.Ư)|Trung ương|T\.?Ư|TW)(?!\w)",
            "TW",
        ),
        (r"(?:Ban Thường vụ |BTV |Thường trực |Bí thư )?(?:[Tt]hành|[Tt]ỉnh) ủy", "TU"),
        (r"(?:Ban [Cc]hấp hành|BCH) (?:Đảng bộ )?(?:tỉnh|thành phố|TP|Thành phố|Tỉnh)", "TU"),
        (r"(?:Ban Thường vụ |BTV )?[Hh]uyện ủy", "HU"),
        (r"(?:Ban Thường vụ |BTV )?[Qq]uận ủy", "QU"),
        (r"(?:Ban Thường vụ |BTV )?[Tt]hị ủy", "ThU"),
        (r"Đảng ủy", "ĐU"),
        (r"Thủ tướng|TTg", "TTg"),
        (r"Chính phủ|CP(?!\w)", "CP"),
        (r"Ủy ban [Tt]hường vụ Quốc hội|UBTVQH", "UBTVQH"),
        (r"Quốc hội|QH(?!\w)", "QH"),
        (r"Chủ tịch nước", "CTN"),
        (r"(?:Chủ tịch )?(?:UBND|Ủy ban nhân dân|UB(?!\w))", "UBND"),
        (r"HĐND|Hội đồng nhân dân", "HĐND"),
    )
)


def stated_register(issuer: str) -> str:
    """The symbol of the register in which an issuer, as printed or in full, numbers its documents; "" if not known."""
    for pattern, symbol in _REGISTERS:
        if pattern.match(issuer):
            return symbol
    return _ministries().get(issuer.casefold(), "")


@cache
def _ministries() -> dict[str, str]:
    return {s.issuer.casefold(): s.symbol for s in symbols().values() if s.issuer and "{" not in s.issuer}
