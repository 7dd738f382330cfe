"""The gazetteer: administrative divisions, and which one a text is about."""
