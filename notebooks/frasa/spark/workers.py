"""What Spark's workers do: the single machine's own functions, on parts of a corpus."""

import numpy as np
import pandas as pd

from frasa._ground.arrays import begins_run
from frasa._ground.limits import LONGEST_SEED
from frasa._reuse.budget import costs_by_size, is_furniture, marks, suspects
from frasa._reuse.seeds import (
    BITS_TO_TRY,
    COUNT_BITS,
    Words,
    lay_out,
    pair_places,
    sample_places,
    scramble,
    seed_keys,
    share_to_sample,
    split_keys,
)
from frasa._reuse.stretches import (
    PASSAGE_COLUMNS,
    align,
    passage_table,
    runs_through,
    typical_seeds,
)
from frasa.spark.tables import (
    COUNTED_TYPES,
    Plan,
    arrays,
    as_arrow,
    pack,
    packed_lengths,
    to_arrow,
    unpack,
)


def laid_out(documents, plan: Plan, in_a_row: bool):
    """Lay articles out as `encode` does with the whole corpus.

    in_a_row: they follow one another in the corpus. Returns the rows in their order, and `Words`.
    """
    documents = documents.sort_by("number")
    codes = unpack(documents["codes"])
    words = packed_lengths(documents["codes"])
    names = np.asarray(documents["article"].to_pylist(), dtype=object)
    before = documents["number"][0].as_py() if in_a_row else 0
    begins = np.cumsum(words) - words
    return documents, lay_out(codes, begins, words, names, plan.counts, before)


# Seeds, by hash


def hashes_of(words: Words, plan: Plan, places, bits: int) -> np.ndarray:
    """Return the hashes of the seeds at places of a block, cut as in the keys of `sorted_keys`."""
    place_bits = np.uint64(plan.total.bit_length())
    noise = scramble(np.arange(int(words.codes.max()) + 1))
    keys = seed_keys(words.codes, words.information, noise, places, place_bits, bits)
    return (keys >> place_bits).view(np.int64)


def seeds_of(documents, plan: Plan):
    """Return all seeds of a block, each with its hash, and the word and the seed before it."""
    documents, words = laid_out(documents, plan, in_a_row=True)
    places = np.arange(len(words.codes) - LONGEST_SEED - 1)  # the next block has the rest
    hashes = hashes_of(words, plan, places, plan.bits)
    return as_arrow(
        {
            "hash": hashes,
            "place": places + documents["first"][0].as_py() - 1,
            "article": words.article[places] + np.int32(documents["number"][0].as_py()),
            "block": np.repeat(documents["block"].to_numpy()[:1], len(places)),
            "before": words.codes[places - 1],
            "hash_before": np.append(np.int64(-1), hashes[:-1]),
            "from_start": (places - words.first[words.article[places]]).astype(np.int32),
            "from_end": (words.stop[words.article[places]] - places).astype(np.int32),
        }
    )


def sample_of(documents, plan: Plan):
    """Return a sample of a block's seeds with their hashes for all BITS_TO_TRY."""
    documents, words = laid_out(documents, plan, in_a_row=True)
    count = len(words.codes) - LONGEST_SEED - 1
    places = sample_places(words.codes, share_to_sample(plan.total))
    places = np.arange(count) if places is None else places[places < count]
    hashes = {f"hash_{bits}": hashes_of(words, plan, places, bits) for bits in BITS_TO_TRY}
    return as_arrow(
        {
            "place": places + documents["first"][0].as_py() - 1,
            "article": words.article[places] + np.int32(documents["number"][0].as_py()),
            "before": words.codes[places - 1],
        }
        | hashes
    )


def repeated_seeds(seeds, plan: Plan):
    """Return the seeds that others equal, with their number; equal ones stand together.

    by_outlet and at_edge say whether they may be furniture, as `suspects` does.
    """
    hashes, place = arrays(seeds, "hash", "place")
    order = np.lexsort((place, hashes))
    size = np.bincount(_groups(hashes[order]))[_groups(hashes[order])]
    seeds, size = seeds.take(order[size > 1]), size[size > 1]
    hashes, *where = arrays(seeds, "hash", "article", "from_start", "from_end")
    group = _groups(hashes)
    suspected = suspects(group, np.bincount(group), plan.outlets[where[0]], *where[1:])
    marked = (("by_outlet", suspected[0][group]), ("at_edge", suspected[1][group]))
    return _with_columns(seeds, ("size", size.astype(np.int32)), *marked)


def judged_seeds(seeds, share):
    """Add whether a group is furniture; share: of each article, what stands at an edge."""
    hashes, article, by_outlet, at_edge = arrays(seeds, "hash", "article", "by_outlet", "at_edge")
    group = _groups(hashes)
    size = np.bincount(group)
    begin = np.cumsum(size) - size
    furniture = by_outlet | is_furniture(group, size, at_edge[begin], share[article])[group]
    return _with_columns(seeds, ("furniture", furniture))


def costs_of(seeds):
    """Return what comparing the groups that are no furniture would cost, by size."""
    hashes, before, furniture = arrays(seeds, "hash", "before", "furniture")
    group = _groups(hashes)
    size = np.bincount(group)
    begin = np.cumsum(size) - size
    costs = costs_by_size(group, size, before, ~furniture[begin])
    return as_arrow(dict(zip(("size", "number", "beginning"), costs, strict=True)))


def _groups(hashes) -> np.ndarray:
    """Number the groups of equal hashes, which stand together."""
    return np.cumsum(np.diff(hashes, prepend=hashes[:1]) != 0)


def _with_columns(table, *columns):
    import pyarrow

    for name, values in columns:
        table = table.append_column(name, pyarrow.array(values))
    return table


def pairs_of(seeds, plan: Plan, viral):
    """Return pairs of places where equal seeds begin, with the task that will look at them."""
    hashes, place, article, before, hash_before = arrays(
        seeds, "hash", "place", "article", "before", "hash_before"
    )
    # pair_places leaves a pair out when the words before it were paired for sure. After a seed that
    # is only linked they may not have been: there no word before equals another one.
    linked = np.isin(hash_before, viral)
    before = np.where(linked, -2 - np.arange(len(before), dtype=np.int32), before)
    words, keys, row = stand_ins(place, article, before, hashes)
    local, group = split_keys(words, keys)
    begin = np.flatnonzero(begins_run(group))
    link = np.isin(hashes[row[local[begin] // 2]], viral)
    a, b = (row[each // 2] for each in pair_places(words, local, group, link))
    block_a, block_b = (
        np.searchsorted(plan.blocks, article[each], side="right") - 1 for each in (a, b)
    )
    return as_arrow(
        {
            "task": block_a * len(plan.blocks) + block_b,
            "article_a": article[a],
            "place_a": place[a],
            "article_b": article[b],
            "place_b": place[b],
        }
    )


def stand_ins(place, article, before, hashes) -> tuple[Words, np.ndarray, np.ndarray]:
    """Return `Words`, keys and row numbers with which pair_places can do without the articles.

    It looks at the order of places, their articles and the words before them. The seeds stand at
    the odd places of a small corpus, in their order; the even ones hold the words before.
    """
    row = np.argsort(place)
    local = np.arange(1, 2 * len(row), 2)
    codes = np.full(2 * len(row) + LONGEST_SEED + 1, -1, dtype=np.int32)
    codes[local - 1] = before[row]
    articles = np.zeros(len(codes), dtype=np.int32)
    articles[local] = article[row]
    nothing = np.zeros(0, dtype=np.int64)
    words = Words(codes, articles, nothing, nothing, nothing, nothing, nothing)
    group = np.unique(hashes[row], return_inverse=True)[1].astype(np.uint64)
    keys = group << np.uint64(len(codes).bit_length()) | local.astype(np.uint64)
    return words, np.sort(keys), row


# Passages, by pair of blocks


def with_seed_counts(documents, judged, plan: Plan):
    """Give each article of a block what `count_seeds` does, that of its separator first."""
    import pyarrow

    documents = documents.sort_by("number")
    words = packed_lengths(documents["codes"])
    stops = np.cumsum(words + 1)
    counts = np.ones(stops[-1], dtype=np.int32)
    place, size, furniture = arrays(judged, "place", "size", "furniture")
    link = marks(size, furniture & (not plan.all_pairs), plan.limit).astype(np.int32)
    counts[place - documents["first"][0].as_py() + 1] = size | link << COUNT_BITS
    names = [name.split()[0] for name in COUNTED_TYPES.split(", ")]
    packed = pyarrow.array(pack(counts, stops), pyarrow.binary())
    return documents.append_column("seed_counts", packed).select(names)


def passages_of(pairs, documents, plan: Plan):
    """Return the passages that lie between two blocks, as find_passages does."""
    documents, words = laid_out(documents, plan, in_a_row=False)
    number, first = arrays(documents, "number", "first")
    places = []
    for side in "ab":
        article, place = arrays(pairs, f"article_{side}", f"place_{side}")
        local = np.searchsorted(number, article)
        places.append(place - first[local] + words.first[local])
    found, measures = align(words, runs_through(words, *places), plan.min_words)
    counts = np.ones(len(words.codes), dtype=np.int32)
    seed_counts = unpack(documents["seed_counts"])
    counts[: len(seed_counts)] = seed_counts
    measures |= typical_seeds(words, counts, plan.bits, found)
    columns = {"position": "positions", "start": "starts", "end": "ends"}
    tokens = pd.DataFrame({name: unpack(documents[column]) for name, column in columns.items()})
    return to_arrow(passage_table(tokens, words, found, measures), PASSAGE_COLUMNS)
