#include "searcher/marking.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "core/schema/terms.h"
#include "core/text/analyzer.h"
#include "core/text/word_scan.h"
#include "searcher/entity_marks.h"
#include "searcher/said_ranges.h"

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

void sort_from(std::size_t first, std::vector<Mark>& marks) {
  std::sort(marks.begin() + static_cast<std::ptrdiff_t>(first), marks.end(),
            [](const Mark& a, const Mark& b) {
              return a.range != b.range ? a.range < b.range : a.unit < b.unit;
            });
}

// What could be marked at all.
std::uint64_t possible_units(const MarkRules& rules, bool in_title) {
  std::uint64_t units = 0;
  const auto add = [&](const MarkRules::Word& word) {
    if (in_title ? word.said == 0 : !word.title_only) units |= unit_bit(word.unit);
  };
  for (const auto& [term, words] : rules.words) {
    for (const MarkRules::Word& word : words) add(word);
  }
  for (const MarkRules::Prefix& prefix : rules.prefixes) add(prefix.word);
  for (const MarkRules::Phrase& phrase : rules.phrases) add(phrase.word);
  for (const MarkRules::Near& near : rules.nears) add(near.word);
  for (const MarkRules::Entity& entity : rules.entities) units |= unit_bit(entity.unit);
  for (const MarkRules::Number& number : rules.numbers) units |= unit_bit(number.unit);
  return units;
}

}  // namespace

// Finds the marks that words make, stretch by stretch.
class Marks::Scanner {
 public:
  // `said`: where each of the rules' quotes stand.
  Scanner(std::string_view text, const MarkRules& rules, bool in_title,
          std::vector<std::vector<ByteRange>> said)
      : text_(text), rules_(rules), in_title_(in_title), said_(std::move(said)) {
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

  // Whether there is nothing more to find.
  [[nodiscard]] bool done() const { return scan_.wants_nothing() || pos_ >= text_.size(); }
  // All marks that begin before this byte have been found.
  [[nodiscard]] std::size_t position() const { return pos_; }

  // Appends the marks from position() to `end` and a little further; not in order.
  void advance(std::size_t end, std::vector<Mark>& out) {
    out_ = &out;
    // The words of a NEAR may stand far from each other: only the whole text tells how far.
    if (!rules_.nears.empty()) {
      take_all({0, text_.size()});
      pos_ = text_.size();
      return;
    }
    stretches_.clear();
    pos_ = scan_.stretches(text_, pos_, end, stretches_);
    for (const ByteRange& stretch : stretches_) take_all(stretch);
  }

 private:
  [[nodiscard]] bool applies(const MarkRules::Word& word) const {
    return in_title_ ? word.said == 0 : !word.title_only;
  }

  // Inside a quote, where the word has to stand in one.
  [[nodiscard]] bool stands_right(const MarkRules::Word& word, ByteRange range) const {
    if (word.said == 0) return true;
    const std::vector<ByteRange>& quotes = said_[word.said - 1];
    const auto next =
        std::upper_bound(quotes.begin(), quotes.end(), range.begin,
                         [](std::size_t at, const ByteRange& quote) { return at < quote.begin; });
    return next != quotes.begin() && std::prev(next)->contains(range);
  }

  void want(std::string_view term) {
    const std::string_view acronym = prefix_of(Field::acronym);
    scan_.want(term.starts_with(acronym) ? term.substr(acronym.size()) : term);
  }

  // Phrases lie within one stretch: its words follow each other, and no others do.
  void take_all(ByteRange stretch) {
    places_.clear();
    for (Token& token : analyze(stretch.of(text_))) {
      token.range = {token.range.begin + stretch.begin, token.range.end + stretch.begin};
      take(token);
    }
    if (places_.empty()) return;
    for (const MarkRules::Phrase& phrase : rules_.phrases) {
      if (applies(phrase.word)) mark_phrase(phrase);
    }
    for (const MarkRules::Near& near : rules_.nears) {
      if (applies(near.word)) mark_near(near);
    }
  }

  void take(const Token& token) {
    const std::string& term = token.acronym ? acronym_term(token) : token.term;
    if (const auto found = rules_.words.find(term); found != rules_.words.end()) {
      for (const MarkRules::Word& word : found->second) {
        if (applies(word) && stands_right(word, token.range))
          out_->push_back({token.range, word.unit});
      }
    }
    for (const MarkRules::Prefix& prefix : rules_.prefixes) {
      if (!token.acronym && applies(prefix.word) && term.starts_with(prefix.prefix) &&
          stands_right(prefix.word, token.range)) {
        out_->push_back({token.range, prefix.word.unit});
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
    for (const query::PhrasePath& path : phrase.paths) mark_path(path, phrase.word);
  }

  // Marks each word once, however many times the phrase overlaps itself ("a a" in "a a a").
  void mark_path(const query::PhrasePath& path, const MarkRules::Word& word) {
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
      if (!stands_right(word, {found.front()->range.begin, found.back()->range.end})) continue;
      for (const Place* place : found) {
        if (place->position >= unmarked) out_->push_back({place->range, word.unit});
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
      if (!stands_right(near.word, {all[first].place.range.begin, all[last].place.range.end}))
        continue;
      for (std::size_t i = std::max(first, marked); i <= last; ++i)
        out_->push_back({all[i].place.range, near.word.unit});
      marked = last + 1;
    }
  }

  std::string_view text_;
  const MarkRules& rules_;
  bool in_title_;
  std::vector<std::vector<ByteRange>> said_;
  std::unordered_set<std::string_view> placed_;
  WordScan scan_;
  std::size_t pos_ = 0;
  std::vector<ByteRange> stretches_;
  std::string acronym_;
  Places places_;  // of the current stretch
  std::vector<Mark>* out_ = nullptr;
};

Marks::Marks(const Article& article, const MarkRules& rules, bool in_title)
    : units_(possible_units(rules, in_title)) {
  if (rules.empty()) return;
  scanner_ = std::make_unique<Scanner>(in_title ? article.title : article.text, rules, in_title,
                                       said_ranges(article, rules));
  add_entity_marks(article, rules, in_title, entities_);
  sort_from(0, entities_);
  std::reverse(entities_.begin(), entities_.end());
}

Marks::Marks(std::vector<Mark> all) : known_(std::move(all)) {
  for (const Mark& mark : known_) units_ |= unit_bit(mark.unit);
}

Marks::~Marks() = default;
Marks::Marks(Marks&&) noexcept = default;
Marks& Marks::operator=(Marks&&) noexcept = default;

Marks Marks::in_title(const Article& article, const MarkRules& rules) {
  return {article, rules, true};
}

Marks Marks::in_text(const Article& article, const MarkRules& rules) {
  return {article, rules, false};
}

const std::vector<Mark>& Marks::until(std::size_t end) {
  if (!scanner_ || (!scanner_->done() && scanner_->position() >= end)) return known_;
  const std::size_t before = known_.size();
  if (!scanner_->done()) scanner_->advance(end, known_);
  const bool done = scanner_->done();
  while (!entities_.empty() && (done || entities_.back().range.begin < scanner_->position())) {
    known_.push_back(entities_.back());
    entities_.pop_back();
  }
  sort_from(before, known_);
  if (done) scanner_.reset();
  return known_;
}

std::uint64_t unit_bit(std::uint32_t unit) {
  return std::uint64_t{1} << std::min<std::uint32_t>(unit, 63);
}

std::vector<Mark> title_marks(const Article& article, const MarkRules& rules) {
  return Marks::in_title(article, rules).until(article.title.size());
}

std::vector<Mark> text_marks(const Article& article, const MarkRules& rules) {
  return Marks::in_text(article, rules).until(article.text.size());
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
