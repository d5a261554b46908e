"""From an outline to a draft of plan.yaml."""
