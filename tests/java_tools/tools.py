"""Java programs for tests: the OWL API with HermiT, and Apache Jena, their jars (40 MB) fetched once through Maven.

They lie in ``~/.cache/hoso-tests/java-tools`` (or below ``HOSO_TEST_CACHE``), beside those of the local Neo4j.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.neo4j_server.local import FETCH_SECONDS, Unavailable, _locked

FOLDER = Path(__file__).parent
RUN_SECONDS = 300


def jars() -> Path:
    """The folder of the jars, fetched if this is the first time. Raises Unavailable."""
    for program in ("java", "mvn"):
        if shutil.which(program) is None:
            raise Unavailable(f"no {program} on this machine (Java 17 and Maven are needed)")
    pom = FOLDER / "pom.xml"
    cache = Path(os.environ.get("HOSO_TEST_CACHE") or Path.home() / ".cache" / "hoso-tests")
    folder = cache / f"java-tools-{hashlib.sha256(pom.read_bytes()).hexdigest()[:8]}"
    target = folder / "lib"
    folder.mkdir(parents=True, exist_ok=True)
    with _locked(folder / "lock"):
        if target.is_dir():
            return target
        # Fetched beside and renamed at the end: a folder of that name is whole.
        with tempfile.TemporaryDirectory(dir=folder) as scratch:
            command = ["mvn", "--batch-mode", "--quiet", "--file", str(pom), "dependency:copy-dependencies"]
            try:
                done = subprocess.run(
                    [*command, f"-DoutputDirectory={scratch}/lib", "-DincludeScope=runtime"],
                    stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=FETCH_SECONDS, check=False,
                )  # fmt: skip
            except subprocess.TimeoutExpired as error:
                raise Unavailable(f"Maven did not fetch the jars within {FETCH_SECONDS} s") from error
            if done.returncode != 0 or not any(Path(scratch).glob("lib/jena-arq-*.jar")):
                raise Unavailable(f"Maven could not fetch the jars: {(done.stdout + done.stderr).strip()[-500:]}")
            (Path(scratch) / "lib").rename(target)
    return target


def java(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """A program run on the jars."""
    return subprocess.run(
        ["java", "-Xmx900m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", f"{jars()}/*", *map(str, arguments)],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=RUN_SECONDS, check=False,
    )  # fmt: skip
