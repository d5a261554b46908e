"""The site's words and the tools' messages, in a file for each language."""
