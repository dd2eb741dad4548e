"""Who the person is: the door that asks why, the page that closes by itself."""
