// Which place of the gazetteer a name of an article means (places.h says by what).
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/entities/gazetteer.h"
#include "core/entities/word_lists.h"
#include "indexer/extract/place_evidence.h"
#include "indexer/extract/place_meanings.h"
#include "indexer/extract/places.h"

namespace dateline {
namespace {

// Scores are natural logarithms of rank among all places: a place ten times further down than
// another stays 2.3 behind.
constexpr double kCountyRank = 15000;  // below, one county is as likely as another
constexpr double kCapital = 1.7;
constexpr double kRegion = -0.7;      // it is counted with its towns' people, who are seldom meant
constexpr double kState = 0.5;        // but for states that news names like countries
constexpr double kOtherName = -3;     // a former or foreign name, not a spelling: Canton, Guangzhou
constexpr double kSaidBefore = 1.5;   // elsewhere in the article the name has this meaning
constexpr double kSureLead = 1;       // over the next candidate; below, the position is unset
constexpr double kEvidentLead = 2.2;  // by rank alone: speaks for others
constexpr std::uint32_t kTown = 15000;  // people: smaller ones that are also words need a context
constexpr std::uint32_t kCity = 100000;
constexpr std::uint32_t kWordCity = 150000;  // the same for given names and ordinary words
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

const Gazetteer& gazetteer() { return Gazetteer::instance(); }

struct Choice {
  const GazetteerPlace* place = nullptr;
  bool sure = false;
  bool country_sure = false;  // every candidate that is close lies there
};

struct PlaceMention {
  ByteRange range;
  bool in_title = false;
  std::string surface;
  std::string key;
  PlaceList candidates;
  std::optional<PlaceKind> kind;  // "Province" says it
  PlaceList abbreviated;          // what it means after a comma: "Ill."
  std::size_t whole = kNone;  // the mention it lies in, if it is there: "Texas" of "Paris, Texas"
  std::string_view abbreviation;       // what follows after a comma, where no mention does: "TX"
  bool listed = false;                 // one of a list: "Oregon, Wisconsin and Ohio"
  const GazetteerPlace* is = nullptr;  // by what stands around it
  const GazetteerPlace* near =
      nullptr;            // no place of the gazetteer, but in this one: "Bontddu, Wales"
  bool is_whole = false;  // "Texas" of "Paris, Texas"
};

std::string one_line(std::string_view text) {
  std::string line(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

// "TX", "Ill.", "W.Va.": an abbreviation at the beginning of `rest`; empty for anything else.
std::string_view abbreviation_at(std::string_view rest) {
  std::size_t end = 0;
  std::size_t letters = 0;
  bool all_upper = true;
  while (end < rest.size() && end < 7) {
    const char c = rest[end];
    const bool upper = c >= 'A' && c <= 'Z';
    if (!upper && !(c >= 'a' && c <= 'z') && c != '.') break;
    if (c != '.') {
      ++letters;
      all_upper = all_upper && upper;
    }
    ++end;
  }
  const auto word = rest.substr(0, end);
  const bool pointed = word.find('.') != std::string_view::npos;
  if (letters < 2 || word.front() < 'A' || word.front() > 'Z') return {};
  return pointed || (all_upper && letters <= 3) ? word : std::string_view();
}

// What may stand between a whole and its part: "Texas town of", "Ontario's".
bool leads_to_part(std::string_view gap) {
  if (gap.size() > 24 || gap.find_first_of(".;:,()\n") != std::string_view::npos) return false;
  if (gap == "'s " || gap == "\xE2\x80\x99s ") return true;
  for (const std::string_view word :
       {"town", "city", "village", "suburb", "port", "capital", "community", "resort", "county"}) {
    if (gap.find(word) != std::string_view::npos) return true;
  }
  return false;
}

// The states and provinces, and nations of a kingdom, that news speaks of as it does of countries.
bool is_state(const GazetteerPlace& place) {
  return place.kind == PlaceKind::region && place.region == 0 &&
         (place.country == "US" || place.country == "CA" || place.country == "AU" ||
          place.country == "GB");
}

bool is_other_name(const GazetteerPlace& place, const std::string& key) {
  const std::string own = place_key(place.name);
  return place.kind != PlaceKind::country && own.substr(0, 2) != key.substr(0, 2);
}

double prior(const GazetteerPlace& place, const std::string& key) {
  double rank = place.id;
  if (place.kind == PlaceKind::region && place.region != 0) rank = std::min(rank, kCountyRank);
  double score = -std::log(rank + 20);
  if (is_other_name(place, key)) score += kOtherName;
  if (place.capital) score += kCapital;
  if (place.kind == PlaceKind::country || is_state(place)) {
    score += kState;
  } else if (place.kind == PlaceKind::region) {
    score += kRegion;
  }
  return score;
}

// The county or region of a town, by the town's name: the town is meant.
bool is_named_after_city(const GazetteerPlace& place, const PlaceList& candidates) {
  if (place.kind != PlaceKind::region) return false;
  constexpr double kOwnKm = 150;
  return std::any_of(candidates.begin(), candidates.end(), [&](const GazetteerPlace* other) {
    return other->kind == PlaceKind::city && other->country == place.country.view() &&
           place_key(other->name) == place_key(place.name) &&
           (other->population >= kTown || other->capital) &&
           (gazetteer().lies_in(*other, place) || kilometres(*other, place) < kOwnKm);
  });
}

// Whether a mention's name can mean that candidate.
bool fits(const PlaceMention& mention, const GazetteerPlace& place) {
  if (mention.kind) return place.kind == *mention.kind;
  return !is_named_after_city(place, mention.candidates);
}

class PlaceResolver {
 public:
  PlaceResolver(const TaggedText& title, const TaggedText& text) {
    collect(text, false);
    collect(title, true);
    for (std::size_t i = mentions_.size(); i-- > 0;) settle_by_neighbours(i);
    carry_over();
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      if (mentions_[i].near == nullptr) listed_.try_emplace(mentions_[i].key, i);
    }
    gather_evidence();
  }

  std::vector<PlaceEntity> run() {
    std::vector<PlaceEntity> found;
    std::unordered_map<std::string, std::size_t> index;
    for (const PlaceMention& mention : mentions_) {
      const Choice choice = choice_of(mention);
      const std::string id = choice.sure ? '#' + std::to_string(choice.place->id) : mention.key;
      const auto [at, added] = index.try_emplace(id, found.size());
      if (added) found.push_back(entity_of(mention, choice));
      PlaceEntity& entity = found[at->second];
      (mention.in_title ? entity.title_mentions : entity.mentions).push_back(mention.range);
    }
    return found;
  }

 private:
  void collect(const TaggedText& tagged, bool in_title) {
    const std::size_t first = mentions_.size();
    for (const NameSpan& span : tagged.spans) {
      if (span.kind != NameKind::place) continue;
      PlaceMention mention;
      mention.range = span.range;
      mention.in_title = in_title;
      mention.surface = one_line(span.range.of(tagged.text));
      mention.key = place_key(mention.surface);
      const PlaceMeanings meanings = meanings_of(mention.surface);
      mention.candidates = meanings.places;
      mention.kind = meanings.kind;
      const std::size_t here = mentions_.size();
      if (here > first) relate(tagged.text, here - 1, mention, here);
      const std::string_view rest = tagged.text.substr(span.range.end);
      if (rest.starts_with(", ")) mention.abbreviation = abbreviation_at(rest.substr(2));
      mentions_.push_back(std::move(mention));
    }
  }

  // What stands between a mention and the next one.
  void relate(std::string_view text, std::size_t before, PlaceMention& mention, std::size_t here) {
    PlaceMention& last = mentions_[before];
    const auto gap = text.substr(last.range.end, mention.range.begin - last.range.end);
    if (gap == ", " || gap == " (" || gap == " in ") {
      last.whole = here;
      last.abbreviation = {};
      if (gap == ", ") mention.abbreviated = gazetteer().find_after_comma(mention.surface);
      // "Lyon, France, Turin, Italy" is no list, "France, Italy, Spain" is one; which, the pairs
      // tell.
      const bool list = before > 0 && mentions_[before - 1].whole == before && gap == ", ";
      last.listed = last.listed || list;
    } else if (gap == " and " || gap == " or " || gap == ", and ") {
      last.listed = true;
      if (before > 0 && mentions_[before - 1].whole == before) mentions_[before - 1].listed = true;
    } else if (leads_to_part(gap)) {
      mention.whole = before;
    }
  }

  // "Paris, Texas": each tells the other's meaning.
  void settle_by_neighbours(std::size_t i) {
    PlaceMention& part = mentions_[i];
    if (part.whole != kNone) {
      PlaceMention& whole = mentions_[part.whole];
      if (!settle_pair(part, whole)) settle_unlisted(part, whole);
    } else if (!part.abbreviation.empty()) {
      PlaceMention whole;
      whole.candidates = gazetteer().find(part.abbreviation);
      whole.abbreviated = gazetteer().find_after_comma(part.abbreviation);
      if (!settle_pair(part, whole)) settle_unlisted(part, whole);
    }
  }

  static std::vector<const GazetteerPlace*> meanings(const PlaceMention& mention) {
    if (mention.is != nullptr) return {mention.is};
    std::vector<const GazetteerPlace*> all(mention.candidates.begin(), mention.candidates.end());
    all.insert(all.end(), mention.abbreviated.begin(), mention.abbreviated.end());
    return all;
  }

  static bool settle_pair(PlaceMention& part, PlaceMention& whole) {
    double best = -1e9;
    std::pair<const GazetteerPlace*, const GazetteerPlace*> pair;
    const auto wholes = meanings(whole);
    for (const auto* a : part.candidates) {
      for (const auto* b : wholes) {
        const bool same = a->id == b->id && place_key(a->name) == part.key;  // "Washington, D.C."
        if (!same && !gazetteer().lies_in(*a, *b)) continue;
        if (!fits(part, *a)) continue;
        const double score = prior(*a, part.key) + prior(*b, place_key(b->name));
        if (score > best) pair = {a, b};
        best = std::max(best, score);
      }
    }
    if (pair.first == nullptr) return false;
    // "Oregon, Wisconsin and Ohio" are states, not the town of Oregon.
    const GazetteerPlace& usual = *part.candidates.front();
    const bool listed = part.listed || (whole.whole != kNone && whole.is == nullptr);
    if (listed && usual.id != pair.first->id && pair.first->kind == PlaceKind::city &&
        usual.kind != PlaceKind::city) {
      return false;
    }
    part.is = pair.first;
    whole.is = pair.second;
    whole.is_whole = pair.first->id != pair.second->id;
    return true;
  }

  // "Bontddu, Wales": in that country or region, though the gazetteer does not know it.
  static void settle_unlisted(PlaceMention& part, const PlaceMention& whole) {
    const bool follows = whole.range.empty() || whole.range.begin > part.range.begin;
    const auto wholes = meanings(whole);
    if (!follows || part.listed || wholes.empty()) return;
    const GazetteerPlace& best = *wholes.front();
    if (whole.is == nullptr && !fits(whole, best)) return;
    if (best.kind != PlaceKind::country && best.kind != PlaceKind::region) return;
    if (is_well_known(part) && !(is_state(best) && is_common_town_name(part))) return;
    part.near = &best;
  }

  // "Paris, Germany" is Paris, and then Germany.
  static bool is_well_known(const PlaceMention& mention) {
    if (mention.candidates.empty()) return false;
    const GazetteerPlace& best = *mention.candidates.front();
    return best.kind != PlaceKind::city || best.population >= kCity;
  }

  // "Columbia, New Hampshire" is one more of many.
  static bool is_common_town_name(const PlaceMention& mention) {
    return mention.candidates.size() >= 3 && mention.candidates.front()->kind == PlaceKind::city;
  }

  // A name means the same all through an article, unless something there says otherwise.
  void carry_over() {
    std::unordered_map<std::string, const PlaceMention*> first;
    for (const PlaceMention& mention : mentions_) {
      if ((mention.is != nullptr && !mention.is_whole) || mention.near != nullptr)
        first.try_emplace(mention.key, &mention);
      if (mention.is != nullptr) said_[mention.key] = mention.is;
    }
    auto latest = first;
    for (PlaceMention& mention : mentions_) {
      const auto at = latest.find(mention.key);
      if (at == latest.end() || mention.is_whole) continue;
      if (mention.is != nullptr || mention.near != nullptr) {
        at->second = &mention;
      } else {
        mention.is = at->second->is;
        mention.near = at->second->near;
      }
    }
  }

  void gather_evidence() {
    for (const PlaceMention& mention : mentions_) {
      const GazetteerPlace* place = mention.is != nullptr ? mention.is : mention.near;
      if (place == nullptr) place = evident(mention);
      if (place != nullptr) evidence_.add(*place, mention.key);
    }
    // What these make sure speaks too.
    PlaceEvidence more = evidence_;
    for (const PlaceMention& mention : mentions_) {
      const Choice choice = choice_of(mention);
      if (choice.sure) more.add(*choice.place, mention.key);
    }
    evidence_ = std::move(more);
    chosen_.clear();
  }

  // What a name means without any context, if that is beyond doubt.
  static const GazetteerPlace* evident(const PlaceMention& mention) {
    const PlaceList& candidates = mention.candidates;
    const auto points = [&](const GazetteerPlace& place) { return prior(place, mention.key); };
    const GazetteerPlace* best = nullptr;
    for (const auto* place : candidates) {
      if (!fits(mention, *place)) continue;
      if (best == nullptr || points(*place) > points(*best)) best = place;
    }
    if (best == nullptr ||
        (best->kind == PlaceKind::city && best->population < kCity && !best->capital)) {
      return nullptr;
    }
    const bool doubtful = std::any_of(candidates.begin(), candidates.end(), [&](const auto* other) {
      return other->country != best->country.view() &&
             points(*best) - points(*other) < kEvidentLead;
    });
    return doubtful ? nullptr : best;
  }

  const Choice& choice_of(const PlaceMention& mention) {
    const std::string id = mention.is != nullptr     ? '#' + std::to_string(mention.is->id)
                           : mention.near != nullptr ? '@' + mention.key
                                                     : mention.key;
    const auto [at, added] = chosen_.try_emplace(id);
    if (added && mention.is != nullptr) at->second = {mention.is, true, true};
    if (added && mention.is == nullptr && mention.near == nullptr) at->second = choose(mention);
    return at->second;
  }

  double score(const GazetteerPlace& place, const std::string& key) const {
    double score = prior(place, key) + evidence_.speaks_for(place, key);
    const auto said = said_.find(key);
    return said != said_.end() && said->second == &place ? score + kSaidBefore : score;
  }

  Choice choose(const PlaceMention& mention) const {
    std::vector<std::pair<const GazetteerPlace*, double>> scored;
    Choice choice;
    double best = -1e9;
    for (const auto* place : mention.candidates) {
      if (!fits(mention, *place)) continue;
      scored.emplace_back(place, score(*place, mention.key));
      if (scored.back().second <= best) continue;
      best = scored.back().second;
      choice.place = place;
    }
    if (choice.place == nullptr) return choice;
    choice.sure = !needs_context(*choice.place, mention);
    choice.country_sure = choice.sure && !choice.place->country.empty();
    for (const auto& [place, points] : scored) {
      if (place == choice.place || best - points >= kSureLead) continue;
      if (gazetteer().lies_in(*place, *choice.place) || gazetteer().lies_in(*choice.place, *place))
        continue;
      choice.sure = false;
      if (place->country != choice.place->country.view()) choice.country_sure = false;
    }
    return choice;
  }

  // Whether nothing in the article bears out that a little known place is meant: a town by the name
  // of a word or a person, or one of several of its name, in a country that the article, with its
  // mind on others, never names.
  bool needs_context(const GazetteerPlace& place, const PlaceMention& mention) const {
    const bool city = place.kind == PlaceKind::city;
    if ((!city && place.kind != PlaceKind::region) || place.capital || is_state(place))
      return false;
    if (place.population >= kWordCity || evidence_.bears_out(place, mention.key)) return false;
    const auto flags = word_flags(mention.key);
    if ((flags & (kCommonWord | kGivenName)) != 0) return true;
    if ((flags & kSurname) != 0) return !city || place.population < kTown;
    return city && mention.candidates.size() > 1 && place.population < kCity &&
           evidence_.is_about_another(place, mention.key);
  }

  static void lie_in(PlaceEntity& entity, const GazetteerPlace& whole) {
    entity.country = whole.country;
    entity.within = gazetteer().within(whole);
    entity.within.emplace_back(whole.name);
  }

  PlaceEntity unlisted(const PlaceMention& mention) const {
    PlaceEntity entity;
    entity.name = mention.surface;
    const auto blank = mention.surface.rfind(' ');
    if (mention.near != nullptr) {
      entity.kind = blank == std::string::npos ? PlaceKind::city : kind_of_site(mention.surface);
      if (entity.kind == PlaceKind::site) entity.kind = PlaceKind::other;
      lie_in(entity, *mention.near);
      return entity;
    }
    if (blank == std::string::npos) return entity;
    entity.kind = kind_of_site(mention.surface);
    // "Sangatte Beach" lies in Sangatte, where the article speaks of that.
    const std::string base = place_key(mention.surface.substr(0, blank));
    const auto named = listed_.find(base);
    if (named == listed_.end()) return entity;
    const PlaceMention& sure = mentions_[named->second];
    const auto choice =
        chosen_.find(sure.is != nullptr ? '#' + std::to_string(sure.is->id) : sure.key);
    if (choice != chosen_.end() && choice->second.sure) lie_in(entity, *choice->second.place);
    return entity;
  }

  PlaceEntity entity_of(const PlaceMention& mention, const Choice& choice) const {
    if (choice.place == nullptr) return unlisted(mention);
    const GazetteerPlace& place = *choice.place;
    PlaceEntity entity;
    entity.kind = place.kind;
    const bool own_name = choice.sure || place_key(place.name) == mention.key;
    entity.name = own_name ? std::string(place.name) : mention.surface;
    if (choice.sure) {
      entity.country = place.country;
      entity.within = gazetteer().within(place);
      entity.lat = place.lat();
      entity.lon = place.lon();
    } else if (choice.country_sure && place.kind != PlaceKind::country) {
      entity.country = place.country;
      if (const auto* land = gazetteer().country(place.country))
        entity.within.emplace_back(land->name);
    }
    return entity;
  }

  std::vector<PlaceMention> mentions_;
  std::unordered_map<std::string, std::size_t> listed_;  // a mention of each name, by key
  PlaceEvidence evidence_;
  std::unordered_map<std::string, const GazetteerPlace*> said_;
  std::unordered_map<std::string, Choice> chosen_;
};

}  // namespace

std::vector<PlaceEntity> resolve_places(const TaggedText& title, const TaggedText& text) {
  return PlaceResolver(title, text).run();
}

}  // namespace dateline
