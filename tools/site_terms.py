"""Terms of the glossary on the lessons' pages: explained where they stand, linked both ways."""

import html
import re

from docutils import nodes
from site_pages import NOTEBOOKS, explained, terms

# Also words of every day: explained only where they are introduced.
EVERYDAY = {"bagian", "kebetulan"}
KEEP_OUT = (nodes.literal, nodes.title, nodes.reference, nodes.strong, nodes.raw, nodes.emphasis)


def explain_terms(app, doctree, name):
    """Explain each term on a lesson's page: where it is introduced, or where it comes first."""
    if name not in NOTEBOOKS:
        return
    for term in terms():
        introduced = name.startswith(term["di"])
        found = introduction(doctree, term) if introduced else first_mention(doctree, term, name)
        if found:
            put(*found, term, introduced)


def introduction(doctree, term):
    """Return the bold text that introduces a term, whole."""
    for strong in doctree.findall(nodes.strong):
        if strong.astext().strip("`.,: ").casefold() == term["kata"].casefold():
            return strong, "", f"<strong>{html.escape(strong.astext())}</strong>", ""
    raise LookupError(f"{term['kata']} is not introduced in bold in {term['di']}")


def first_mention(doctree, term, name):
    """Return the first text in a paragraph that holds the term, parted there, or None."""
    if term["kata"] in EVERYDAY or name[:2] < term["di"]:
        return None
    flags = 0 if term["kata"].isupper() else re.IGNORECASE
    pattern = re.compile(rf"(?<![\w-]){re.escape(term['kata'])}(?![\w-])", flags)
    for text in doctree.findall(nodes.Text):
        match = pattern.search(text)
        if match and isinstance(text.parent, nodes.paragraph):
            word = html.escape(match[0])
            return text, text[: match.start()], word, text[match.end() :]
    return None


def put(node, before, shown, after, term, introduced):
    """Replace a node by the same text with its term explained."""
    tip = f"arti-{term['id']}"
    mark = f' id="di-{term["id"]}"' if introduced else ""
    shown = (
        f'<span class="istilah"{mark}><a href="istilah.html#{term["id"]}" aria-describedby="{tip}">'
        f'{shown}</a><span class="arti" role="tooltip" id="{tip}" data-pagefind-ignore>'
        f"{explained(term)}</span></span>"
    )
    parts = [nodes.Text(before), nodes.raw("", shown, format="html"), nodes.Text(after)]
    node.parent.replace(node, [part for part in parts if part.astext()])
