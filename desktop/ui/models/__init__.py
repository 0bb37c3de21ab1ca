"""Models: what tables and trees show."""
