"""``hoso completion``: a shell's name → the lines that let it complete hoso's commands."""

from __future__ import annotations

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the lines that let a shell complete hoso's commands, options and questions.

    \b
    Example:
      mkdir -p ~/.local/share/bash-completion/completions
      hoso completion bash > ~/.local/share/bash-completion/completions/hoso
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:  # pragma: no cover  # the choices above are those of click
        raise click.UsageError(f"no completion for {shell}")
    click.echo(kind(ctx.find_root().command, {}, "hoso", "_HOSO_COMPLETE").source())
