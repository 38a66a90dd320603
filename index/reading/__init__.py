"""Reading: a file or a web page becomes an Article, without its page furniture."""
