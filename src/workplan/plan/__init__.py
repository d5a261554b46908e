"""From plan.yaml to a plan, or to every problem with its line. Read model.py first."""
