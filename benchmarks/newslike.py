"""Made-up news that behaves like real news, for benchmarks/kinds.py and for tests.

Besides copied text, real articles share offices, titles of laws, footers and backgrounds of their
outlet; releases are reprinted a hundred times, and others are retold in other words. Here all of
that is planted, and `truth` says where. The language is made up too: words of syllables, few of
them frequent, in topics, with fixed neighbours, between real function words, so that a passage is
no more surprising than in a real corpus. Nothing here comes from any article.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd

LEMMAS, TOPICS, OF_A_TOPIC = 20_000, 60, 400
SYLLABLES = [first + second for first in "bdgjklmnprstw" for second in "aiueo"]
FUNCTION_WORDS = """
    yang dan di untuk dengan dari pada ini itu dalam oleh akan juga kepada tersebut sebagai ke
    bahwa karena tidak telah agar serta atau para adalah ia sudah saat hingga
"""
FUNCTION_WORDS = FUNCTION_WORDS.split()
LISTED = (
    "Bupati {0} Wakil Bupati {0} Ketua DPRD {0} Kapolres {0} Dandim {0} Sekretaris Daerah {0} "
    "Kepala Kejaksaan Negeri {0} Ketua Bawaslu {0} dan Ketua KPU {0}"
)
OFFICE = "Kepala Badan {1} dan {2} {3} Kabupaten {0} Provinsi {4} Haji {5} {6}"
LAW = "Undang-Undang Nomor {0} Tahun {1} tentang {2} {3} atas Peraturan {4} tentang {5} dan {6}"
KINDS = ("quotation_or_copy", "house_text", "page_furniture", "name_or_formula", "paraphrase")
COPY, HOUSE, FURNITURE, NAME, RETOLD = KINDS


class News(NamedTuple):
    """articles: article, outlet, published_at, headline, text. truth: one row a planted place, with
    article, first_word, last_word, passage (places of one text carry one number), kind."""

    articles: pd.DataFrame
    truth: pd.DataFrame


class Language:
    """Words, what follows them, their synonyms, and names."""

    def __init__(self, random):
        self.random = random
        weights = 1.0 / (np.arange(LEMMAS) + 2.7)
        self.general = np.cumsum(weights) / weights.sum()
        self.word = [spell(number) for number in random.permutation(LEMMAS)]
        self.topics = np.stack([self.draw(self.general, OF_A_TOPIC) for _ in range(TOPICS)])
        weights = 1.0 / (np.arange(OF_A_TOPIC) + 5)
        self.in_topic = np.cumsum(weights) / weights.sum()
        self.follower = self.draw(self.general, LEMMAS)
        self.synonym = random.permutation(LEMMAS)

    def draw(self, shares, count):
        return np.searchsorted(shares, self.random.random(count))

    def lemmas(self, topic, count):
        """Return so many lemmas: most of the topic, some that their neighbour foretells."""
        of_topic = self.topics[topic][self.draw(self.in_topic, count)]
        chance = self.random.random(count)
        found = np.where(chance < 0.55, of_topic, self.draw(self.general, count))
        found[1:] = np.where(chance[1:] > 0.9, self.follower[found[:-1]], found[1:])
        return found

    def sentences(self, topic, words) -> list[list]:
        """Return sentences of lemmas (numbers) and function words (str), `words` in all."""
        lemmas = self.lemmas(topic, words)
        is_function = self.random.random(words) < 0.38
        function = self.draw(np.linspace(0.02, 1, len(FUNCTION_WORDS)) ** 0.5, words)
        flow = [
            FUNCTION_WORDS[f] if here else int(lemma)
            for lemma, here, f in zip(lemmas, is_function, function, strict=True)
        ]
        ends = np.cumsum(self.random.integers(12, 24, words // 10 + 2))
        return [list(part) for part in np.split(np.array(flow, dtype=object), ends) if len(part)]

    def name(self, *key) -> str:
        return spell(10**6 + 7919 * key[0] + 104_729 * key[1]).capitalize()

    def retell(self, sentences) -> list[list]:
        """Say it in other words: synonyms, other function words, clauses in another order."""
        told = []
        for sentence in sentences:
            words = [word for word in sentence if not isinstance(word, str)]
            cut = int(self.random.integers(0, len(words))) if len(words) > 3 else 0
            words = words[cut:] + words[:cut]
            new = []
            for word in words:
                if self.random.random() < 0.35:
                    new.append(str(self.random.choice(FUNCTION_WORDS)))
                chance = self.random.random()
                new.append(int(self.synonym[word]) if chance < 0.3 else word)
                if chance > 0.9:
                    new.append(int(self.draw(self.general, 1)[0]))
            if new:
                told.append(new)
        return told

    def written(self, sentences) -> list[str]:
        """Return the words of sentences as they are written, with capitals and full stops."""
        words = []
        for sentence in sentences:
            own = [word if isinstance(word, str) else self.word[word] for word in sentence]
            own[0] = own[0][0].upper() + own[0][1:]
            own[-1] += "."
            words += own
        return words


def spell(number: int) -> str:
    """Return a word of two syllables or more, a different one for every number."""
    number = int(number)
    word, number = SYLLABLES[number % 65], number // 65
    while number or len(word) < 4:
        word, number = word + SYLLABLES[number % 65], number // 65
    return word


def generate(count, *, seed=1, words=280, outlets=40, regions=600, viral=(90, 40)) -> News:
    """Return `count` articles. viral: how often the two most reprinted releases are."""
    random = np.random.default_rng(seed)
    language = Language(random)
    outlet = (outlets * random.random(count) ** 1.5).astype(int)
    region = (regions * random.random(count) ** 2).astype(int)
    topic = random.integers(0, TOPICS, count)
    day = random.integers(0, 500, count)
    pieces = [[] for _ in range(count)]
    plant_texts(language, pieces, topic, day, outlet, viral)
    plant_phrases(language, pieces, region)
    plant_house_texts(language, pieces, outlet, outlets)
    footers = [language.written(language.sentences(o % TOPICS, 14)) for o in range(outlets)]
    texts, truth = [], []
    for article in range(count):
        body = language.sentences(topic[article], max(60, int(random.poisson(words))))
        text, rows = assemble(language, body, pieces[article], footers[outlet[article]])
        texts.append(text)
        truth += [(article, *row) for row in rows]
    return tables(texts, truth, outlet, day, random)


def plant_texts(language, pieces, topic, day, outlet, viral) -> None:
    """Give a fifth of the articles text of a release: copied, quoted in part, or retold."""
    random = language.random
    takers = list(random.permutation(len(pieces))[: len(pieces) // 5])
    sizes, passage = list(viral), 0
    while len(takers) > 1:
        copies = sizes.pop(0) if sizes else int(2 + min(random.pareto(1.3), 20))
        of, takers = takers[:copies], takers[copies:]
        release = [language.sentences(topic[of[0]], n) for n in random.integers(30, 90, 3)]
        first = day[of[0]]
        for place, article in enumerate(of):
            topic[article], day[article] = topic[of[0]], first + random.integers(0, 4)
            for part in random.permutation(3)[: random.integers(1, 4)]:
                sentences, kind = release[part], COPY
                if place and random.random() < 0.3:
                    sentences, kind = language.retell(sentences), RETOLD
                elif place and random.random() < 0.3 and len(sentences) > 2:
                    sentences = sentences[1:3]
                piece = language.written(sentences), passage + int(part), kind
                pieces[article].append(piece)
        passage += 3
        outlet[of] = random.permutation(np.resize(np.unique(outlet), len(of)))


def plant_phrases(language, pieces, region) -> None:
    """Give articles lists of officials, offices and titles of laws, all widespread."""
    random = language.random
    words = [word.capitalize() for word in language.word[:300]]
    laws = [
        LAW.format(n, 2000 + n % 24, *(words[k] for k in random.integers(0, 300, 5)))
        for n in range(200)
    ]
    for article, (place, chance) in enumerate(
        zip(region, random.random((len(pieces), 3)), strict=True)
    ):
        where = [language.name(int(place), part) for part in range(7)]
        for number, (text, share) in enumerate(((LISTED, 0.04), (OFFICE, 0.04))):
            if chance[number] < share:
                phrase = text.format(*where).split()
                pieces[article].append((phrase, 10**6 + 2 * int(place) + number, NAME))
        if chance[2] < 0.06:
            law = int(200 * random.random() ** 2)
            pieces[article].append((laws[law].split(), 2 * 10**6 + law, NAME))


def plant_house_texts(language, pieces, outlet, outlets) -> None:
    """Give articles of an outlet one of its backgrounds, somewhere."""
    random = language.random
    texts = [
        [language.written(language.sentences(int(random.integers(TOPICS)), 35)) for _ in range(8)]
        for _ in range(outlets)
    ]
    for article, own in enumerate(outlet):
        if random.random() < 0.15:
            number = int(random.integers(8))
            pieces[article].append((texts[own][number], 3 * 10**6 + 8 * int(own) + number, HOUSE))


def assemble(language, body, pieces, footer) -> tuple[str, list]:
    """Put the pieces between sentences (phrases inside one); return the text and rows of truth."""
    random = language.random
    sentences = [language.written([sentence]) for sentence in body]
    places = random.integers(0, len(sentences) + 1, len(pieces))
    text, truth, done = [], [], 0
    for number in np.argsort(places, kind="stable"):
        words, passage, kind = pieces[number]
        text += [word for sentence in sentences[done : places[number]] for word in sentence]
        done = places[number]
        if kind == NAME:
            text += ["Dia", "bertemu"]
        truth.append((len(text), len(text) + len(words) - 1, passage, kind))
        text += words
        if kind == NAME:
            text += [language.word[int(random.integers(LEMMAS))], "kemarin."]
    text += [word for sentence in sentences[done:] for word in sentence]
    truth.append((len(text), len(text) + len(footer) - 1, -1, FURNITURE))
    return " ".join([*text, *footer]), truth


def tables(texts, truth, outlet, day, random) -> News:
    """Turn lists into tables."""
    count = len(texts)
    names = np.array([f"a{number:06d}" for number in range(count)], dtype=object)
    hours = pd.to_timedelta(24 * day + random.integers(0, 24, count), unit="h")
    articles = pd.DataFrame(
        {
            "article": names,
            "outlet": [f"Media {number}" for number in outlet],
            "published_at": pd.Timestamp("2023-01-01", tz="Asia/Jakarta") + hours,
            "headline": [" ".join(text.split()[:6]).rstrip(".") for text in texts],
            "text": texts,
        }
    )
    columns = ["article", "first_word", "last_word", "passage", "kind"]
    planted = pd.DataFrame(truth, columns=columns)
    footers = planted["passage"] < 0
    of = planted["article"].to_numpy(dtype=int)
    planted.loc[footers, "passage"] = 4 * 10**6 + outlet[of[footers]]
    return News(articles, planted.assign(article=names[of]))
