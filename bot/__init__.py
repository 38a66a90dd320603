"""The two faces of the library: a terminal command and a Discord bot. It knows nothing of FAISS or SQL."""
