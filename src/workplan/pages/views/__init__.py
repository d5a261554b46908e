"""The data of each page. Every decision is made here; templates only print."""
