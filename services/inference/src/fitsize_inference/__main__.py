"""`python -m fitsize_inference COMMAND`."""

import logging
import sys

from fitsize_inference.commands import (
    compare_looks,
    compare_runtimes,
    compare_trainings,
    evaluate,
    export,
    predict,
    serve_config,
    train,
)
from fitsize_inference.commands.parser import command_line

COMMANDS = {
    "predict": predict.run,
    "train": train.run,
    "evaluate": evaluate.run,
    "compare-looks": compare_looks.run,
    "compare-trainings": compare_trainings.run,
    "compare-runtimes": compare_runtimes.run,
    "export": export.run,
    "serve-config": serve_config.run,
}


# As shells count a program that SIGINT ended.
INTERRUPTED = 130


def main(words: list[str] | None = None) -> int:
    """Runs a command and returns its exit code: 0, 1 for what the command could not do, 2 for a wrong command line,
    130 for one that was interrupted."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    arguments = command_line().parse_args(words)
    try:
        COMMANDS[arguments.command](arguments)
    # Domain errors are ValueErrors and RuntimeErrors with a sentence; a traceback would bury it.
    except (OSError, RuntimeError, ValueError) as error:
        print(f"fitsize_inference {arguments.command}: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt as error:
        print(f"fitsize_inference {arguments.command}: {error or 'interrupted'}", file=sys.stderr)
        return INTERRUPTED
    return 0


if __name__ == "__main__":
    sys.exit(main())
