"""The `martabat` command. Each subcommand is loaded only when it is called or listed."""

import importlib
import sys
from typing import Any

import click

EPILOG = """\b
Exit codes: 0 done, 1 a check failed or something went wrong, 2 the command was used wrongly.

\b
Examples:
  martabat run                         everything on this machine, with a demonstration
  martabat score peduli-ham-2021 answers.csv --json
  martabat backup /mnt/disk/martabat.tar
"""


class LazyGroup(click.Group):
    """A group that imports a subcommand's module only when it needs the subcommand."""

    def __init__(self, *args: Any, lazy: dict[str, tuple[str, str]], **kwargs: Any) -> None:
        """Keep `lazy`: name -> (`module:attribute`, the line that `--help` shows)."""
        super().__init__(*args, **kwargs)
        self.lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which a newcomer meets them."""
        return [*self.lazy, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the subcommand."""
        if cmd_name not in self.lazy:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = self.lazy[cmd_name][0].partition(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002
        formatter: click.HelpFormatter,
    ) -> None:
        """Write the list of subcommands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in self.lazy.items()])


@click.group(
    cls=LazyGroup,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    lazy={
        "run": ("martabat.project.cli.run:run", "Start everything on this machine."),
        "serve": ("martabat.project.cli.serve:serve", "Start the web server alone."),
        "worker": ("martabat.project.cli.worker:worker", "Start the job worker alone."),
        "migrate": ("martabat.project.cli.migrate:migrate", "Bring the database up to date."),
        "demo": ("martabat.project.cli.demo:demo", "Build the demonstration."),
        "invite": ("martabat.project.cli.invite:invite", "Invite the first people."),
        "score": ("martabat.instruments.cli:score", "Score a file of values; no database needed."),
        "instrument": ("martabat.instruments.cli:instrument", "Check or show an instrument."),
        "release": ("martabat.newsroom.cli:release", "Read press releases; no database needed."),
        "journal": ("martabat.project.cli.journal:journal", "Prove that the journal is whole."),
        "dossier": (
            "martabat.assessments.dossiers.cli:dossier",
            "Prove that a dossier is whole; no database needed.",
        ),
        "backup": ("martabat.project.cli.backup:backup", "Write everything into one file."),
        "restore": ("martabat.project.cli.backup:restore", "Bring a backup back."),
    },
)
@click.version_option(package_name="martabat", message="Martabat %(version)s")
def cli() -> None:
    """Martabat, the workplace of a human-rights city."""


def main() -> None:
    """Run the command line; turn known mishaps into one sentence and an exit code."""
    from martabat.project.cli.mishaps import as_sentence

    with as_sentence():
        cli(prog_name="martabat")
    sys.exit(0)
