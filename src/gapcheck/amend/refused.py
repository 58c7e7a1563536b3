"""Why an instruction cannot be carried out."""


class EditError(Exception):
    """An instruction cannot be carried out.

    Attributes:
        code: Code of the problem.
        key: Key of the instruction at which it shows.
        message: What is wrong.
        fix: One thing to do.
    """

    def __init__(self, code: str, key: str, message: str, fix: str) -> None:
        self.code, self.key, self.message, self.fix = code, key, message, fix
        super().__init__(message)
