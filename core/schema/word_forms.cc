#include "core/schema/word_forms.h"

#include <xxhash.h>

#include <algorithm>

#include "core/schema/facet_ids.h"
#include "core/schema/fields.h"
#include "core/schema/terms.h"

namespace dateline {
namespace {

// Languages for which Xapian 1.4 has a Snowball stemmer, by ISO 639-1 code.
const std::set<std::string>& stemmed_languages() {
  static const std::set<std::string> all = {"ar", "hy", "eu", "ca", "da", "nl", "en", "fi", "fr",
                                            "de", "hu", "id", "ga", "it", "lt", "ne", "no", "nn",
                                            "nb", "pt", "ro", "ru", "es", "sv", "ta", "tr"};
  return all;
}

bool is_stemmable(std::string_view word) {
  return word.size() > 2 && std::all_of(word.begin(), word.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
         });
}

std::uint64_t hash_of(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::string united(const std::set<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) {
    if (!out.empty()) out += '\n';
    out += line;
  }
  return out;
}

}  // namespace

std::string stem_language(const std::string& language) {
  return stemmed_languages().contains(language) ? language : "en";
}

std::string Stemmer::stem(const std::string& word, const std::string& language) {
  if (!is_stemmable(word)) return word;
  const std::string own = stem_language(language);
  auto found = stemmers_.find(own);
  if (found == stemmers_.end()) found = stemmers_.emplace(own, Xapian::Stem(own)).first;
  return found->second(word);
}

void WordFormCollector::add_words(const std::vector<std::string>& words,
                                  const std::string& language) {
  const std::string own = stem_language(language);
  Seen& seen = seen_[own];
  for (const std::string& word : words) {
    if (!seen.insert(hash_of(word)).second) continue;
    const std::string stem = stemmer_.stem(word, own);
    if (stem != word) fresh_[forms_key(own, stem)].insert(word);
  }
}

void WordFormCollector::add_join(const std::string& joined, const std::string& parts) {
  if (seen_joins_.insert(hash_of(joined + "\n" + parts)).second)
    fresh_[join_key(joined)].insert(parts);
}

void WordFormCollector::flush(Xapian::WritableDatabase& database) {
  for (auto& [key, lines] : fresh_) {
    const std::string before = database.get_metadata(key);
    for (std::string& line : metadata_lines(before)) lines.insert(std::move(line));
    std::string after = united(lines);
    if (after != before) database.set_metadata(key, after);
  }
  fresh_.clear();
}

std::size_t WordFormCollector::remembered() const {
  std::size_t count = seen_joins_.size();
  for (const auto& [language, words] : seen_) count += words.size();
  return count;
}

std::vector<std::string> metadata_lines(std::string_view value) {
  std::vector<std::string> out;
  while (!value.empty()) {
    const std::size_t end = std::min(value.find('\n'), value.size());
    out.emplace_back(value.substr(0, end));
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return out;
}

std::string merged_metadata(const std::string& key, const std::vector<std::string>& values) {
  if (key.starts_with(kMetaForms) || key.starts_with(kMetaJoin)) {
    std::set<std::string> lines;
    for (const std::string& value : values) {
      for (std::string& line : metadata_lines(value)) lines.insert(std::move(line));
    }
    return united(lines);
  }
  if (key.starts_with(kMetaFacetName)) {
    const std::string* best = &values.front();
    for (const std::string& value : values) best = &better_facet_name(*best, value);
    return *best;
  }
  return values.front();
}

std::string forms_key(const std::string& language, const std::string& stem) {
  return metadata_key(kMetaForms, language + ":" + stem);
}

std::string join_key(const std::string& joined) { return metadata_key(kMetaJoin, joined); }

}  // namespace dateline
