"""Signs that are printed for one and the same letter or mark."""

# For the apostrophe of Jum’at, Qur’an and ma’ruf: typewriter and curly marks, accents, primes and
# the letters for hamza and ain, as keyboards and scanned pages give them.
APOSTROPHES = "'’‘ʼ`´′ʻʾʿ＇‛"
