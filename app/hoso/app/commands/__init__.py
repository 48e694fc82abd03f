"""The commands, a module each; ``hoso.app.cli`` puts them together. Nothing heavy is imported before one runs."""
