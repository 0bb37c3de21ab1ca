"""Looking a plan through before it is taken in: its source beside it, what is open about it above."""
