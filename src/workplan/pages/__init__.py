"""From an edition to HTML and the data of its scripts: views decide, templates print."""
