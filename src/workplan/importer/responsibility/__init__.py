"""Who is responsible, in what role, until when."""
