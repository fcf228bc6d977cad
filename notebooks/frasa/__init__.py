"""frasa (phrase): read repeated language in news, from raw pages to shared passages.

A folder of raw files becomes tables: `articles.read_articles` gives one row an article,
`words.tokenize` one row a word, `passages.find_passages` one row a pair of shared spans.
"""

import sys

from frasa import messages

if "IPython" in sys.modules and (_shell := sys.modules["IPython"].get_ipython()):
    messages.load_ipython_extension(_shell)
