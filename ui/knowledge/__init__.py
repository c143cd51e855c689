"""Know-how: articles to search and read without a network."""
