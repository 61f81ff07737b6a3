#include "searcher/marking.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "core/entities/person_name.h"
#include "core/schema/entity_terms.h"
#include "core/schema/terms.h"
#include "core/text/analyzer.h"

namespace dateline {
namespace {

using query::MarkRules;

struct Place {
  std::uint32_t position = 0;
  ByteRange range;
};

class Marker {
 public:
  Marker(const MarkRules& rules, bool in_title) : rules_(rules), in_title_(in_title) {
    for (const MarkRules::Phrase& phrase : rules.phrases) {
      for (const query::PhrasePath& path : phrase.paths) {
        for (const auto& step : path) placed_.insert(step.begin(), step.end());
      }
    }
    for (const MarkRules::Near& near : rules.nears) placed_.insert(near.terms.begin(), near.terms.end());
  }

  std::vector<Mark> run(std::string_view text) {
    for (const Token& token : analyze(text)) take(token);
    for (const MarkRules::Phrase& phrase : rules_.phrases) {
      if (applies(phrase.word)) mark_phrase(phrase);
    }
    for (const MarkRules::Near& near : rules_.nears) {
      if (applies(near.word)) mark_near(near);
    }
    return std::move(marks_);
  }

 private:
  [[nodiscard]] bool applies(const MarkRules::Word& word) const { return in_title_ || !word.title_only; }

  void take(const Token& token) {
    const std::string term = token_term(token, false);
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
    if (!placed_.empty() && placed_.contains(term)) places_[term].push_back({token.position, token.range});
  }

  // Where a step of a phrase stands at `position`; nothing when it does not.
  const Place* at(const std::vector<std::string>& step, std::uint32_t position) const {
    for (const std::string& term : step) {
      const auto found = places_.find(term);
      if (found == places_.end()) continue;
      const auto place = std::lower_bound(found->second.begin(), found->second.end(), position,
                                          [](const Place& p, std::uint32_t pos) { return p.position < pos; });
      if (place != found->second.end() && place->position == position) return &*place;
    }
    return nullptr;
  }

  void mark_phrase(const MarkRules::Phrase& phrase) {
    for (const query::PhrasePath& path : phrase.paths) {
      for (const std::string& first : path.front()) {
        const auto starts = places_.find(first);
        if (starts == places_.end()) continue;
        for (const Place& start : starts->second) mark_path(path, start.position, phrase.word.unit);
      }
    }
  }

  void mark_path(const query::PhrasePath& path, std::uint32_t position, std::uint32_t unit) {
    std::vector<Mark> found;
    for (std::uint32_t k = 0; k < path.size(); ++k) {
      const Place* place = at(path[k], position + k);
      if (place == nullptr) return;
      found.push_back({place->range, unit});
    }
    marks_.insert(marks_.end(), found.begin(), found.end());
  }

  // Marks the words of every stretch of `window` positions that holds all of them.
  void mark_near(const MarkRules::Near& near) {
    struct Occurrence {
      Place place;
      std::size_t word = 0;
    };
    std::vector<Occurrence> all;
    for (std::size_t i = 0; i < near.terms.size(); ++i) {
      const auto found = places_.find(near.terms[i]);
      if (found == places_.end()) return;
      for (const Place& place : found->second) all.push_back({place, i});
    }
    std::sort(all.begin(), all.end(), [](const Occurrence& a, const Occurrence& b) {
      return a.place.position != b.place.position ? a.place.position < b.place.position : a.word < b.word;
    });
    std::vector<std::size_t> inside(near.terms.size(), 0);
    std::size_t distinct = 0;
    std::size_t marked = 0;  // all before it are marked already
    for (std::size_t first = 0, last = 0; last < all.size(); ++last) {
      if (inside[all[last].word]++ == 0) ++distinct;
      while (all[last].place.position - all[first].place.position >= near.window) {
        if (--inside[all[first++].word] == 0) --distinct;
      }
      if (distinct < near.terms.size()) continue;
      for (std::size_t i = std::max(first, marked); i <= last; ++i) marks_.push_back({all[i].place.range, near.word.unit});
      marked = last + 1;
    }
  }

  const MarkRules& rules_;
  bool in_title_;
  std::unordered_set<std::string> placed_;
  std::unordered_map<std::string, std::vector<Place>> places_;
  std::vector<Mark> marks_;
};

bool name_matches(const MarkRules::Entity& rule, const std::string& key) {
  if (std::find(rule.keys.begin(), rule.keys.end(), key) != rule.keys.end()) return true;
  if (rule.words.empty()) return false;
  const std::vector<std::string> words = key_words(key);
  return std::all_of(rule.words.begin(), rule.words.end(),
                     [&](const std::string& word) { return std::find(words.begin(), words.end(), word) != words.end(); });
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
      if (q.kind != QuantityKind::money || (!rule.any_currency && q.unit != rule.scope.name)) return false;
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
    case NumberScope::Kind::any: break;
  }
  return q.value_high ? rule.range.overlaps(q.value, *q.value_high) : rule.range.contains(q.value);
}

void add_entity_marks(const Article& article, const MarkRules& rules, bool in_title, std::vector<Mark>& out) {
  const auto add = [&](const auto& entity, std::uint32_t unit) {
    for (const ByteRange& r : in_title ? entity.title_mentions : entity.mentions) out.push_back({r, unit});
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

std::vector<Mark> title_marks(const Article& article, const MarkRules& rules) { return marks_in(article, rules, true); }

std::vector<Mark> text_marks(const Article& article, const MarkRules& rules) { return marks_in(article, rules, false); }

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

std::vector<Segment> segments(std::string_view text, ByteRange whole, const std::vector<ByteRange>& marked) {
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
