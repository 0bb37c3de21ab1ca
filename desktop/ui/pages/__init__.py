"""The pages of the navigation, one module each."""
