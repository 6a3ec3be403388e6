"""What the project makes of the outcomes: findings, criteria, and a verdict."""
