"""Files that are whole or not there, and locks."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from hoso.graph.errors import StoreError
from hoso.graph.exports.target import opened
from hoso.graph.files import Held, lock, whole, write_whole


def test_several_that_write_one_file_at_once_all_succeed(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    ready = threading.Barrier(4)
    failed: list[Exception] = []

    def export(number: int) -> None:
        try:
            with opened(path) as stream:
                stream.write(str(number).encode() * 1000)
                ready.wait(10)
                stream.write(str(number).encode() * 1000)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a failure
            failed.append(error)

    others = [threading.Thread(target=export, args=(number,)) for number in range(4)]
    for other in others:
        other.start()
    for other in others:
        other.join()
    assert not failed
    content = path.read_text("ascii")
    assert (len(content), len(set(content))) == (2000, 1)
    assert [file.name for file in tmp_path.iterdir()] == ["graph.ttl"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666])
def test_a_file_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "graph.ttl"
    write_whole(path, b"old")
    mask = os.umask(0)
    os.umask(mask)
    assert path.stat().st_mode & 0o777 == 0o666 & ~mask
    path.chmod(mode)
    write_whole(path, b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", mode)


@pytest.mark.parametrize("error", [RecursionError, KeyboardInterrupt, ValueError])
def test_an_error_of_the_writers_own_is_told_as_it_is_and_the_old_content_stands(
    tmp_path: Path, error: type[BaseException]
) -> None:
    path = tmp_path / "graph.ttl"
    write_whole(path, b"old")

    def write() -> None:
        with whole(path) as stream:
            stream.write(b"new")
            raise error

    with pytest.raises(error):
        write()
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("graph.ttl", b"old")]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    for path in (tmp_path / "file/graph.ttl", tmp_path / "none/graph.ttl"):
        with pytest.raises(StoreError, match=f"{path}: cannot be written"), whole(path):
            pass
    with pytest.raises(StoreError, match="cannot be written"):
        write_whole(tmp_path / "file/graph.ttl", b"")


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"new"


def test_who_holds_a_lock_is_told(tmp_path: Path) -> None:
    with lock(tmp_path / "lock"), pytest.raises(Held) as held:
        lock(tmp_path / "lock")
    assert held.value.holder == str(os.getpid())
    lock(tmp_path / "lock").close()
