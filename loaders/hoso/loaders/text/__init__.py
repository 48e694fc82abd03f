"""From an article's text to text that rules can read: its normal form, its sentences, its layout."""
