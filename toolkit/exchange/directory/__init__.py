"""The directory in foreign formats: HSDS packages and JSON, people's spreadsheets; read with every fault at once."""
