"""Files of others read within limits, and files of ours written without harm to others'."""
