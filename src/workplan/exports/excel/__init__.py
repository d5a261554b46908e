"""The plan as Excel workbooks: the content of each sheet, and its layout."""
