"""What holds in every office: pure functions over values, with today's date as an argument."""
