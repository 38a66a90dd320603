"""What can go wrong, as one clear sentence a person can act on."""


class CuttingsError(Exception):
    """Something a user or operator can put right; ``str(error)`` is one complete sentence that says how."""


class ReadingError(CuttingsError):
    """A file or page that is not a readable article; the sentence says why."""


class GenerationError(CuttingsError):
    """An index that is missing, damaged or made with another model; the sentence says what to run."""


class BusyError(CuttingsError):
    """Another build is running."""
