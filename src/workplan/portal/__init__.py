"""Many bureaus' plans of many years on one site, built incrementally on one machine or many."""
