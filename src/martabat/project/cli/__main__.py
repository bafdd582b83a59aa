"""`python -m martabat.project.cli`, the same as `martabat`."""

from martabat.project.cli import main

main()
