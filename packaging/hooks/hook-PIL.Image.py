"""Empty, in the place of PyInstaller's own hook, which would ask for every reader of pictures that Pillow has."""
