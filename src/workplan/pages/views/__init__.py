"""What each page shows; every decision is here, the templates only print."""
