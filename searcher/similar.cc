#include "searcher/similar.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/schema/fields.h"
#include "core/schema/terms.h"
#include "core/schema/word_forms.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxWords = 25;
constexpr std::size_t kMaxNames = 15;
constexpr std::size_t kMinWordBytes = 3;
// A shared person says more than a shared word of the same rarity.
constexpr double kNameWeight = 1.5;

struct Telling {
  double weight = 0;
  std::string term;
};

bool is_word(std::string_view term) {
  return term.size() >= kMinWordBytes && std::all_of(term.begin(), term.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
         });
}

bool is_name(std::string_view term) {
  for (const Field field : {Field::person, Field::place, Field::organisation}) {
    const std::string_view prefix = prefix_of(field);
    if (term.starts_with(prefix) && term.substr(prefix.size()).starts_with('=')) return true;
  }
  return false;
}

// The heaviest first; ties by term, so that the answer never depends on the order of terms.
void keep_heaviest(std::vector<Telling>& all, std::size_t limit) {
  std::sort(all.begin(), all.end(), [](const Telling& a, const Telling& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
  });
  if (all.size() > limit) all.resize(limit);
}

// One of the forms of a word is enough ("migrant", "migrants").
void drop_forms(std::vector<Telling>& words) {
  Stemmer stemmer;
  std::unordered_set<std::string> stems;
  std::erase_if(words, [&](const Telling& word) {
    return !stems.insert(stemmer.stem(word.term, "en")).second;
  });
}

Xapian::Query scaled(const Xapian::Query& query, double factor) {
  return {Xapian::Query::OP_SCALE_WEIGHT, query, factor};
}

// A name's terms carry no frequencies and so would weigh nothing.
Xapian::Query weighted_name(const Telling& name) {
  auto* source = new Xapian::FixedWeightPostingSource(name.weight);
  return {Xapian::Query::OP_FILTER, Xapian::Query(source->release()), Xapian::Query(name.term)};
}

}  // namespace

Xapian::Query similar_query(IndexReader& reader, Xapian::docid id) {
  Xapian::Database& database = reader.database();
  const double articles = database.get_doccount();
  std::vector<Telling> words;
  std::vector<Telling> names;
  std::string unique;
  for (auto it = database.termlist_begin(id); it != database.termlist_end(id); ++it) {
    const std::string term = *it;
    if (term.starts_with(prefix_of(Field::id))) unique = term;
    const bool word = is_word(term);
    if (!word && !is_name(term)) continue;
    const double holders = it.get_termfreq();
    // What no other article has leads nowhere, and what every second one has tells nothing.
    if (holders < 2 || (articles > 10 && holders > articles / 2)) continue;
    const double rarity = std::log(1 + articles / holders);
    const double frequency = it.get_wdf();
    if (word) {
      words.push_back({rarity * frequency / (frequency + 1), term});
    } else {
      names.push_back({kNameWeight * rarity, term});
    }
  }
  keep_heaviest(words, 2 * kMaxWords);
  drop_forms(words);
  keep_heaviest(words, kMaxWords);
  keep_heaviest(names, kMaxNames);
  std::vector<Xapian::Query> parts;
  for (const Telling& word : words)
    parts.push_back(scaled(Xapian::Query(word.term), word.weight / words.front().weight));
  for (const Telling& name : names) parts.push_back(weighted_name(name));
  if (parts.empty()) return Xapian::Query::MatchNothing;
  return {Xapian::Query::OP_AND_NOT,
          Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end()), Xapian::Query(unique)};
}

}  // namespace dateline
