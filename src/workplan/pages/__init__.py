"""From an edition to HTML: views decide what a page shows, templates print it."""
