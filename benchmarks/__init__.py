"""Measurements that a developer runs from a checkout: how much of a text is found and how much of that is right, and how fast."""
