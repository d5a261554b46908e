"""Prints as readers make them: with Ctrl+P in Chromium and in Firefox, and the PDFs for download."""
