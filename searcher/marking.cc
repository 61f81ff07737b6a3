#include "searcher/marking.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "core/entities/person_name.h"
#include "core/schema/entity_terms.h"
#include "core/schema/terms.h"
#include "core/text/analyzer.h"
#include "core/text/word_scan.h"

namespace dateline {
namespace {

using query::MarkRules;

struct Place {
  std::uint32_t position = 0;
  ByteRange range;
};

using Places = std::unordered_map<std::string, std::vector<Place>>;

// Where one step of a phrase stands, asked for ascending positions: all questions together cost no
// more than one walk over the places of its terms.
class StepCursor {
 public:
  StepCursor(const std::vector<std::string>& terms, const Places& places) {
    for (const std::string& term : terms) {
      if (const auto found = places.find(term); found != places.end())
        runs_.push_back({&found->second});
    }
  }

  // Null where it does not stand at `position`.
  const Place* at(std::uint32_t position) {
    for (Run& run : runs_) {
      const std::vector<Place>& places = *run.places;
      while (run.next < places.size() && places[run.next].position < position) ++run.next;
      if (run.next < places.size() && places[run.next].position == position)
        return &places[run.next];
    }
    return nullptr;
  }

  // All of them, ascending, each once.
  [[nodiscard]] std::vector<std::uint32_t> positions() const {
    std::vector<std::uint32_t> out;
    for (const Run& run : runs_) {
      for (const Place& place : *run.places) out.push_back(place.position);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

 private:
  struct Run {
    const std::vector<Place>* places = nullptr;
    std::size_t next = 0;
  };
  std::vector<Run> runs_;
};

class Marker {
 public:
  Marker(const MarkRules& rules, bool in_title) : rules_(rules), in_title_(in_title) {
    for (const MarkRules::Phrase& phrase : rules.phrases) {
      for (const query::PhrasePath& path : phrase.paths) {
        for (const auto& step : path) placed_.insert(step.begin(), step.end());
      }
    }
    for (const MarkRules::Near& near : rules.nears)
      placed_.insert(near.terms.begin(), near.terms.end());
    for (const auto& [term, words] : rules.words) {
      if (std::any_of(words.begin(), words.end(), [&](const auto& w) { return applies(w); }))
        want(term);
    }
    for (const std::string_view term : placed_) want(term);
    for (const MarkRules::Prefix& prefix : rules.prefixes) {
      if (applies(prefix.word)) scan_.want_prefix(prefix.prefix);
    }
  }

  std::vector<Mark> run(std::string_view text) {
    if (scan_.wants_nothing()) return {};
    // The words of a NEAR may stand far from each other: only the whole text tells how far.
    if (rules_.nears.empty()) {
      for (const ByteRange& stretch : scan_.stretches(text)) take_all(text, stretch);
    } else {
      take_all(text, {0, text.size()});
    }
    for (const MarkRules::Phrase& phrase : rules_.phrases) {
      if (applies(phrase.word)) mark_phrase(phrase);
    }
    for (const MarkRules::Near& near : rules_.nears) {
      if (applies(near.word)) mark_near(near);
    }
    return std::move(marks_);
  }

 private:
  [[nodiscard]] bool applies(const MarkRules::Word& word) const {
    return in_title_ || !word.title_only;
  }

  void want(std::string_view term) {
    const std::string_view acronym = prefix_of(Field::acronym);
    scan_.want(term.starts_with(acronym) ? term.substr(acronym.size()) : term);
  }

  // Takes the tokens of a stretch, their positions after all those before and never next to them.
  void take_all(std::string_view text, ByteRange stretch) {
    const std::uint32_t first = next_position_;
    for (Token& token : analyze(stretch.of(text))) {
      token.range = {token.range.begin + stretch.begin, token.range.end + stretch.begin};
      token.position += first;
      next_position_ = token.position + token.positions + 1;
      take(token);
    }
  }

  void take(const Token& token) {
    const std::string& term = token.acronym ? acronym_term(token) : token.term;
    if (const auto found = rules_.words.find(term); found != rules_.words.end()) {
      for (const MarkRules::Word& word : found->second) {
        if (applies(word)) marks_.push_back({token.range, word.unit});
      }
    }
    for (const MarkRules::Prefix& prefix : rules_.prefixes) {
      if (!token.acronym && applies(prefix.word) && term.starts_with(prefix.prefix)) {
        marks_.push_back({token.range, prefix.word.unit});
      }
    }
    if (!placed_.empty() && placed_.contains(term))
      places_[term].push_back({token.position, token.range});
  }

  const std::string& acronym_term(const Token& token) {
    acronym_ = token_term(token, false);
    return acronym_;
  }

  void mark_phrase(const MarkRules::Phrase& phrase) {
    for (const query::PhrasePath& path : phrase.paths) mark_path(path, phrase.word.unit);
  }

  // Marks each word once, however many times the phrase overlaps itself ("a a" in "a a a").
  void mark_path(const query::PhrasePath& path, std::uint32_t unit) {
    std::vector<StepCursor> steps;
    for (const std::vector<std::string>& step : path) steps.emplace_back(step, places_);
    std::vector<const Place*> found;
    std::uint32_t unmarked = 0;  // every word of a match before this position is marked
    for (const std::uint32_t start : steps.front().positions()) {
      found.clear();
      while (found.size() < steps.size()) {
        const auto k = static_cast<std::uint32_t>(found.size());
        const Place* place = steps[k].at(start + k);
        if (place == nullptr) break;
        found.push_back(place);
      }
      if (found.size() < steps.size()) continue;
      for (const Place* place : found) {
        if (place->position >= unmarked) marks_.push_back({place->range, unit});
      }
      unmarked = found.back()->position + 1;
    }
  }

  // Marks the words of every stretch of `window` positions that holds all of them.
  void mark_near(const MarkRules::Near& near) {
    struct Occurrence {
      Place place;
      std::size_t word = 0;
    };
    std::map<std::string_view, std::size_t>
        wanted;  // a word asked for twice must stand there twice
    for (const std::string& term : near.terms) ++wanted[term];
    std::vector<Occurrence> all;
    std::vector<std::size_t> needed;
    for (const auto& [term, count] : wanted) {
      const auto found = places_.find(std::string(term));
      if (found == places_.end()) return;
      for (const Place& place : found->second) all.push_back({place, needed.size()});
      needed.push_back(count);
    }
    std::sort(all.begin(), all.end(), [](const Occurrence& a, const Occurrence& b) {
      return a.place.position != b.place.position ? a.place.position < b.place.position
                                                  : a.word < b.word;
    });
    std::vector<std::size_t> inside(needed.size(), 0);
    std::size_t complete = 0;
    std::size_t marked = 0;  // all before it are marked already
    for (std::size_t first = 0, last = 0; last < all.size(); ++last) {
      if (++inside[all[last].word] == needed[all[last].word]) ++complete;
      while (all[last].place.position - all[first].place.position >= near.window) {
        const std::size_t word = all[first++].word;
        if (inside[word]-- == needed[word]) --complete;
      }
      if (complete < needed.size()) continue;
      for (std::size_t i = std::max(first, marked); i <= last; ++i)
        marks_.push_back({all[i].place.range, near.word.unit});
      marked = last + 1;
    }
  }

  const MarkRules& rules_;
  bool in_title_;
  std::unordered_set<std::string_view> placed_;
  WordScan scan_;
  std::uint32_t next_position_ = 0;
  std::string acronym_;
  Places places_;
  std::vector<Mark> marks_;
};

bool name_matches(const MarkRules::Entity& rule, const std::string& key) {
  if (std::find(rule.keys.begin(), rule.keys.end(), key) != rule.keys.end()) return true;
  if (rule.words.empty()) return false;
  const std::vector<std::string> words = key_words(key);
  return std::all_of(rule.words.begin(), rule.words.end(), [&](const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  });
}

bool place_matches(const MarkRules::Entity& rule, const PlaceEntity& place) {
  const std::vector<std::string> keys = rule.exact ? exact_place_keys(place) : place_keys(place);
  return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
    return std::find(rule.keys.begin(), rule.keys.end(), key) != rule.keys.end();
  });
}

bool quantity_matches(const MarkRules::Number& rule, const Quantity& q) {
  if (!rule.label_key.empty()) return label_key(label(q)) == rule.label_key;
  switch (rule.scope.kind) {
    case NumberScope::Kind::money:
      if (q.kind != QuantityKind::money || (!rule.any_currency && q.unit != rule.scope.name))
        return false;
      break;
    case NumberScope::Kind::percent:
      if (q.kind != QuantityKind::percent) return false;
      break;
    case NumberScope::Kind::age:
      if (q.kind != QuantityKind::age) return false;
      break;
    case NumberScope::Kind::thing:
      if (thing_key(q.thing) != rule.scope.name) return false;
      break;
    case NumberScope::Kind::any:
      break;
  }
  return q.value_high ? rule.range.overlaps(q.value, *q.value_high) : rule.range.contains(q.value);
}

void add_entity_marks(const Article& article, const MarkRules& rules, bool in_title,
                      std::vector<Mark>& out) {
  const auto add = [&](const auto& entity, std::uint32_t unit) {
    for (const ByteRange& r : in_title ? entity.title_mentions : entity.mentions)
      out.push_back({r, unit});
  };
  for (const MarkRules::Entity& rule : rules.entities) {
    switch (rule.kind) {
      case MarkRules::EntityKind::person:
        for (const NamedEntity& p : article.found.people) {
          if (name_matches(rule, person_key(p.name))) add(p, rule.unit);
        }
        break;
      case MarkRules::EntityKind::organisation:
        for (const NamedEntity& o : article.found.organisations) {
          if (name_matches(rule, name_key(o.name))) add(o, rule.unit);
        }
        break;
      case MarkRules::EntityKind::place:
        for (const PlaceEntity& p : article.found.places) {
          if (place_matches(rule, p)) add(p, rule.unit);
        }
        break;
    }
  }
  if (in_title) return;
  for (const MarkRules::Number& rule : rules.numbers) {
    for (const Quantity& q : article.found.numbers) {
      if (quantity_matches(rule, q)) out.push_back({q.number_range, rule.unit});
    }
  }
}

std::vector<Mark> marks_in(const Article& article, const MarkRules& rules, bool in_title) {
  std::vector<Mark> out;
  if (rules.empty()) return out;
  out = Marker(rules, in_title).run(in_title ? article.title : article.text);
  add_entity_marks(article, rules, in_title, out);
  std::sort(out.begin(), out.end(), [](const Mark& a, const Mark& b) {
    return a.range != b.range ? a.range < b.range : a.unit < b.unit;
  });
  return out;
}

}  // namespace

std::vector<Mark> title_marks(const Article& article, const MarkRules& rules) {
  return marks_in(article, rules, true);
}

std::vector<Mark> text_marks(const Article& article, const MarkRules& rules) {
  return marks_in(article, rules, false);
}

std::vector<ByteRange> covered(const std::vector<Mark>& marks) {
  std::vector<ByteRange> out;
  for (const Mark& mark : marks) {
    if (!out.empty() && mark.range.begin < out.back().end) {
      out.back().end = std::max(out.back().end, mark.range.end);
    } else {
      out.push_back(mark.range);
    }
  }
  return out;
}

std::vector<Segment> segments(std::string_view text, ByteRange whole,
                              const std::vector<ByteRange>& marked) {
  std::vector<Segment> out;
  std::size_t at = whole.begin;
  const auto add = [&](std::size_t end, bool match) {
    if (end > at) out.push_back({std::string(text.substr(at, end - at)), match});
    at = std::max(at, end);
  };
  for (const ByteRange& r : marked) {
    if (r.end <= whole.begin || r.begin >= whole.end) continue;
    add(std::max(r.begin, whole.begin), false);
    add(std::min(r.end, whole.end), true);
  }
  add(whole.end, false);
  return out;
}

}  // namespace dateline
