"""Reading: a file or a web page becomes an Article, without its page furniture."""

from index.reading.file import read_file

__all__ = ["read_file"]
