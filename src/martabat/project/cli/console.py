"""What the long commands show: one line per step, a bar on a terminal, plain lines elsewhere."""

import contextlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console, RenderableType
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

Report = Callable[..., None]
"""Called as `report(done, total)` or `report(done, total, "what is at hand")`."""

SECONDS_BETWEEN_PLAIN_LINES = 5


class Steps:
    """The steps of one command."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(highlight=False)

    def say(self, text: RenderableType = "") -> None:
        """Print a line; a terminal that is gone must not stop a command from cleaning up."""
        with contextlib.suppress(OSError, SystemExit):
            self.console.print(text, soft_wrap=True)
            self.console.file.flush()

    @contextmanager
    def step(self, title: str) -> Iterator[Report]:
        """Show `title` while the body runs, then how long it took."""
        begun = time.monotonic()
        show = self._bar if self.console.is_terminal else self._plain
        with show(title) as report:
            yield report
        self.say(f"[green]✓[/] {title} [dim]{time.monotonic() - begun:.1f} s[/]")

    @contextmanager
    def _bar(self, title: str) -> Iterator[Report]:
        progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            TextColumn("{task.fields[count]}"),
            TimeElapsedColumn(),
            TextColumn("[dim]{task.fields[what]}"),
            console=self.console,
            transient=True,
        )
        with progress:
            task = progress.add_task(title, total=None, count="", what="")

            def report(done: int, total: int | None = None, what: str = "") -> None:
                count = f"{done}/{total}" if total else ""
                progress.update(task, completed=done, total=total, count=count, what=what)

            yield report

    @contextmanager
    def _plain(self, title: str) -> Iterator[Report]:
        said = time.monotonic()

        def report(done: int, total: int | None = None, what: str = "") -> None:
            nonlocal said
            if time.monotonic() - said > SECONDS_BETWEEN_PLAIN_LINES:
                said = time.monotonic()
                self.say(f"  {title}: {done} of {total} {what}".rstrip())

        yield report
