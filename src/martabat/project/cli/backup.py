"""`martabat backup` and `martabat restore`."""

from contextlib import ExitStack
from pathlib import Path

import click

from martabat.project.cli.console import Steps
from martabat.project.cli.journal import verify_journal
from martabat.project.cli.mishaps import FAILED, Failure
from martabat.project.cli.setting_up import close_connections, database
from martabat.project.environment import var_dir


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace FILE if it exists.")
def backup(file: Path, force: bool) -> None:
    """Write database, files and publications into FILE, with a manifest of hashes.

    People may go on working meanwhile. FILE is a tar archive, compressed if its name ends in .gz;
    only you may read it, for it holds personal data. The secret key is not in it: keep
    MARTABAT_SECRET_KEY apart. Files in S3 are not in it either.

    \b
    Examples:
      martabat backup /mnt/disk/martabat-2026-11-21.tar
      DATABASE_URL=postgresql://… martabat backup martabat.tar.gz
    """
    if file.exists() and not force:
        raise Failure(f"{file} exists already. Choose another name, or add --force.")
    if not file.absolute().parent.is_dir():
        raise click.UsageError(f"The directory {file.absolute().parent} does not exist.")
    steps = Steps()
    with database(steps) as place:
        from martabat.project import archive, state

        applied = state.applied_migrations()
        close_connections()
        with steps.step("Backup") as report:
            size = archive.write(
                file.absolute(), var_dir=var_dir(), url=place.url, migrations=applied, report=report
            )
    steps.say(f"{file}: {size / 1e6:.1f} MB.")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Overwrite the data that are there.")
def restore(file: Path, force: bool) -> None:
    """Bring back what `martabat backup` wrote to FILE, then prove the journal.

    Every hash of the manifest is checked before anything is touched. Data that are there already
    are overwritten with --force only. Stop `martabat run` first. A backup of an older version is
    brought up to date; one of a newer version is refused. Ends with 1 if the journal is not sound.

    \b
    Example:
      MARTABAT_VAR=/srv/martabat martabat restore martabat-2026-11-21.tar
    """
    steps = Steps()
    with database(steps) as place:
        from martabat.project import archive, preparation, state

        if state.others_are_connected(place.url):
            raise Failure("Somebody uses this database. Stop `martabat run` (or serve, worker).")
        if not force and (state.has_work() or archive.has_files(var_dir())):
            raise Failure("There are data here already. Add --force to overwrite all of them.")
        with ExitStack() as stack:
            with steps.step("Checking the backup") as report:
                work, manifest = stack.enter_context(
                    archive.unpacked(file, var_dir=var_dir(), report=report)
                )
            if unknown := state.unknown_migrations(manifest.migrations):
                raise Failure(
                    f"This backup was made by Martabat {manifest.version}, which is newer: "
                    f"{unknown[0]} is not known here. Upgrade first."
                )
            close_connections()
            with steps.step("Putting the database in place"):
                archive.restore_database(work / archive.DUMP, url=place.url)
            with steps.step("Putting the files in place"):
                archive.replace_directories(work, var_dir=var_dir())
        with steps.step("Tables") as report:
            preparation.migrate(report)
        sound = verify_journal(steps)
    steps.say(f"Restored what was saved at {manifest.created_at}.")
    if not sound:
        raise SystemExit(FAILED)
