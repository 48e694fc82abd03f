"""A Neo4j of the tests' own, without Docker: Neo4j's jars through Maven, ``Server.java`` over them, both on this machine.

The jars (150 MB) are fetched once into ``~/.cache/hoso-tests/neo4j-VERSION`` (or below ``HOSO_TEST_CACHE``). Neo4j 5.26
wants Java 17 or newer, takes 10 to 20 seconds to start and about half a gigabyte of memory.
``HOSO_TEST_NEO4J_VERSION=2025.10.1`` takes another version; those of 2025 want Java 21 or newer, which is looked for in
``JAVA_HOME``, on the ``PATH`` and in /usr/lib/jvm.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import threading
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
READY_SECONDS = 180
FETCH_SECONDS = 1200

_OPENS = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch")
# Little memory and quick to start rather than fast in the long run.
_JVM = ("-Xms128m", "-Xmx640m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


class Unavailable(Exception):
    """There can be no local server on this machine; the message says why."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server. No user means no authentication; no ``http`` means that nobody said where Neo4j Browser is."""

    uri: str
    user: str = ""
    password: str = ""
    database: str = ""
    http: str = ""


def jars() -> Path:
    """The folder of Neo4j's jars, fetched if this is the first time. Raises Unavailable."""
    return _fetched(f"neo4j-{version()}")


def apoc() -> Path:
    """The folder of APOC's jars, to be given as ``plugins`` to a server of 5.26, fetched alike. Raises Unavailable."""
    if not version().startswith("5.26."):
        raise Unavailable(f"APOC is fetched for Neo4j 5.26 only, and this is {version()}")
    return _fetched("apoc-5.26", "-Papoc", "-DincludeGroupIds=org.neo4j.procedure")


def _fetched(name: str, *options: str) -> Path:
    if shutil.which("mvn") is None:
        raise Unavailable("no mvn on this machine (a local Neo4j needs Java and Maven)")
    java()
    place = Path(os.environ.get("HOSO_TEST_CACHE") or Path.home() / ".cache" / "hoso-tests")
    folder = place / name
    target = folder / "lib"
    if target.is_dir():
        return target
    folder.mkdir(parents=True, exist_ok=True)
    with _locked(folder / "lock"):
        if not target.is_dir():
            # Fetched beside and renamed at the end: a folder of that name is whole.
            with tempfile.TemporaryDirectory(dir=folder) as scratch:
                _fetch(Path(scratch) / "lib", options)
                (Path(scratch) / "lib").rename(target)
    return target


@contextmanager
def running(
    *, auth: bool = False, home: Path | None = None, plugins: Path | None = None, jvm: Sequence[str] = _JVM
) -> Iterator[Server]:
    """A server on free loopback ports, its data in a scratch folder; both are gone afterwards. Raises Unavailable.

    With ``auth`` the user is ``neo4j`` and the password the first one, which Neo4j wants changed. With ``home`` it
    begins with a copy of that server's folder, as ``admin`` leaves it; with ``plugins`` it has the procedures of the
    jars in that folder. ``jvm`` are Java's options where the small server of the tests will not do.
    """
    lib = jars()
    with tempfile.TemporaryDirectory(prefix="hoso-neo4j-", ignore_cleanup_errors=True) as scratch:
        command = [java(), *jvm]
        for package in _OPENS:
            command += ["--add-opens", f"{package}=ALL-UNNAMED"]
        # As a server's own script does: procedures find each other's classes there.
        path = os.pathsep.join(str(folder / "*") for folder in (lib, plugins) if folder)
        command += ["-cp", path, str(FOLDER / "Server.java"), scratch, *(["auth"] if auth else [])]
        command += [f"home={home}"] if home else []
        command += [f"plugins={plugins}"] if plugins else []
        log = Path(scratch) / "server.log"
        with log.open("wb") as errors:
            # The server ends when its standard input closes, so it does not outlive a test run that is killed.
            process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True)
        try:
            uri, http = _ready(process, log)
            yield Server(uri, "neo4j", "neo4j", http=http) if auth else Server(uri, http=http)
        finally:
            process.kill()
            process.communicate()


def admin(home: Path, arguments: Sequence[str], folder: Path) -> str:
    """Run ``neo4j-admin`` of the same version with ``home`` as its server's folder; what it says.

    ``arguments`` without the program, file names relative to ``folder``. Raises Unavailable where there is no Java,
    AssertionError where it fails.
    """
    lib = jars()
    for name in ("conf", "data", "logs"):
        (home / name).mkdir(parents=True, exist_ok=True)
    (home / "conf/neo4j.conf").touch()
    command = [java(), *_JVM, *(word for package in _OPENS for word in ("--add-opens", f"{package}=ALL-UNNAMED"))]
    done = subprocess.run(
        [*command, "-cp", str(lib / "*"), "org.neo4j.cli.AdminTool", *arguments],
        cwd=folder,
        env={**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise AssertionError(f"neo4j-admin ended with {done.returncode}: {done.stdout[-2000:]}")
    return done.stdout


@cache
def java() -> str:
    """A Java that is new enough for the version. Raises Unavailable."""
    wanted = 17 if version().startswith("5.") else 21
    homes = [Path(home) for home in filter(None, [os.environ.get("JAVA_HOME")])]
    homes += sorted(Path("/usr/lib/jvm").glob("*"))
    programs = [shutil.which("java"), *(shutil.which("java", path=home / "bin") for home in homes)]
    for program in filter(None, programs):
        said = subprocess.run([program, "-version"], capture_output=True, text=True, check=False).stderr
        found = re.search(r'version "(\d+)', said)
        if found and int(found[1]) >= wanted:
            return program
    raise Unavailable(f"no Java {wanted} or newer on this machine, which Neo4j {version()} needs")


def version() -> str:
    """The version of Neo4j: what the environment names, else that of pom.xml."""
    if named := os.environ.get("HOSO_TEST_NEO4J_VERSION"):
        return named
    space = {"m": "http://maven.apache.org/POM/4.0.0"}
    found = ET.parse(FOLDER / "pom.xml").findtext("m:properties/m:neo4j.version", namespaces=space)
    assert found
    return found


def _fetch(target: Path, options: Sequence[str]) -> None:
    command = ["mvn", "--batch-mode", "--quiet", "--file", str(FOLDER / "pom.xml"), "dependency:copy-dependencies"]
    try:
        done = subprocess.run(
            [
                *command,
                f"-DoutputDirectory={target}",
                "-DincludeScope=runtime",
                f"-Dneo4j.version={version()}",
                *options,
            ],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=FETCH_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unavailable(f"Maven did not fetch Neo4j within {FETCH_SECONDS} s") from error
    if done.returncode != 0 or not any(target.glob("*.jar")):
        raise Unavailable(f"Maven could not fetch Neo4j: {(done.stdout + done.stderr).strip()[-500:]}")


def _ready(process: subprocess.Popen[str], log: Path) -> tuple[str, str]:
    """The Bolt and the HTTP address, once the server says that it is ready."""
    lines: list[str] = []

    def listen() -> None:
        assert process.stdout
        for line in process.stdout:
            lines.append(line)
            if line.startswith("READY "):
                return

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    listener.join(READY_SECONDS)
    if not lines or not lines[-1].startswith("READY "):
        said = log.read_text(encoding="utf-8", errors="replace").strip()[-500:]
        raise Unavailable(f"the local Neo4j did not start within {READY_SECONDS} s: {said or 'it said nothing'}")
    _, bolt, http = lines[-1].split()
    return bolt, http


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """One process at a time, where the system can lock files; elsewhere the rename decides."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with path.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
