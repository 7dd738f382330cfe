"""Characters: clean text with its way back to the page, scripts, words."""
