"""What takes longest in a large corpus, compiled by numba (the extra `skala`).

Every function returns what the function of the same name in tokens.py, seeds.py or alignment.py
returns; those say what is computed, and why. Compiled code is kept beside this file, or in the
user's cache where the course's folder cannot be written.
"""

import numpy as np
from numba import njit

from frasa._ground import limits
from frasa._ground.limits import (
    EDIT,
    FIRST_BAND,
    HASH_BASE,
    HIGHEST,
    LONGEST_SEED,
    LOWEST,
    SHORTEST_SEED,
    UNITS_PER_BIT,
)

compiled = njit(cache=True, nogil=True)
needed_band = compiled(limits.needed_band)


# tokens.py and seeds.py


@compiled
def first_rows(codes, count):
    first = np.full(count, -1, dtype=np.int64)
    for row in range(len(codes)):
        if first[codes[row]] < 0:
            first[codes[row]] = row
    return first


@compiled
def is_in_order(number, position):
    for row in range(1, len(number)):
        if number[row] < number[row - 1]:
            return False
        if number[row] == number[row - 1] and position[row] <= position[row - 1]:
            return False
    return True


@compiled
def count_numbers(numbers, size):
    counts = np.zeros(size, dtype=np.int64)
    for number in numbers:
        if number < size:
            counts[number] += 1
    return counts


@compiled
def content_keys(noise, word, begins, lengths):
    keys = np.zeros(len(begins), dtype=np.uint64)
    for article in range(len(begins)):
        power = np.uint64(1)
        for row in range(begins[article], begins[article] + lengths[article]):
            keys[article] += noise[word[row]] * power
            power *= HASH_BASE
    return keys


@compiled
def place_words(word, begins, lengths, separator, total):
    codes = np.empty(total, dtype=np.int32)
    article = np.empty(total, dtype=np.int32)
    place = 0
    for number in range(len(begins)):
        codes[place] = separator
        article[place] = max(number - 1, 0)
        separator += 1
        place += 1
        for source in range(begins[number], begins[number] + lengths[number]):
            codes[place] = word[source]
            article[place] = number
            place += 1
    while place < total:
        codes[place] = separator
        article[place] = max(len(begins) - 1, 0)
        separator += 1
        place += 1
    return codes, article


@compiled
def running_sums(units, codes):
    sums = np.zeros(len(codes) + 1, dtype=np.uint32)
    for place in range(len(codes)):
        sums[place + 1] = sums[place] + units[codes[place]]
    return sums


@compiled
def span_length(information, place, wanted):
    length = SHORTEST_SEED
    before = information[place]
    while length < LONGEST_SEED and np.uint32(information[place + length] - before) < wanted:
        length += 1
    return length


@compiled
def span_hash(codes, noise, place, length):
    total = noise[codes[place]]
    for word in range(1, length):
        total = total * HASH_BASE + noise[codes[place + word]]
    return total


@compiled
def seed_keys(codes, information, noise, places, place_bits, bits):
    wanted = np.uint32(bits * UNITS_PER_BIT)
    keys = np.empty(len(places), dtype=np.uint64)
    for number, place in enumerate(places):
        length = span_length(information, place, wanted)
        key = span_hash(codes, noise, place, length) >> place_bits << place_bits
        keys[number] = key | np.uint64(place)
    return keys


@compiled
def repeated_keys(keys, place_bits):
    kept = np.empty(len(keys), dtype=np.uint64)  # what is not written takes no memory
    count, before = 0, False
    for row in range(len(keys)):
        after = row + 1 < len(keys) and keys[row] >> place_bits == keys[row + 1] >> place_bits
        if before or after:
            kept[count] = keys[row]
            count += 1
        before = after
    return kept[:count].copy()


@compiled
def most_occurrences(counts, information, places, bits):
    wanted = np.uint32(bits * UNITS_PER_BIT)
    most = counts[places]
    for row in range(len(places)):
        for back in range(1, LONGEST_SEED):
            begin = max(places[row] - back, 0)
            if span_length(information, begin, wanted) > back:
                most[row] = max(most[row], counts[begin])
    return most


# alignment.py


@compiled
def exact_reach(codes, a, b, step):
    reach = np.zeros(len(a), dtype=np.int64)
    for pair in range(len(a)):
        words = 0
        while codes[a[pair] + step * words] == codes[b[pair] + step * words]:
            words += 1
        reach[pair] = words
    return reach


@compiled
def reach_past_edits(codes, a, left_a, b, left_b, step, drop, band, gain=1):
    reach_a = np.zeros(len(a), dtype=np.int64)
    reach_b = np.zeros(len(a), dtype=np.int64)
    score = np.empty(2 * band + 2, dtype=np.int32)
    score[-1] = 2 * LOWEST  # one more, so that every shift has a next one
    for pair in range(len(a)):
        for shift in range(-band, band + 1):
            score[shift + band] = LOWEST if shift < 0 or shift > left_b[pair] else -shift
        best, row, go_on = 0, 0, True
        while go_on:
            row += 1
            word = codes[a[pair] + step * (row - 1)]
            top, top_shift = 2 * LOWEST, 0
            for cell in range(2 * band + 1):
                used_b = row + cell - band
                place = min(max(b[pair] + step * (used_b - 1), 0), len(codes) - 1)
                here = max(
                    score[cell] + (gain if codes[place] == word else -1), score[cell + 1] - 1
                )
                if cell:
                    here = max(here, score[cell - 1] - 1)
                score[cell] = LOWEST if used_b > left_b[pair] else here
                if score[cell] > top:
                    top, top_shift = score[cell], cell - band
            if top > best:
                best = top
                reach_a[pair], reach_b[pair] = row, row + top_shift
            go_on = top >= best - drop and left_a[pair] > row
    return reach_a, reach_b


@compiled
def count_edits(codes, a, words_a, b, words_b):
    equal = np.zeros(len(a), dtype=np.int64)
    edits = np.zeros(len(a), dtype=np.int64)
    for pair in range(len(a)):
        longer = words_b[pair] - words_a[pair]
        band, needed, cost = FIRST_BAND, abs(longer), HIGHEST
        while cost == HIGHEST or needed > band:
            while needed > band:
                band *= 2
            cost = last_costs(codes, a[pair], words_a[pair], b[pair], band)[longer + band]
            needed = needed_band(cost, words_a[pair], words_b[pair])
        edits[pair] = cost % EDIT
        equal[pair] = edits[pair] - cost // EDIT
    return equal, edits


@compiled
def last_costs(codes, a, words_a, b, band):
    """Return the costs, by shift, after the last word of a."""
    cost = np.full(2 * band + 2, HIGHEST)  # one more, so that every shift has a next one
    for shift in range(band + 1):
        cost[shift + band] = shift * (EDIT + 1)
    for row in range(words_a):
        for cell in range(2 * band + 1):
            place = min(max(b + row + cell - band, 0), len(codes) - 1)
            here = cost[cell] + (-EDIT if codes[place] == codes[a + row] else EDIT + 1)
            here = min(here, cost[cell + 1] + EDIT + 1)
            if cell:
                here = min(here, cost[cell - 1] + EDIT + 1)
            cost[cell] = here
    return cost
