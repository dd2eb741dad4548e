"""The forms of the rights sheet: how each is laid out on its paper."""
