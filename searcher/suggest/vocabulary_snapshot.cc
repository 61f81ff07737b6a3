#include "searcher/suggest/vocabulary_snapshot.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <unordered_set>

#include "core/schema/facet_ids.h"
#include "core/schema/terms.h"
#include "searcher/suggest/edit_distance.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxLetters = 40;
constexpr std::size_t kMaxPool = std::numeric_limits<std::uint32_t>::max() / 2;
// Far away every name of a place costs a round trip.
constexpr std::size_t kMaxRemotePlaces = 2000;

// Letters and marks only: words with digits and signs are seldom misspelled and never worth
// offering.
bool is_wordlike(std::string_view term) {
  return std::all_of(term.begin(), term.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  });
}

// Costs of a misspelling in units of log frequency: a word one edit nearer beats one that is 20
// times as common.
double likelihood(std::size_t articles, unsigned edits, bool same_start) {
  return std::log(1.0 + static_cast<double>(articles)) - 3.0 * edits - (same_start ? 0.0 : 1.0);
}

Slot slot_of(Field field) {
  if (field == Field::person) return Slot::people;
  return field == Field::place ? Slot::places : Slot::organisations;
}

// What of a name is searched. A place's key holds all it lies in; its name alone is with the facet.
std::string shown_key(const IndexReader& reader, Field field, const std::string& key) {
  if (field != Field::place) return key;
  const std::string stored = reader.metadata(facet_name_key(facet_id(slot_of(field), key)));
  return name_key(decoded_facet_name(stored).value);
}

}  // namespace

VocabularySnapshot::VocabularySnapshot(IndexReader& reader) {
  add_words(reader);
  for (const Field field : {Field::person, Field::place, Field::organisation})
    add_names(reader, field);
  sort_starts();
  pool_.shrink_to_fit();
  words_.shrink_to_fit();
  names_.shrink_to_fit();
  starts_.shrink_to_fit();
}

std::uint32_t VocabularySnapshot::add_bytes(std::string_view bytes) {
  const auto begin = static_cast<std::uint32_t>(pool_.size());
  pool_.append(bytes);
  return begin;
}

// By first byte, so that the terms of fields (capitals) and numbers are not even read.
void VocabularySnapshot::add_words(IndexReader& reader) {
  const Xapian::Database& database = reader.database();
  for (int first = 'a'; first <= 0xF4; ++first) {
    if (first > 'z' && first < 0xC2) continue;
    const std::string start(1, static_cast<char>(first));
    for (auto it = database.allterms_begin(start); it != database.allterms_end(start); ++it) {
      const std::string term = *it;
      if (!is_wordlike(term) || pool_.size() > kMaxPool) continue;
      const std::u32string letters = code_points(term);
      if (letters.size() < 2 || letters.size() > kMaxLetters) continue;
      WordEntry word;
      word.signature = letter_signature(letters);
      word.begin = add_bytes(term);
      word.articles = it.get_termfreq();
      word.letters = static_cast<std::uint16_t>(letters.size());
      word.bytes = static_cast<std::uint16_t>(term.size());
      words_.push_back(word);
    }
  }
}

// A name field's whole keys are the terms under prefix and '='; articles that hold it are the
// term's own.
void VocabularySnapshot::add_names(IndexReader& reader, Field field) {
  const std::string prefix = whole_name_term(field, "");
  const Xapian::Database& database = reader.database();
  std::vector<std::pair<std::uint32_t, std::string>> found;
  for (auto it = database.allterms_begin(prefix); it != database.allterms_end(prefix); ++it) {
    found.emplace_back(it.get_termfreq(), (*it).substr(prefix.size()));
  }
  if (field == Field::place && reader.remote() && found.size() > kMaxRemotePlaces) {
    std::nth_element(found.begin(), found.begin() + kMaxRemotePlaces, found.end(),
                     std::greater<>());
    found.resize(kMaxRemotePlaces);
  }
  for (const auto& [articles, key] : found) {
    if (pool_.size() > kMaxPool) return;
    NameEntry name;
    name.key_begin = add_bytes(key);
    name.key_end = name.shown_end = static_cast<std::uint32_t>(pool_.size());
    name.shown_begin = name.key_begin;
    if (const std::string shown = shown_key(reader, field, key); !key.starts_with(shown)) {
      name.shown_begin = add_bytes(shown);
      name.shown_end = static_cast<std::uint32_t>(pool_.size());
    } else {
      name.shown_end = name.shown_begin + static_cast<std::uint32_t>(shown.size());
    }
    name.articles = articles;
    name.field = field;
    names_.push_back(name);
  }
}

void VocabularySnapshot::sort_starts() {
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const NameEntry& name = names_[i];
    for (std::uint32_t at = name.shown_begin; at < name.shown_end; ++at) {
      if (at > name.shown_begin && pool_[at - 1] != ' ') continue;
      starts_.push_back({static_cast<std::uint32_t>(i), at});
    }
  }
  std::sort(starts_.begin(), starts_.end(), [this](const NameStart& a, const NameStart& b) {
    const int order = text_of(a).compare(text_of(b));
    return order != 0 ? order < 0 : a.name < b.name;
  });
}

std::string_view VocabularySnapshot::text_of(const WordEntry& word) const {
  return std::string_view(pool_).substr(word.begin, word.bytes);
}

std::string_view VocabularySnapshot::text_of(const NameStart& start) const {
  return std::string_view(pool_).substr(start.begin, names_[start.name].shown_end - start.begin);
}

std::vector<VocabularySnapshot::Word> VocabularySnapshot::words_from(std::string_view prefix,
                                                                     std::size_t limit) const {
  auto begin = std::lower_bound(
      words_.begin(), words_.end(), prefix,
      [this](const WordEntry& word, std::string_view p) { return text_of(word) < p; });
  std::vector<const WordEntry*> found;
  for (; begin != words_.end() && text_of(*begin).starts_with(prefix); ++begin)
    found.push_back(&*begin);
  const auto more_common = [this](const WordEntry* a, const WordEntry* b) {
    return a->articles != b->articles ? a->articles > b->articles : text_of(*a) < text_of(*b);
  };
  const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(limit, found.size()));
  std::partial_sort(found.begin(), end, found.end(), more_common);
  std::vector<Word> out;
  for (auto it = found.begin(); it != end; ++it)
    out.push_back({std::string(text_of(**it)), (*it)->articles, 0});
  return out;
}

std::vector<VocabularySnapshot::Word> VocabularySnapshot::words_like(std::string_view word,
                                                                     unsigned edits,
                                                                     std::size_t limit) const {
  const std::u32string wanted = code_points(word);
  const std::uint64_t signature = letter_signature(wanted);
  const int most_bits = 2 * static_cast<int>(edits);
  std::vector<std::pair<double, Word>> found;
  for (const WordEntry& entry : words_) {
    if (std::popcount(entry.signature ^ signature) > most_bits) continue;
    if (entry.letters > wanted.size() + edits || entry.letters + edits < wanted.size()) continue;
    const std::string_view text = text_of(entry);
    const std::u32string letters = code_points(text);
    const unsigned distance = edit_distance(wanted, letters, edits);
    if (distance == 0 || distance > edits) continue;
    found.emplace_back(likelihood(entry.articles, distance, letters.front() == wanted.front()),
                       Word{std::string(text), entry.articles, distance});
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second.text < b.second.text;
  });
  if (found.size() > limit) found.resize(limit);
  std::vector<Word> out;
  for (auto& [score, like] : found) out.push_back(std::move(like));
  return out;
}

std::size_t VocabularySnapshot::frequency(std::string_view word) const {
  const auto at = std::lower_bound(
      words_.begin(), words_.end(), word,
      [this](const WordEntry& entry, std::string_view w) { return text_of(entry) < w; });
  return at != words_.end() && text_of(*at) == word ? at->articles : 0;
}

std::vector<VocabularySnapshot::Name> VocabularySnapshot::names_where(std::string_view prefix,
                                                                      std::size_t limit,
                                                                      auto wanted) const {
  auto begin = std::lower_bound(
      starts_.begin(), starts_.end(), prefix,
      [this](const NameStart& start, std::string_view p) { return text_of(start) < p; });
  std::vector<std::uint32_t> found;
  for (; begin != starts_.end() && text_of(*begin).starts_with(prefix); ++begin) {
    if (wanted(names_[begin->name])) found.push_back(begin->name);
  }
  std::sort(found.begin(), found.end());  // a name may be there by several of its words
  found.erase(std::unique(found.begin(), found.end()), found.end());
  const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(limit, found.size()));
  std::partial_sort(found.begin(), end, found.end(), [this](std::uint32_t a, std::uint32_t b) {
    return names_[a].articles != names_[b].articles ? names_[a].articles > names_[b].articles
                                                    : a < b;
  });
  std::vector<Name> out;
  for (auto it = found.begin(); it != end; ++it) {
    const NameEntry& name = names_[*it];
    out.push_back(
        {name.field, pool_.substr(name.key_begin, name.key_end - name.key_begin), name.articles});
  }
  return out;
}

std::vector<VocabularySnapshot::Name> VocabularySnapshot::names_from(std::string_view prefix,
                                                                     std::size_t limit) const {
  return names_where(prefix, limit, [](const NameEntry&) { return true; });
}

std::vector<VocabularySnapshot::Name> VocabularySnapshot::names_from(std::string_view prefix,
                                                                     std::size_t limit,
                                                                     Field field) const {
  return names_where(prefix, limit, [field](const NameEntry& name) { return name.field == field; });
}

std::size_t VocabularySnapshot::bytes() const {
  return pool_.capacity() + words_.capacity() * sizeof(WordEntry) +
         names_.capacity() * sizeof(NameEntry) + starts_.capacity() * sizeof(NameStart);
}

}  // namespace dateline
