"""The library: articles in; cited passages, figures and quotes out. It knows nothing of Discord."""
