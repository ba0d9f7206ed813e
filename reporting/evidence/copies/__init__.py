"""Copies of files for their readers: without what a camera or a program wrote into them besides.

What strangers sent is opened in a process of its own only, which has no secrets and little time and memory.
"""
