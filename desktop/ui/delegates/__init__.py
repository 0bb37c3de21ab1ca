"""Delegates: how single cells are painted and edited."""
