"""Files that are to be attached: known by their content, whole, and pictures without what tells where and with what
they were taken.
"""
