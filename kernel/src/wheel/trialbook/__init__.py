"""Trialbook's way into Python: finds a Java, starts the Jupyter kernel in it, and is the `trialbook` command.

Everything else is Java and lies in lib/.
"""
