"""`martabat invite`."""

import click

from martabat.project.cli.console import Steps
from martabat.project.cli.mishaps import Failure
from martabat.project.cli.setting_up import database


@click.command()
@click.argument("email")
@click.argument("name")
@click.option(
    "--organisation",
    default="Kementerian Hak Asasi Manusia",
    show_default=True,
    help="A national organisation; it is added if it is not there.",
)
@click.option(
    "--role",
    default="administrator",
    show_default=True,
    type=click.Choice(["administrator", "assessor", "panel", "publisher"]),
    help="What the person will do there.",
)
@click.option(
    "--site", default="http://localhost:8000", show_default=True, help="The address of Martabat."
)
def invite(email: str, name: str, organisation: str, role: str, site: str) -> None:
    """Invite the first people of a new installation; everybody else is invited on the pages.

    The invitation goes to EMAIL. Without MARTABAT_SMTP_HOST it is written to the directory
    `mail` beside the other data.

    \b
    Example:
      martabat invite dewi@ham.example "Dewi Anggraini" --site https://martabat.example
    """
    steps = Steps()
    with database(steps):
        from django.conf import settings
        from django.utils import translation

        from martabat.organisations.actions import InvitationRefused, add_organisation
        from martabat.organisations.actions import invite as send_invitation
        from martabat.organisations.models import Organisation
        from martabat.organisations.roles import Kind

        office = Organisation.objects.filter(name__iexact=organisation, region=None).first()
        if office is None:
            office = add_organisation(by=None, name=organisation, kind=Kind.MINISTRY, region=None)
        try:
            with translation.override("en"):  # this window speaks English, the mail its own
                send_invitation(
                    by=None, organisation=office, role=role, email=email, name=name, site=site
                )
        except InvitationRefused as refused:
            raise Failure(str(refused)) from None
        steps.say(f"An invitation for {email} is on its way.")
        if not settings.EMAIL_HOST:
            steps.say(f"There is no mail server, so it lies in {settings.EMAIL_FILE_PATH}.")
