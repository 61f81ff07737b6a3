#include "indexer/extract/places.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "core/entities/gazetteer.h"
#include "core/entities/word_lists.h"
#include "core/text/folding.h"
#include "indexer/extract/lexicon.h"

namespace dateline {
namespace {

// How much another place of the article in the same country (or region) speaks for a candidate, in
// natural logarithms of rank.
constexpr double kSameCountry = 2.5;
constexpr double kSameRegion = 2.5;
// A choice that leads by less than this has no certain position.
constexpr double kSureLead = 0.9;
constexpr std::uint32_t kWellKnownId = 4500;

using Candidates = std::vector<const GazetteerPlace*>;

struct PlaceMention {
  ByteRange range;
  bool in_title = false;
  std::string key;
  std::string surface;
  Candidates candidates;
  std::string qualifier;  // key of the place that follows after a comma; empty for none
};

struct Choice {
  const GazetteerPlace* place = nullptr;
  bool sure = false;
};

std::string one_line(std::string_view text) {
  std::string line(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

Candidates candidates_of(std::string_view surface) {
  const auto& gazetteer = Gazetteer::instance();
  Candidates found = gazetteer.find(surface);
  if (surface == "Channel") return gazetteer.find("English Channel");  // see add_known_waters
  const auto blank = surface.find(' ');
  // "Northern California": the direction left out.
  if (found.empty() && blank != std::string_view::npos &&
      (cue_of(folded(surface.substr(0, blank))) & kDirection) != 0) {
    found = gazetteer.find(surface.substr(blank + 1));
  }
  return found;
}

PlaceKind kind_of_site(std::string_view surface) {
  const std::string name = folded(surface);
  const auto has = [&](std::string_view word) {
    return name.ends_with(word) || name.starts_with(word);
  };
  for (const auto word :
       {"river", "lake", "sea", "ocean", "gulf", "strait", "canal", "bay", "creek", "loch"}) {
    if (has(word)) return PlaceKind::water;
  }
  for (const auto word : {"mount", "mountain", "mountains", "glacier", "volcano"}) {
    if (has(word)) return PlaceKind::mountain;
  }
  for (const auto word :
       {"county", "province", "region", "district", "oblast", "prefecture", "governorate"}) {
    if (has(word)) return PlaceKind::region;
  }
  return PlaceKind::site;
}

class PlaceResolver {
 public:
  PlaceResolver(const TaggedText& title, const TaggedText& text) {
    collect(text, false);
    collect(title, true);
    weigh_countries();
  }

  std::vector<PlaceEntity> run() {
    settle_keys();
    std::vector<PlaceEntity> found;
    std::unordered_map<std::string, std::size_t> index;
    for (const PlaceMention& mention : mentions_) {
      const Choice& choice = choices_.at(mention.key);
      const std::string id =
          choice.place != nullptr ? std::to_string(choice.place->id) : mention.key;
      const auto [at, added] = index.try_emplace(id, found.size());
      if (added) found.push_back(entity_of(mention, choice));
      PlaceEntity& entity = found[at->second];
      (mention.in_title ? entity.title_mentions : entity.mentions).push_back(mention.range);
    }
    return found;
  }

 private:
  void collect(const TaggedText& tagged, bool in_title) {
    const auto& spans = tagged.spans;
    for (std::size_t i = 0; i < spans.size(); ++i) {
      if (spans[i].kind != NameKind::place) continue;
      PlaceMention mention;
      mention.range = spans[i].range;
      mention.in_title = in_title;
      mention.surface = one_line(spans[i].range.of(tagged.text));
      mention.key = place_key(mention.surface);
      mention.candidates = candidates_of(mention.surface);
      mention.qualifier = qualifier_after(tagged, i);
      mentions_.push_back(std::move(mention));
    }
  }

  static std::string qualifier_after(const TaggedText& tagged, std::size_t i) {
    std::string_view rest = tagged.text.substr(tagged.spans[i].range.end);
    const bool bracket = rest.starts_with(" (");
    if (!rest.starts_with(", ") && !bracket) return {};
    rest.remove_prefix(2);
    if (i + 1 < tagged.spans.size() && tagged.spans[i + 1].kind == NameKind::place &&
        tagged.spans[i + 1].range.begin == tagged.spans[i].range.end + 2) {
      return place_key(tagged.spans[i + 1].range.of(tagged.text));
    }
    // "Paris, TX"
    if (rest.size() >= 2 &&
        (rest.size() == 2 || !std::isalnum(static_cast<unsigned char>(rest[2])))) {
      return place_key(us_state_of(rest.substr(0, 2)));
    }
    return {};
  }

  // What the article's sure places say about where it plays.
  void weigh_countries() {
    for (const PlaceMention& mention : mentions_) {
      if (mention.candidates.empty()) continue;
      const GazetteerPlace& best = *mention.candidates.front();
      const bool lone = mention.candidates.size() == 1 || best.kind == PlaceKind::country;
      if (!best.country.empty() && (lone || best.id < 1300) && mention.key != "georgia") {
        countries_[std::string(best.country)].push_back(mention.key);
      }
      if (best.kind == PlaceKind::region) regions_[best.id].push_back(mention.key);
      if (best.kind == PlaceKind::city && lone && best.region != 0) {
        regions_[best.region].push_back(mention.key);
      }
    }
  }

  // Whether another name than `key` speaks for it.
  static bool speaks(const std::vector<std::string>& keys, const std::string& key) {
    return std::any_of(keys.begin(), keys.end(), [&](const auto& k) { return k != key; });
  }

  double score(const GazetteerPlace& place, const PlaceMention& mention) const {
    double score = -std::log(static_cast<double>(place.id) + 20);
    if (const auto at = countries_.find(std::string(place.country));
        at != countries_.end() && speaks(at->second, mention.key)) {
      score += kSameCountry;
    }
    if (const auto at = regions_.find(place.region);
        place.region != 0 && at != regions_.end() && speaks(at->second, mention.key)) {
      score += kSameRegion;
    }
    if (!mention.qualifier.empty() && lies_in(place, mention.qualifier)) score += 20;
    return score;
  }

  static bool lies_in(const GazetteerPlace& place, const std::string& key) {
    const auto& gazetteer = Gazetteer::instance();
    for (const auto* whole : gazetteer.find(key)) {
      if (whole->id == place.id && place_key(place.name) != key) return true;  // "Washington, D.C."
      if (whole->kind == PlaceKind::country && whole->country == place.country &&
          whole->id != place.id) {
        return true;
      }
      if (whole->kind == PlaceKind::region && whole->id == place.region) return true;
    }
    return false;
  }

  // One lies in the other, or they are a city and its own region or county.
  static bool are_nested(const GazetteerPlace& a, const GazetteerPlace& b) {
    return a.region == b.id || b.region == a.id ||
           (a.country == b.country && a.region == b.region && a.region != 0);
  }

  // The county or region of a town, by the town's name: the town is meant.
  static bool is_named_after_city(const GazetteerPlace& place, const Candidates& candidates) {
    return place.kind == PlaceKind::region &&
           std::any_of(candidates.begin(), candidates.end(), [&](const GazetteerPlace* other) {
             return other->kind == PlaceKind::city && other->population >= 15000 &&
                    other->country == place.country && are_nested(*other, place);
           });
  }

  Choice choose(const PlaceMention& mention) const {
    Choice choice;
    double best = -1e9;
    for (const auto* place : mention.candidates) {
      if (is_named_after_city(*place, mention.candidates)) continue;
      const double now = score(*place, mention);
      if (now <= best) continue;
      best = now;
      choice.place = place;
    }
    if (choice.place == nullptr) return choice;
    choice.sure = true;
    for (const auto* place : mention.candidates) {
      if (place == choice.place || are_nested(*place, *choice.place)) continue;
      if (best - score(*place, mention) < kSureLead) choice.sure = false;
    }
    return choice;
  }

  // One meaning for a name in an article: the qualified mention speaks for the others.
  void settle_keys() {
    std::unordered_map<std::string, const PlaceMention*> speakers;
    for (const PlaceMention& mention : mentions_) {
      const PlaceMention*& speaker = speakers[mention.key];
      if (speaker == nullptr || (speaker->qualifier.empty() && !mention.qualifier.empty())) {
        speaker = &mention;
      }
    }
    for (const auto& [key, mention] : speakers) choices_[key] = choose(*mention);
  }

  PlaceEntity unlisted(const PlaceMention& mention) const {
    PlaceEntity entity;
    entity.name = mention.surface;
    const auto blank = mention.surface.rfind(' ');
    if (blank == std::string::npos) return entity;
    entity.kind = kind_of_site(mention.surface);
    // "Sangatte Beach" lies in Sangatte, where the article speaks of that.
    const auto base = choices_.find(place_key(mention.surface.substr(0, blank)));
    if (base != choices_.end() && base->second.sure) {
      entity.country = base->second.place->country;
      entity.within = Gazetteer::instance().within(*base->second.place);
      entity.within.emplace_back(base->second.place->name);
    }
    return entity;
  }

  PlaceEntity entity_of(const PlaceMention& mention, const Choice& choice) const {
    if (choice.place == nullptr) return unlisted(mention);
    PlaceEntity entity;
    entity.name = choice.place->name;
    entity.kind = choice.place->kind;
    if (!choice.sure) return entity;
    entity.country = choice.place->country;
    entity.within = Gazetteer::instance().within(*choice.place);
    entity.lat = choice.place->lat;
    entity.lon = choice.place->lon;
    return entity;
  }

  std::vector<PlaceMention> mentions_;
  std::unordered_map<std::string, std::vector<std::string>> countries_;
  std::unordered_map<std::uint32_t, std::vector<std::string>> regions_;
  std::unordered_map<std::string, Choice> choices_;
};

// Whether the text names the English Channel, or a place on each side of it.
bool is_about_channel(const TaggedText& tagged) {
  bool british = false;
  bool french = false;
  for (const NameSpan& span : tagged.spans) {
    if (span.kind != NameKind::place) continue;
    const auto found = Gazetteer::instance().find(span.range.of(tagged.text));
    if (found.empty()) continue;
    if (found.front()->name == "English Channel") return true;
    british = british || found.front()->country == "GB";
    french = french || found.front()->country == "FR";
  }
  return british && french;
}

}  // namespace

void add_known_places(TaggedText& tagged) {
  std::unordered_set<std::string> known;
  for (const NameSpan& span : tagged.spans) {
    if (span.kind == NameKind::place) known.insert(place_key(span.range.of(tagged.text)));
  }
  std::vector<NameSpan> merged;
  std::size_t span = 0;
  const auto& tokens = tagged.tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const NameToken& token = tokens[i];
    while (span < tagged.spans.size() && tagged.spans[span].range.end <= token.range.begin) {
      merged.push_back(tagged.spans[span++]);
    }
    if (!token.capital || token.has(kFunctionWord | kDirection) || 
        !known.contains(std::string(token.folded)))
      continue;
    if (span < tagged.spans.size() && tagged.spans[span].range.overlaps(token.range)) continue;
    const bool compound =
        token.join == Join::hyphen ||
        (i + 1 < tokens.size() &&
         (tokens[i + 1].join == Join::hyphen ||
          (tokens[i + 1].capital && tokens[i + 1].join == Join::blank && !token.possessive)));
    const bool after_name = i > 0 && tokens[i - 1].capital && token.join == Join::blank &&
                            !tokens[i - 1].first && !tokens[i - 1].possessive;
    const bool money = token.range.end < tagged.text.size() && tagged.text[token.range.end] == '$';
    if (money || compound || after_name || (token.first && token.is(kCommonWord))) continue;
    merged.push_back({NameKind::place, token.range, {}});
  }
  merged.insert(merged.end(), tagged.spans.begin() + static_cast<std::ptrdiff_t>(span),
                tagged.spans.end());
  tagged.spans = std::move(merged);
}

void add_known_waters(TaggedText& tagged) {
  const auto& tokens = tagged.tokens;
  const auto is_channel = [&](std::size_t i) {
    if (i == 0 || !tokens[i].capital || tokens[i].folded != "channel") return false;
    const bool follows = i + 1 < tokens.size() && tokens[i + 1].join == Join::blank &&
                         (tokens[i + 1].capital || tokens[i + 1].digit);
    const bool named = tokens[i].join == Join::blank && tokens[i - 1].capital &&
                       !tokens[i - 1].has(kFunctionWord | kDemonym);
    return !follows && !named;
  };
  std::vector<NameSpan> waters;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (is_channel(i)) waters.push_back({NameKind::place, tokens[i].range, {}});
  }
  if (waters.empty() || !is_about_channel(tagged)) return;
  std::erase_if(waters, [&](const NameSpan& water) {
    const auto at = std::lower_bound(
        tagged.spans.begin(), tagged.spans.end(), water.range.begin,
        [](const NameSpan& span, std::size_t begin) { return span.range.end <= begin; });
    return at != tagged.spans.end() && at->range.overlaps(water.range);
  });
  tagged.spans.insert(tagged.spans.end(), waters.begin(), waters.end());
  std::sort(tagged.spans.begin(), tagged.spans.end(),
            [](const NameSpan& a, const NameSpan& b) { return a.range < b.range; });
}

std::vector<PlaceEntity> resolve_places(const TaggedText& title, const TaggedText& text) {
  return PlaceResolver(title, text).run();
}

}  // namespace dateline
