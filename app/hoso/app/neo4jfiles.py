"""A store, or the saved questions → files that Neo4j's own tools take."""

from __future__ import annotations

from pathlib import Path

from hoso.app.store import open_store
from hoso.app.tables import Answer
from hoso.graph.files import write_whole


def browser_kit(folder: Path) -> Answer:
    """Write the kit for Neo4j Browser into a folder; what was written. Raises HosoError where that cannot be done."""
    from hoso.graph.browserkit import FAVOURITES, GUIDE, STYLE, kit
    from hoso.graph.saved import catalogue

    questions = catalogue()
    for name, data in kit(questions).items():
        write_whole(folder / name, data)
    told = (
        (str(folder / STYLE), "a colour and a caption for each label: drop it on Neo4j Browser"),
        (str(folder / FAVOURITES), f"{len(questions)} saved questions: drop it on Neo4j Browser"),
        (str(folder / GUIDE), "how to, and every question with its Cypher: open it in a web browser"),
    )
    return Answer(("file", "for"), told)


def import_files(store: Path, folder: Path, database: str) -> Answer:
    """Write the graph of a store as files of ``neo4j-admin database import``; what was written, and how to go on."""
    from hoso.graph.importfiles import COMMAND, SCHEMA, write

    with open_store(store) as view:
        written = write(view.contents(), folder, database)
    rows = (
        ("nodes", written.nodes),
        ("relationships", written.relationships),
    )
    note = (
        f"stop the server, run: sh {folder / COMMAND}\n"
        f"start it again, run: cypher-shell -d {database} -f {folder / SCHEMA}"
    )
    return Answer(("written", "count"), rows, note=note)
