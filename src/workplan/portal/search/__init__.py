"""The search over many plans: files that a browser reads, and a service for more than they hold."""
