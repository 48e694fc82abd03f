"""Files, folders and rows to articles, and bad input to errors that say what, where, and what to do."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest

from hoso.loaders.article import Article
from hoso.loaders.errors import HosoError, LoadError
from hoso.loaders.readers import DuplicateError, passed_over, read_paths
from hoso.loaders.readers import decode as decoding
from hoso.loaders.readers.fields import host, iso_date

TEXT = "Ngày 9/5, đoàn kiểm tra của Quận ủy làm việc với Đảng ủy phường.\r\n\r\nLê  An"

PAGE = """<!DOCTYPE html><html><head><title>Đoàn kiểm tra - Báo Mẫu</title>
<link rel="canonical" href="https://www.baomau.vn/doan-kiem-tra-1.html">
<meta property="og:site_name" content="Báo Mẫu"><meta name="author" content="Lê An">
<meta property="article:published_time" content="2022-05-09T15:03:00+07:00"></head>
<body><nav><a href="/">Trang chủ</a></nav><article><h1>Đoàn kiểm tra làm việc</h1>
<p>Ngày 9/5, đoàn kiểm tra của Quận ủy làm việc với Đảng ủy phường về công tác cán bộ và xây dựng Đảng năm nay.</p>
<p>Đoàn nghe báo cáo, xem hồ sơ và nêu những việc mà Đảng ủy phường cần làm trong thời gian tới.</p></article>
<footer>Bản quyền thuộc về Báo Mẫu</footer></body></html>"""


def articles(*paths: Path, encoding: str = "", place: str = "") -> list[Article]:
    items = list(read_paths(paths, encoding=encoding, place=place))
    assert all(isinstance(item, Article) for item in items), items
    return [item for item in items if isinstance(item, Article)]


def errors(*paths: Path, encoding: str = "") -> list[str]:
    return [str(item) for item in read_paths(paths, encoding=encoding) if isinstance(item, LoadError)]


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    return path


# --- what is read ---


def test_plain_text_is_the_whole_content_as_decoded(tmp_path: Path) -> None:
    path = write(tmp_path / "bai-1.txt", TEXT)
    assert articles(path, place="Hà Nội") == [Article("bai-1", TEXT, place="Hà Nội")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_plain_byte_order_mark_is_no_text(tmp_path: Path, encoding: str) -> None:
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    assert articles(write(tmp_path / "a.txt", (mark + TEXT).encode(encoding)))[0].text == TEXT


def test_plain_nfd_stays_as_it_is(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", TEXT)
    assert articles(write(tmp_path / "a.txt", text))[0].text == text


def test_plain_takes_a_file_of_any_name_that_is_given(tmp_path: Path) -> None:
    assert articles(write(tmp_path / "bai.md", TEXT))[0].id == "bai"


def test_plain_with_a_given_encoding(tmp_path: Path) -> None:
    assert articles(write(tmp_path / "a.txt", "déjà vu".encode("cp1252")), encoding="cp1252")[0].text == "déjà vu"


def test_html_takes_the_main_text_and_what_the_page_says_of_itself(tmp_path: Path) -> None:
    article = articles(write(tmp_path / "trang.html", PAGE))[0]
    assert article.id == article.url == "https://www.baomau.vn/doan-kiem-tra-1.html"
    assert (article.title, article.publisher) == ("Đoàn kiểm tra làm việc", "Báo Mẫu")
    assert (article.published, article.author) == ("2022-05-09", "Lê An")
    assert "đoàn kiểm tra của Quận ủy làm việc" in article.text
    assert "Trang chủ" not in article.text and "Bản quyền" not in article.text


def test_html_leaves_empty_what_the_page_does_not_state(tmp_path: Path) -> None:
    page = PAGE[: PAGE.index("<link")] + PAGE[PAGE.index("</head>") :]
    article = articles(write(tmp_path / "trang.htm", page))[0]
    assert (article.id, article.url, article.publisher, article.published, article.author) == ("trang", "", "", "", "")


def test_html_reads_linked_data(tmp_path: Path) -> None:
    data = {
        "@type": "NewsArticle",
        "datePublished": "2022-05-09",
        "author": [{"name": "Lê An"}],
        "publisher": {"name": "Báo Mẫu"},
    }
    script = (
        f'<script type="application/ld+json">{json.dumps(data)}</script><script type="application/ld+json">{{</script>'
    )
    page = PAGE[: PAGE.index("<link")] + script + PAGE[PAGE.index("</head>") :]
    article = articles(write(tmp_path / "trang.html", page))[0]
    assert (article.publisher, article.published, article.author) == ("Báo Mẫu", "2022-05-09", "Lê An")


def test_html_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    page = '<?xml version="1.0" encoding="utf-16"?>' + PAGE.replace("<head>", '<head><meta charset="utf-16">')
    assert articles(write(tmp_path / "a.html", page.encode("utf-16")))[0].publisher == "Báo Mẫu"
    latin = (
        "<html><head><meta charset='iso-8859-1'></head><body><article>" + "<p>Un café très français, déjà vu.</p>" * 9
    )
    assert "café" in articles(write(tmp_path / "b.html", latin.encode("latin-1")))[0].text


def test_jsonl_reads_a_row_an_article(tmp_path: Path) -> None:
    row = {
        "id": "b-1", "title": "Tin", "text": TEXT, "url": "https://www.baomau.vn/1", "date": "Thứ hai, 09/05/2022 15:03",
        "author": ["Lê An", "Vũ Bình"], "source": "không đọc", "n": 3,
    }  # fmt: skip
    path = write(tmp_path / "a.jsonl", json.dumps(row) + "\n\n" + json.dumps({"id": 7, "text": "x \ud800"}))
    first, second = articles(path)
    assert first == Article("b-1", TEXT, "Tin", "https://www.baomau.vn/1", "baomau.vn", "2022-05-09", "Lê An, Vũ Bình")
    assert second == Article("7", "x \ud800")
    with gzip.open(tmp_path / "a.jsonl.gz", "wb") as stream:
        stream.write(path.read_bytes())
    assert articles(tmp_path / "a.jsonl.gz") == [first, second]
    wide = write(tmp_path / "b.jsonl", json.dumps(row, ensure_ascii=False).encode("utf-16"))
    assert articles(wide) == [first]


def test_jsonl_publisher_is_the_field_first(tmp_path: Path) -> None:
    row = {"id": "1", "text": "x", "url": "https://baomau.vn/1", "publisher": "Báo Mẫu", "date": "2022"}
    article = articles(write(tmp_path / "a.jsonl", json.dumps(row)))[0]
    assert (article.publisher, article.published) == ("Báo Mẫu", "2022")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-05-09", "2022-05-09"),
        ("2022-05-09T15:03:00+07:00", "2022-05-09"),
        ("20220509", "2022-05-09"),
        ("Thứ hai, 09/05/2022, 15:03 (GMT+7)", "2022-05-09"),
        ("15:03 9-5-2022", "2022-05-09"),
        ("Mon, 09 May 2022 15:03:00 +0700", "2022-05-09"),
        ("2022-13-40", ""),
        ("2022", "2022"),
        ("2022-05", "2022-05"),
        ("5/2022", "2022-05"),
        ("Tháng 12/2022", "2022-12"),
        ("2022-13", ""),
        ("1234", ""),
        ("13/2022", ""),
        ("09/05", ""),
        ("hôm qua", ""),
        ("", ""),
    ],
)
def test_iso_date_is_as_exact_as_what_is_printed(text: str, expected: str) -> None:
    assert expected == iso_date(text)


def test_host_of_no_address_is_empty() -> None:
    assert (host("https://www.baomau.vn/1"), host("baomau"), host("http://[x")) == ("baomau.vn", "", "")


# --- folders, order, duplicates ---


def test_folder_is_read_with_its_subfolders_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "c/d.txt", "c/e.jsonl", "z.TXT", ".hidden/f.txt", ".g.txt", "readme.md", "x.pdf"):
        write(tmp_path / name, PAGE if name.endswith("html") else json.dumps({"id": "e", "text": "x"}))
    assert [article.id.split("/")[-1] for article in articles(tmp_path)] == ["doan-kiem-tra-1.html", "b", "z", "d", "e"]
    assert articles(tmp_path) == articles(tmp_path, tmp_path / "b.txt", tmp_path / "c")


def test_same_id_with_the_same_text_is_read_once(tmp_path: Path) -> None:
    write(tmp_path / "a" / "1.txt", TEXT)
    write(tmp_path / "b" / "1.txt", TEXT)
    assert [article.id for article in articles(tmp_path)] == ["1"]


def test_same_id_and_text_with_other_metadata_is_no_repetition(tmp_path: Path) -> None:
    rows = [{"id": "1", "text": "x", "title": title} for title in ("Một", "Một", "Hai")]
    path = write(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)))
    first, second = read_paths([path])
    assert isinstance(first, Article)
    assert isinstance(second, DuplicateError)
    assert str(second).startswith(f"{path}:3: article '1' was read from {path}:1 with another title")


def test_same_id_with_another_text_names_both(tmp_path: Path) -> None:
    first, second = write(tmp_path / "1.txt", TEXT), write(tmp_path / "a" / "b.jsonl", '{"id": "1", "text": "khác"}')
    items = list(read_paths([tmp_path]))
    assert isinstance(items[1], DuplicateError)
    assert items[1].id == "1"
    assert str(items[1]).startswith(f"{second}:1: ") and str(first) in str(items[1])


def test_one_text_under_two_ids_is_two_articles(tmp_path: Path) -> None:
    write(tmp_path / "1.txt", TEXT)
    write(tmp_path / "2.txt", TEXT)
    assert [article.id for article in articles(tmp_path)] == ["1", "2"]


# --- bad input ---


def test_missing_path_empty_folder_and_empty_file(tmp_path: Path) -> None:
    (tmp_path / "leer").mkdir()
    good = write(tmp_path / "gut.txt", TEXT)
    empty = write(tmp_path / "rong.txt", "\n \n")
    missing, folder, nothing = errors(tmp_path / "không-có.txt", tmp_path / "leer", empty, good)
    assert missing == f"{tmp_path / 'không-có.txt'}: no such file or folder; check the path"
    assert folder.startswith(f"{tmp_path / 'leer'}: holds no article: hoso reads .txt, .html")
    assert nothing == f"{empty}: is empty; there is nothing to read"


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl"])
@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf \r\n"])
def test_a_byte_order_mark_alone_is_no_article(name: str, mark: bytes, tmp_path: Path) -> None:
    path = write(tmp_path / name, mark)
    assert [item for item in read_paths([path]) if isinstance(item, Article)] == []
    if name != "a.jsonl":
        assert errors(path) == [f"{path}: is empty; there is nothing to read"]


def test_what_is_not_read_in_a_folder_is_counted(tmp_path: Path) -> None:
    for name in ("a.txt", "b.docx", "sub/c.DOCX", "sub/d.svg", "README", ".hidden/e.pdf", ".f.pdf"):
        write(tmp_path / "bài" / name, TEXT)
    (tmp_path / "bài/link").symlink_to(tmp_path / "bài/sub")
    assert passed_over([tmp_path / "bài", tmp_path / "bài", tmp_path / "bài/b.docx", tmp_path / "none"]) == {
        ".docx": 2,
        ".svg": 1,
        "without an ending": 1,
        "links to folders": 1,
    }


def test_bad_paths_are_errors_too(tmp_path: Path) -> None:
    assert len(errors(Path("a\0b"), tmp_path / ("x" * 5000))) == 2
    assert "neither a file nor a folder" in errors(Path("/dev/null"))[0]


@pytest.mark.parametrize(
    ("id", "says"),
    [
        ("a\ud800b", "the id holds a character that is not UTF-8"),
        ("x" * 1_001, "has an id of 1,001 characters, and 1,000 are the limit"),
    ],
)
def test_an_id_that_can_be_none_costs_its_row_alone(tmp_path: Path, id: str, says: str) -> None:
    rows = [{"id": id, "text": "x"}, {"id": "y" * 1_000, "text": "x"}]
    path = write(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)))
    error, article = read_paths([path])
    assert str(error).startswith(f"{path}:1: {says}")
    assert isinstance(article, Article)


def test_a_file_name_that_is_not_utf8_costs_its_file_alone(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path / "b") + b"\xff.txt"))
    try:
        path.write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    write(tmp_path / "a.txt", TEXT)
    article, error = read_paths([tmp_path])
    assert isinstance(article, Article)
    assert "the file's name is not UTF-8" in str(error)


def test_links_in_a_circle_and_what_is_no_file_do_not_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT)
    (tmp_path / "b.txt").symlink_to("b.txt")
    (tmp_path / "c.txt").symlink_to("nowhere.txt")
    os.mkfifo(tmp_path / "d.txt")
    article, *links = read_paths([tmp_path])
    assert isinstance(article, Article)
    assert [str(error).split(": ")[1] for error in links] == ["is a link that leads to no file; remove it"] * 2
    assert len(errors(tmp_path / "b.txt", tmp_path / "b.txt" / "x", tmp_path / "d.txt")) == 3


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\0\0\0", bytes(range(1, 32)) * 40 + b"abc"])
def test_binary_file(tmp_path: Path, content: bytes) -> None:
    assert "looks like a binary file" in errors(write(tmp_path / "a.txt", content))[0]


def test_not_utf8_says_what_it_looks_like(tmp_path: Path) -> None:
    # Windows 1258 writes a tone as a mark of its own after the vowel.
    text = "Ngày 9/5, đoàn kiểm tra của Quận ủy làm việc với Đảng ủy phường về công tác cán bộ. " * 9
    bytes_1258 = "".join(_mark_apart(letter) for letter in text).encode("cp1258")
    (message,) = errors(write(tmp_path / "a.txt", bytes_1258))
    assert "is not UTF-8 (byte " in message and "it looks like cp1258: try --encoding cp1258" in message
    assert unicodedata.normalize("NFC", articles(tmp_path / "a.txt", encoding="cp1258")[0].text) == text
    (message,) = errors(write(tmp_path / "a.txt", "déjà".encode("cp1252")), encoding="ascii")
    assert "is neither UTF-8 nor ascii (byte 1); give its encoding with --encoding NAME" in message


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le"])
def test_a_given_encoding_is_for_files_that_are_not_utf8(tmp_path: Path, encoding: str) -> None:
    write(tmp_path / "a.txt", TEXT)
    write(tmp_path / "b.txt", "déjà vu".encode(encoding))
    write(tmp_path / "c.html", PAGE)
    write(tmp_path / "d.jsonl", json.dumps({"id": "d", "text": TEXT}, ensure_ascii=False))
    write(tmp_path / "e.jsonl", json.dumps({"id": "e", "text": "déjà vu"}, ensure_ascii=False).encode(encoding))
    read = {article.id: article.text for article in articles(tmp_path, encoding=encoding)}
    assert (read["a"], read["b"], read["d"], read["e"]) == (TEXT, "déjà vu", TEXT, "déjà vu")
    assert len(read) == 5


def _mark_apart(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    tones = [part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323"]
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones)) + "".join(tones)


@pytest.mark.parametrize("encoding", ["klingon", "base64", "utf-8\0"])
def test_unknown_encoding_is_refused_at_once(encoding: str) -> None:
    with pytest.raises(HosoError, match="unknown encoding"):
        read_paths([], encoding=encoding)


def test_broken_rows_are_named_and_the_others_read(tmp_path: Path) -> None:
    rows = ['{"id": "1", "text": "một"}', "{", "[1]", '{"text": "x"}', '{"id": "2", "text": ""}', '{"id": "3", "text": 4}',
            '{"id": "4", "text": "\\u0020"}', "[" * 100_000, '{"id": "5", "text": "năm"}']  # fmt: skip
    path = write(tmp_path / "a.jsonl", "\n".join(rows).encode() + b'\n{"id": "6", "text": "\xff"}\n')
    items = list(read_paths([path]))
    assert [item.id for item in items if isinstance(item, Article)] == ["1", "5"]
    messages = [str(item).removeprefix(f"{path}:") for item in items if isinstance(item, LoadError)]
    assert [message.split(":")[0] for message in messages] == ["2", "3", "4", "5", "6", "7", "8", "10"]
    assert "no valid JSON" in messages[0] and "no 'id'" in messages[2] and "must be a string" in messages[4]


def test_bad_gzip_keeps_what_came_before(tmp_path: Path) -> None:
    data = gzip.compress(b"".join(b'{"id": "%d", "text": "x%d"}\n' % (n, n) for n in range(9999)))
    write(tmp_path / "a.jsonl.gz", data[: len(data) // 2])
    items = list(read_paths([tmp_path]))
    assert len(items) > 100 and "is no whole gzip file after" in str(items[-1])
    assert "is no whole gzip file" in errors(write(tmp_path / "b.jsonl.gz", b"not gzip"))[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT)
    path.chmod(0)
    assert errors(path) == [f"{path}: cannot be read (Permission denied); check that you may read it"]


@pytest.mark.parametrize(
    "data", ['{"@graph":null}', '{"@graph":5}', "5", "null", '"x"', "[" * 100_000, '[{"@type":null}]']
)
def test_html_with_linked_data_that_is_none(tmp_path: Path, data: str) -> None:
    page = PAGE.replace("<head>", f'<head><script type="application/ld+json">{data}</script>')
    assert articles(write(tmp_path / "a.html", page))[0].title == "Đoàn kiểm tra làm việc"


@pytest.mark.parametrize("encoding", ["klingon", "base64"])
def test_html_that_declares_no_known_encoding(tmp_path: Path, encoding: str) -> None:
    page = f"<html><head><meta charset='{encoding}'></head><body><article><p>Un café déjà vu.</p></article>"
    path = write(tmp_path / "a.html", page.encode("latin-1"))
    write(tmp_path / "b.txt", TEXT)
    assert errors(tmp_path) == [
        f"{path}: declares the encoding {encoding!r}, which is unknown; give its encoding with --encoding NAME"
    ]
    assert len(list(read_paths([tmp_path]))) == 2


@pytest.mark.parametrize("attributes", [" a{}=1", " a{}='>'", 'a{}="x y"'])
def test_html_with_a_tag_that_does_not_end_is_refused_at_once(tmp_path: Path, attributes: str) -> None:
    tag = "<p " + "".join(map(attributes.format, range(100_000)))
    path = write(tmp_path / "a.html", PAGE.replace("<h1>", f"{tag}><h1>"))
    started = time.perf_counter()
    assert errors(path) == [f"{path}: has a tag of more than 5,000 attributes; save it as plain text"]
    assert time.perf_counter() - started < 5
    image = PAGE.replace("<h1>", f'<img src="data:{"x y" * 100_000}"><h1>')
    assert "đoàn kiểm tra" in articles(write(tmp_path / "b.html", image))[0].text


def test_html_without_its_library_costs_the_web_pages_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)  # what Python does where it cannot be imported
    page = write(tmp_path / "a.html", PAGE.encode())
    text = write(tmp_path / "b.txt", TEXT.encode())
    error, article = read_paths([page, text])
    assert isinstance(article, Article)
    assert isinstance(error, LoadError)
    assert "a library is missing" in str(error)
    assert "\n" not in str(error)


def test_html_without_an_article(tmp_path: Path) -> None:
    assert "holds no article text" in errors(write(tmp_path / "a.html", "<html><body></body></html>"))[0]
    menu = "<ul><li><a href='/'>Trang chủ</a></li><li><a href='/a'>Chính trị</a></li></ul>"
    for around in ("nav", "div"):
        page = f"<html><body><{around}>{menu}</{around}><footer>Bản quyền của Báo Mẫu</footer></body></html>"
        assert "holds no article text" in errors(write(tmp_path / "b.html", page))[0]


def test_too_long_a_text_is_refused_by_its_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)  # sparse: never read
    row = write(tmp_path / "b.jsonl", '{"id": "1", "text": "' + "a" * 20_000_001 + '"}\n{"id": "2", "text": "x"}')
    started = time.perf_counter()
    items = list(read_paths([path, row]))
    assert time.perf_counter() - started < 5
    assert [str(item).split(": ", 1)[1] for item in items[:2]] == [
        "is longer than 20,000,000 characters, the limit for one article; split it"
    ] * 2
    assert isinstance(items[2], Article)


def test_long_single_line_is_read(tmp_path: Path) -> None:
    text = "đoàn kiểm tra " * 1_000_000
    assert len(articles(write(tmp_path / "a.txt", text))[0].text) == len(text) < decoding.MAX_CHARACTERS


def test_importing_hoso_loaders_is_cheap() -> None:
    code = "import hoso.loaders, sys; print(len([m for m in ('trafilatura', 'lxml', 'charset_normalizer', 'json') if m in sys.modules]))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "0\n"
    code = "from hoso.loaders import read_paths; print(read_paths.__module__)"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "hoso.loaders.readers\n"
    )
