#!/usr/bin/env python3
"""Writes 200 request targets drawn from an archive, the same ones every time: queries.py FILE.jsonl COUNT

Words of headlines, phrases of the text, names, places, dates and numbers, as readers ask for them; one in four
with the facets that the search page counts.
"""
import json, random, re, sys
from urllib.parse import quote

path, count = sys.argv[1], int(sys.argv[2])
dice = random.Random(11)
articles = []
with open(path, encoding="utf-8") as file:
    for line in file:
        article = json.loads(line)
        if len(article.get("body") or article.get("text") or "") > 500:
            articles.append(article)


def words(text):
    return [w for w in re.findall(r"[A-Za-z]{4,}", text)]


def query():
    article = dice.choice(articles)
    text = article.get("body") or article.get("text")
    kind = dice.random()
    title = words(article["title"]) or words(text)
    if kind < 0.45:
        return " ".join(dice.sample(title, min(len(title), dice.randint(1, 3)))).lower()
    if kind < 0.60:
        run = re.findall(r"[a-z]+ [a-z]+ [a-z]+", text)
        return '"' + dice.choice(run) + '"' if run else title[0]
    if kind < 0.70:
        return 'person:"%s"' % dice.choice(["John Howard", "Bob Hawke", "Paul Keating", "Malcolm Fraser", "Gough Whitlam"])
    if kind < 0.80:
        return "place:%s %s" % (dice.choice(["Australia", "Japan", "Sydney", "France", "Indonesia"]), dice.choice(title).lower())
    if kind < 0.90:
        return "%s date:%s" % (dice.choice(title).lower(), article["date"][:4])
    return "number:>%d %s" % (dice.choice([10, 100, 1000, 100000]), dice.choice(title).lower())


for i in range(count):
    facets = "&facets=people,places,numbers,dates,sources" if i % 4 == 0 else ""
    print("/api/v1/search?q=" + quote(query()) + facets)
