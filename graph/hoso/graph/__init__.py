"""From the facts of many articles to one graph: resolution, stores, exports."""
