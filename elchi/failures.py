"""How a command ends: exit codes, and one line on stderr for what went wrong.

0 ok · 1 failure · 2 wrong usage · 3 some inputs were refused · 130 interrupted
"""

import os
import sys

import click

from graph.errors import ElchiError, QueryError

OK, FAILURE, USAGE, REFUSED, INTERRUPTED = 0, 1, 2, 3, 130


def guarded(command: click.Command) -> int:
    """Run a command and return its exit code."""
    try:
        code: int = command.main(standalone_mode=False) or OK
        sys.stdout.flush()
        return code
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.exceptions.NoArgsIsHelpError as empty:
        empty.show()
        return USAGE
    except click.ClickException as wrong:
        say(f"elchi: {_told(wrong)}")
        return wrong.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except ElchiError as error:
        for line in str(error).splitlines():
            say(f"elchi: {line}")
        return USAGE if isinstance(error, QueryError) else FAILURE
    except BrokenPipeError:
        forget_stdout()
        return OK
    except OSError as error:
        say(f"elchi: {error.filename or 'system'}: {(error.strerror or str(error)).lower()}")
        return FAILURE


def _told(wrong: click.ClickException) -> str:
    """One line; where the usage was wrong, with the command that tells the right one."""
    line = " ".join(wrong.format_message().split())
    context = wrong.ctx if isinstance(wrong, click.UsageError) else None
    return f"{line} See: {context.command_path} --help" if context else line


def say(line: str) -> None:
    """A line for the person at the terminal; data goes to stdout, everything else here."""
    click.echo(line, err=True)


def forget_stdout() -> None:
    """The reader of our output has gone: let the interpreter flush into nothing when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
