#include "searcher/query/vocabulary.h"

#include <algorithm>

#include "core/schema/fields.h"

namespace dateline::query {

const std::vector<std::string>& Vocabulary::languages() {
  if (!languages_.empty()) return languages_;
  const std::string prefix(prefix_of(Field::language));
  for (const std::string& term : all_terms(prefix))
    languages_.push_back(term.substr(prefix.size()));
  languages_.emplace_back();  // articles whose language nobody knows
  return languages_;
}

std::vector<std::string> Vocabulary::forms(const std::string& word) {
  std::vector<std::string> out = {word};
  const auto add = [&out](const std::string& form) {
    if (out.size() < kMaxForms && std::find(out.begin(), out.end(), form) == out.end())
      out.push_back(form);
  };
  std::vector<std::string> keys;
  for (const std::string& language : languages()) {
    const std::string own = stem_language(language);
    const std::string stem = stemmer_.stem(word, own);
    std::string key = forms_key(own, stem);
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    add(stem);
    for (const std::string& form : metadata_lines(reader_.metadata(key))) add(form);
    keys.push_back(std::move(key));
  }
  return out;
}

std::vector<std::string> Vocabulary::joins(const std::string& word) const {
  return metadata_lines(reader_.metadata(join_key(word)));
}

std::vector<std::string> Vocabulary::terms_with_prefix(const std::string& prefix, std::size_t limit,
                                                       bool& cut) const {
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  const Xapian::Database& db = reader_.database();
  for (auto it = db.allterms_begin(prefix); it != db.allterms_end(prefix); ++it) {
    found.emplace_back(it.get_termfreq(), *it);
  }
  cut = found.size() > limit;
  if (cut) {
    std::nth_element(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(limit), found.end(),
                     [](const auto& a, const auto& b) {
                       return a.first != b.first ? a.first > b.first : a.second < b.second;
                     });
    found.resize(limit);
  }
  std::vector<std::string> out;
  for (auto& [frequency, term] : found) out.push_back(std::move(term));
  return out;
}

std::vector<std::string> Vocabulary::terms_between(const TermRange& range) const {
  std::vector<std::string> out;
  const Xapian::Database& db = reader_.database();
  // Both ends share the prefix up to the level's letter: walking only below it keeps a remote
  // server from sending everything.
  const auto same = std::mismatch(range.first.begin(), range.first.end(), range.second.begin(),
                                  range.second.end());
  const std::string prefix(range.first.begin(), same.first);
  auto it = db.allterms_begin(prefix);
  it.skip_to(range.first);
  for (; it != db.allterms_end(prefix) && *it <= range.second; ++it) out.push_back(*it);
  return out;
}

std::vector<std::string> Vocabulary::all_terms(const std::string& prefix) const {
  const Xapian::Database& db = reader_.database();
  return {db.allterms_begin(prefix), db.allterms_end(prefix)};
}

std::size_t Vocabulary::frequency(const std::string& term) const {
  return reader_.database().get_termfreq(term);
}

}  // namespace dateline::query
