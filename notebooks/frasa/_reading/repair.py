"""Repair letters that a program on the way has spoiled, where the repair is certain.

Nothing is repaired in silence: every function says how many places it changed, or leaves a mark
(U+FFFD) where a letter is lost.
"""

import codecs
import re
from typing import NamedTuple
from unicodedata import category

LOST = "\ufffd"
# Bytes that are UTF-8 by their form: a lead byte and as many others as it asks for.
_WHOLE = rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
WHOLE_CHARACTER = re.compile(_WHOLE)
# An emoji as two surrogates of three bytes each (CESU-8), as some databases write it.
_TWO_SURROGATES = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")


def _in_its_place(error: UnicodeDecodeError) -> tuple[str, int]:
    """Decode what is no UTF-8 inside a UTF-8 file: a letter of Windows-1252, half an emoji."""
    content, start = error.object, error.start
    if match := _TWO_SURROGATES.match(content, start):
        pair = match[0].decode("utf-8", "surrogatepass")
        return whole_characters(pair)[0], match.end()
    letter = content[start : start + 1].decode("cp1252", "replace")
    # Beside others it is what is left of a character that was cut in two.
    alone = (content[start - 1 : start] + content[start + 1 : start + 2]).isascii()
    return (letter if alone else LOST), error.end


codecs.register_error("frasa.mixed", _in_its_place)


def whole_characters(text: str) -> tuple[str, int]:
    """Join halves of characters (surrogates) and mark the lone ones; return how many those are."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return joined, joined.count(LOST) - text.count(LOST)
    return text, 0


_CODE = re.compile(r"(?<!\\)\\++(?:[ux]([\da-fA-F]{4}|(?<=x)[\da-fA-F]{2})|([nrt\"'/]))")
_MEANT = {"n": "\n", "r": "\n", "t": "\t"}


def decoded(text: str) -> tuple[str, int]:
    """Return a text with what programs write for its signs ("\\n", "\\u201c") as these signs."""
    if "\\" not in text:
        return text, 0
    return _CODE.subn(lambda m: chr(int(m[1], 16)) if m[1] else _MEANT.get(m[2], m[2]), text)


class _Spoiled(NamedTuple):
    """UTF-8 that was read in another encoding, as the patterns that it leaves in a text."""

    encoding: str
    pattern: re.Pattern


def _spoiled(encoding: str, arabic: bool = False) -> _Spoiled:
    """Return the patterns of characters that news holds: Latin-1, punctuation, emoji, Arabic.

    Others begin with letters that may well stand before a quotation mark: “CAFÉ”.
    """

    def letters(*numbers: int) -> str:
        # What an encoding leaves undefined passes through as a control character.
        found = (bytes([number]).decode(encoding, "ignore") or chr(number) for number in numbers)
        return "".join(map(re.escape, found))

    inner = f"[{letters(*range(0x80, 0xC0))}\x80-\x9f]"
    leads = letters(*(range(0xD8, 0xDC) if arabic else (0xC2, 0xC3)))
    pattern = (
        f"(?:[{leads}]{inner}){{{3 if arabic else 1},}}"
        f"|{letters(0xE2)}{inner}{{2}}|{letters(0xEF, 0xBB, 0xBF)}|{letters(0xF0)}{inner}{{3}}"
    )
    return _Spoiled(encoding, re.compile(pattern))


_SPOILED = [_spoiled(encoding) for encoding in ("mac_roman", "cp437", "cp1252")]
_SPOILED.append(_spoiled("cp1252", arabic=True))
# What nearly all spoiled texts show; a text without is not looked at closely.
_SUSPECT = re.compile(
    "[ÂÃâØÙðï√¬‚┬├Γ≡][^\\w\\s,.;:!?)]|[ÂÃâØÙð][^a-zA-Z\\s]|Â\xa0|ΓÇ|‚Ä|├[^\\s]|√[^\\s\\d]"
)
_LEFT = re.compile("â€|Ã[\x80-\xbf]|‚Ä|ΓÇ")


def unspoil(text: str) -> tuple[str, int, int]:
    """Return a text with doubly encoded letters repaired: text, how many, how many are left."""
    if text.isascii() or not _SUSPECT.search(text):
        return text, 0, 0
    count = 0
    for encoding, pattern in _SPOILED:

        def again(match: re.Match, encoding: str = encoding) -> str:
            nonlocal count
            try:
                found = _bytes(match[0], encoding).decode("utf-8")
            except UnicodeError:
                return match[0]
            if not _is_usual(found):
                return match[0]
            count += 1
            return found

        text = pattern.sub(again, text)
    return text, count, len(_LEFT.findall(text))


def _bytes(text: str, encoding: str) -> bytes:
    return b"".join(
        bytes([ord(letter)]) if category(letter) == "Cc" else letter.encode(encoding)
        for letter in text
    )


def _is_usual(text: str) -> bool:
    """Return whether news may hold these: letters of any script, quotation marks, emoji ..."""
    return all(
        letter.isalpha() or letter in "\xa0°·«»²³½¼®©™€£§\u00ad" or letter >= "\u2000"
        for letter in text
    )


NAMED = re.compile(
    r"&(?:nbsp|amp|quot|apos|lt|gt|[lr]dquo|[lr]squo|[bs]bquo|[nm]dash|hellip|bull|middot|laquo|raquo"
    r"|copy|reg|deg|shy|zwnj|zwj|[aeiouAEIOU](?:acute|grave|uml|circ)|ccedil|ntilde"
    r"|\#\d{2,6}|\#x[\da-fA-F]{2,5});"
)
