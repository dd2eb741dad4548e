"""Empty, in the place of PyInstaller's own hook, which would add how Python was built, with the machine's folders."""
