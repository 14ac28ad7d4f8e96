"""From the claims of an article to nodes and edges of the property graph."""

from graph.compile.article import compile_article
from graph.compile.merge import merge

__all__ = ["compile_article", "merge"]
