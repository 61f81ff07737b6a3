#include "searcher/figures/story.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "core/base/date.h"
#include "core/text/folding.h"
#include "core/text/sentences.h"
#include "core/text/words.h"

namespace dateline::figures {
namespace {

std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> out;
  for (const Word& word : segment_words(text)) out.insert(thing_key(folded(word.of(text))));
  return out;
}

// The words a story is about: of its titles, and of the first sentences of two articles at least.
// "Killed in Beirut" is of the event, "killed in clashes" is not.
class Centre {
 public:
  Centre(const std::vector<StoryArticle>& articles, const std::vector<std::size_t>& members) {
    std::map<std::string, int> leads;
    for (const std::size_t m : members) {
      const Article& article = articles[m].article;
      if (!article.title_from_text) words_.merge(words_of(article.title));
      const auto lead = SentenceReader(article.text).next();
      if (!lead) continue;
      for (const std::string& word : words_of(lead->of(article.text))) ++leads[word];
      if (const auto day = own_day(article.date)) years_.insert(day->year);
    }
    for (const auto& [word, count] : leads) {
      if (count >= 2) words_.insert(word);
    }
  }

  // Leaves of a scope what sets a figure apart from the event's own. A place named where an article
  // opens is the event's.
  void settle(Scope& scope, bool opening) const {
    const bool elsewhere = scope.place == "there" || scope.place.find(' ') != std::string::npos;
    const bool named = !scope.place.empty() && scope.place[0] >= 'A' && scope.place[0] <= 'Z';
    if (!elsewhere && ((opening && named) || words_.contains(thing_key(scope.place))))
      scope.place.clear();
    if (scope.dated && (years_.empty() || years_.contains(std::atoi(scope.time.c_str()))))
      scope.time.clear();
    if (years_.empty()) return;
    if (scope.time == "this year") scope.time = std::to_string(*years_.begin());
    if (scope.time == "last year") scope.time = std::to_string(*years_.begin() - 1);
  }

 private:
  std::set<std::string> words_;
  std::set<int> years_;
};

std::string like_key(const PlacedReading& p) {
  const Reading& r = p.reading;
  const std::string parts[] = {
      r.subject.key, std::string(words_for(r.event)),        r.scope.time,
      r.scope.place, std::string(name_of(p.quantity->kind)), p.quantity->unit};
  std::string key;
  for (const std::string& part : parts) key += part + '\x1f';
  return key;
}

// Nothing but the very same figure shows that two texts speak of one thing; so it must be one that
// does not come by chance.
bool is_telling(const Quantity& q) {
  double value = q.value;
  if (value < 1) return false;
  while (std::fmod(value, 10) == 0) value /= 10;
  return value >= (q.kind == QuantityKind::money ? 11 : 101) || value != std::floor(value);
}

using ValueKey = std::tuple<QuantityKind, std::string, double, std::optional<double>>;
ValueKey value_key(const Quantity& q) { return {q.kind, q.unit, q.value, q.value_high}; }

// Of one value, so many groups are looked through: what is said of more things meets by chance.
constexpr std::size_t kMostEqual = 200;

// REQUIRES the same value_key().
bool agree(const PlacedReading& a, const PlacedReading& b) {
  const Subject& x = a.reading.subject;
  const Subject& y = b.reading.subject;
  if (a.article == b.article) return false;
  const std::string& when = a.reading.scope.time;
  const std::string& then = b.reading.scope.time;
  if (when != then && !when.empty() && !then.empty()) return false;
  const bool same = x.key == y.key && !x.key.empty();
  const bool words = x.key.find(' ') != std::string::npos && a.quantity->value > 2;
  if (same && words) return true;
  if (!a.head.empty() && a.head == b.head && a.quantity->value > 20) return true;
  const bool open = x.key.empty() || y.key.empty() || a.quantity->unit == "magnitude";
  return open && is_telling(*a.quantity);
}

// "Two men survived" in an article that tells of no other survivors is all of them, where others
// have "two survivors".
void join_wholes(std::vector<PlacedReading>& all) {
  using Told = std::tuple<Event, Scope, std::size_t>;  // by which article
  using Whole = std::tuple<Event, Scope, ValueKey>;
  const auto whole_of = [](const PlacedReading& p) {
    return Whole{p.reading.event, p.reading.scope, value_key(*p.quantity)};
  };
  std::map<Told, int> told;
  std::map<Whole, std::set<std::size_t>> wholes;  // told by which articles
  for (const PlacedReading& p : all) {
    ++told[{p.reading.event, p.reading.scope, p.article}];
    if (p.reading.subject.key == "people") wholes[whole_of(p)].insert(p.article);
  }
  for (PlacedReading& part : all) {
    const bool sex = is_one_of(part.reading.subject.key, {"man", "woman", "child"});
    if (!sex || part.reading.fellows != Fellows::like) continue;
    if (told[{part.reading.event, part.reading.scope, part.article}] > 1) continue;
    const auto equal = wholes.find(whole_of(part));
    if (equal == wholes.end()) continue;
    if (equal->second.size() == 1 && equal->second.contains(part.article)) continue;
    part.reading.subject = subject_of("people");
    equal->second.insert(part.article);
  }
}

bool any_tells(const std::vector<PlacedReading>& all, std::initializer_list<Event> events) {
  return std::any_of(all.begin(), all.end(), [&](const PlacedReading& p) {
    return std::find(events.begin(), events.end(), p.reading.event) != events.end();
  });
}

// "150 passengers" were aboard where the story tells how many were; an airline's of a year were
// not. Where nobody counts a crew, the passengers are all of them.
void join_passengers(std::vector<PlacedReading>& all) {
  if (!any_tells(all, {Event::aboard})) return;
  const bool crew = std::any_of(all.begin(), all.end(), [](const PlacedReading& p) {
    const std::string head = thing_key(p.reading.subject.key);
    return is_one_of(head, {"crew", "pilot", "attendant", "sailor"});
  });
  for (PlacedReading& p : all) {
    Reading& r = p.reading;
    if (!is_one_of(r.subject.key, {"passenger", "crew"})) continue;
    // No ship and no aircraft holds more.
    if (p.quantity->value > 10'000) continue;
    if (r.event == Event::none && r.fellows == Fellows::equal) {
      r.event = Event::aboard;
      r.fellows = Fellows::like;
    }
    if (!crew) r.subject = subject_of("people");
  }
}

// Only a disaster has one cost that everybody speaks of.
void part_costs(std::vector<PlacedReading>& all) {
  if (any_tells(all,
                {Event::died, Event::injured, Event::missing, Event::homeless, Event::trapped}))
    return;
  for (PlacedReading& p : all) {
    if (p.quantity->kind == QuantityKind::money) p.reading.fellows = Fellows::equal;
  }
}

}  // namespace

std::vector<Group> groups_of(const std::vector<StoryArticle>& articles,
                             const std::vector<std::size_t>& members) {
  const Centre centre(articles, members);
  std::vector<PlacedReading> all;
  for (const std::size_t m : members) {
    const Article& article = articles[m].article;
    const auto lead = SentenceReader(article.text).next();
    for (Reading& reading : readings_of(article)) {
      centre.settle(reading.scope, lead && reading.sentence == *lead);
      const Quantity* quantity = &article.found.numbers[reading.number];
      // "There" is somewhere else than where the next article's "there" is.
      if (reading.scope.place == "there") reading.fellows = Fellows::none;
      all.push_back({m, std::move(reading), quantity, thing_key(quantity->thing)});
    }
  }
  join_passengers(all);
  part_costs(all);
  join_wholes(all);
  std::vector<Group> groups;
  std::map<std::string, std::size_t> by_key;
  std::map<ValueKey, std::vector<std::size_t>> by_value;
  for (PlacedReading& p : all) {
    std::size_t at = groups.size();
    if (p.reading.fellows == Fellows::like) {
      at = by_key.try_emplace(like_key(p), at).first->second;
    } else if (p.reading.fellows == Fellows::equal) {
      auto& equals = by_value[value_key(*p.quantity)];
      const auto fellow = std::find_if(equals.begin(), equals.end(),
                                       [&](std::size_t i) { return agree(groups[i].front(), p); });
      if (fellow != equals.end()) {
        at = *fellow;
      } else if (equals.size() < kMostEqual) {
        equals.push_back(at);
      }
    }
    if (at == groups.size()) groups.emplace_back();
    groups[at].push_back(std::move(p));
  }
  return groups;
}

}  // namespace dateline::figures
