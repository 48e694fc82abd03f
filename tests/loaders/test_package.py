"""What the package gives at its top stays what it is, whatever else was imported."""

from __future__ import annotations

import subprocess
import sys


def test_package_gives_the_function_after_its_module_was_imported() -> None:
    code = "import hoso.loaders.extraction, hoso.loaders.readers; from hoso.loaders import extract, read_paths; print(callable(extract), callable(read_paths))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "True"]
