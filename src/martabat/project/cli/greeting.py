"""What a newcomer reads when everything runs."""

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
    widths = [max(len(row[column]) for row in accounts) for column in range(3)]
    passwords = {password for *_, password in accounts}
    for role, name, address, password in accounts:
        line = f"  {address:<{widths[2]}}  {role:<{widths[0]}}  {name:<{widths[1]}}"
        steps.say((line + (f"  {password}" if len(passwords) > 1 else "")).rstrip())
    if len(passwords) == 1:
        steps.say(f"\n  The password of all of them: [bold]{passwords.pop()}[/]")
    steps.say()
