"""What a newcomer reads when everything runs."""

from rich.table import Table

from martabat.project.cli.console import Steps

Accounts = list[tuple[str, str, str, str]]


def greet(steps: Steps, port: int, accounts: Accounts) -> None:
    """Print the address and the accounts."""
    steps.say()
    steps.say(f"Martabat is ready: [bold]http://localhost:{port}/[/]")
    show_accounts(steps, accounts)
    steps.say("Press Ctrl-C to stop.")


def show_accounts(steps: Steps, accounts: Accounts) -> None:
    """Print one account per role; the passwords are of the demonstration only."""
    if not accounts:
        return
    steps.say("\nOne account per role of the demonstration, whose answers are invented:\n")
    table = Table(box=None, pad_edge=False, header_style="dim")
    for title in ("Role", "Name", "E-mail", "Password"):
        table.add_column(title, no_wrap=True)
    for row in accounts:
        table.add_row(*row)
    steps.say(table)
    steps.say()
