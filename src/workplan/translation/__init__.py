"""The translators' workbook, out of the plan's file and back into it, and approvals."""
