"""The plan as Excel workbooks: what stands on each sheet, and how a sheet is laid out."""
