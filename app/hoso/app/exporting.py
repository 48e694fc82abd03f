"""A store and the name of a format → the graph in that format."""

from __future__ import annotations
