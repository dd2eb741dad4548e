"""The rights sheet on screen and on paper: for the responder, for the person, before paper, to the printer."""
