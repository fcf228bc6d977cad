"""The one exception that learners meet, and how a notebook shows it."""


class InputError(ValueError):
    """A mistake that whoever calls the function can mend.

    The message is an Indonesian sentence that says what is wrong and what to do next. Notebooks
    show that sentence alone: a traceback would only hide it.

        >>> try:
        ...     frasa.find_passages(tokens, min_words=1)
        ... except frasa.InputError as error:
        ...     print(error)
        min_words harus bilangan bulat, paling kecil 2; yang diberikan 1. Tulis ...
    """

    def _render_traceback_(self) -> list[str]:
        """Return the lines that IPython prints instead of a traceback (its documented hook)."""
        return [str(self)]


class UnreadableError(Exception):
    """A file, or a row of a table, that cannot be read; the others still can.

    `problem` continues an Indonesian sentence that names the file ("… dilewati: kosong"); `remedy`
    is a sentence of its own. `quiet`: nobody expects an article there, so no message is needed.
    """

    def __init__(self, problem: str, remedy: str, quiet: bool = False):
        super().__init__(problem)
        self.problem, self.remedy, self.quiet = problem, remedy, quiet
