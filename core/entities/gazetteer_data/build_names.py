#!/usr/bin/env python3
"""Builds names.tsv and common_words.txt, the word lists that the programs embed. See README.md for the sources.

usage: build_names.py MOBY_FEMALE MOBY_MALE CONLL...
  MOBY_*  given names, one a line
  CONLL   sentences with marked names (token<TAB>BIO2 tag)

names.tsv: a word, a tab, letters: f m = given name of women / men; g = given name, seen first in marked persons;
s = surname, seen last in them. common_words.txt: words seen in lower case, most of the time.
"""
import collections
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
WORD = re.compile(r"^[^\W\d_][^\W\d_'’-]+$")


def persons_and_words(paths):
    given, surname = collections.Counter(), collections.Counter()
    lower, upper = collections.Counter(), collections.Counter()
    for path in paths:
        person, first = [], True
        for line in list(open(path, encoding="utf-8")) + ["\n"]:
            fields = line.split()
            token, tag = (fields[0], fields[-1]) if len(fields) > 1 else ("", "O")
            if tag == "I-PER" and person:
                person.append(token)
                continue
            if len(person) > 1:
                given[person[0]] += 1
                surname[person[-1]] += 1
            person = [token] if tag == "B-PER" else []
            if token and tag == "O" and WORD.match(token):
                if token.islower():
                    lower[token] += 1
                elif not first:
                    upper[token.lower()] += 1
            elif token and tag != "O" and WORD.match(token) and not token.islower():
                upper[token.lower()] += 1
            first = not token
    return given, surname, lower, upper


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    given, surname, lower, upper = persons_and_words(sys.argv[3:])
    letters, ours = collections.defaultdict(set), collections.defaultdict(set)
    for letter, path in (("f", sys.argv[1]), ("m", sys.argv[2])):
        for line in open(path, encoding="latin-1"):
            if WORD.match(line.strip()):
                letters[line.strip().lower()].add(letter)
    for line in open(os.path.join(HERE, "more_names.tsv"), encoding="utf-8"):
        if not line.startswith("#"):
            letter, names = line.split("\t")
            for name in names.split():
                ours[name.lower()].add(letter)
    for name, own in ours.items():
        # What we say of a name's gender overrides Moby, where Bill is a woman's name too.
        letters[name] = own if len(own & {"f", "m"}) == 1 else letters[name] | own
    common = {w for w, n in lower.items() if (n >= 2 or len(w) > 6) and n > upper[w] / 4}
    for counter, letter in ((given, "g"), (surname, "s")):
        for name, n in counter.items():
            if WORD.match(name) and name[0].isupper() and not name.isupper() and (n > 1 or name.lower() not in common):
                letters[name.lower()].add(letter)
    with open(os.path.join(HERE, "names.tsv"), "w", encoding="utf-8") as out:
        for name in sorted(letters):
            out.write(f"{name}\t{''.join(sorted(letters[name]))}\n")
    with open(os.path.join(HERE, "common_words.txt"), "w", encoding="utf-8") as out:
        out.writelines(w + "\n" for w in sorted(common))


main()
