"""The front door: the ``hoso`` command."""
