"""From article files to facts: ``read`` yields articles, ``extract`` reads one article's facts."""
