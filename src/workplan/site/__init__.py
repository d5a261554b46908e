"""Everything together: assets, fonts, build, verification, publishing, offline, intranet."""
