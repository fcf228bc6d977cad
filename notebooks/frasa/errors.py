"""The one exception that learners meet, and how a notebook shows it."""


class InputError(ValueError):
    """A mistake that whoever calls the function can mend.

    The message is an Indonesian sentence that says what is wrong and what to do next. Notebooks
    show that sentence alone: a traceback would only hide it.
    """

    def _render_traceback_(self) -> list[str]:
        """Return the lines that IPython prints instead of a traceback (its documented hook)."""
        return [str(self)]
