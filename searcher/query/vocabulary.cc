#include "searcher/query/vocabulary.h"

#include <algorithm>

#include "core/text/spelling_variants.h"
#include "searcher/query/unweighted.h"

namespace dateline::query {
namespace {

// What `read` gives for `key`, read once.
template <typename Key, typename Value, typename Read>
const Value& remembered(std::map<Key, Value>& known, const Key& key, Read&& read) {
  auto found = known.find(key);
  if (found == known.end()) found = known.emplace(key, read()).first;
  return found->second;
}

}  // namespace

const std::vector<std::string>& Vocabulary::forms(const std::string& word) {
  return remembered(forms_, word, [&] { return read_forms(word); });
}

std::vector<std::string> Vocabulary::read_forms(const std::string& word) {
  std::vector<std::string> out = {word};
  const auto add = [&out](const std::string& form) {
    if (out.size() < kMaxForms && std::find(out.begin(), out.end(), form) == out.end())
      out.push_back(form);
  };
  std::vector<std::string> keys;
  for (const std::string& language : reader_.languages()) {
    const std::string own = stem_language(language);
    const std::string stem = stemmer_.stem(word, own);
    std::string key = forms_key(own, stem);
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    // A stem is a form of its words unless it is a word with another stem ("profession" of
    // "professional").
    if (stemmer_.stem(stem, own) == stem) add(stem);
    for (const std::string& form : metadata_lines(reader_.metadata(key))) add(form);
    keys.push_back(std::move(key));
  }
  for (const std::string& other : spelling_variants(word)) {
    for (const std::string& form : forms_of_variant(other)) add(form);
  }
  return out;
}

std::vector<std::string> Vocabulary::forms_of_variant(const std::string& word) {
  const std::string english = stem_language("en");
  const std::string stem = stemmer_.stem(word, english);
  std::vector<std::string> out = metadata_lines(reader_.metadata(forms_key(english, stem)));
  // Most candidates are no words, and stems are kept in no list.
  if (frequency(word) > 0) out.push_back(word);
  if (stemmer_.stem(stem, english) == stem && frequency(stem) > 0) out.push_back(stem);
  return out;
}

const std::vector<std::string>& Vocabulary::joins(const std::string& word) {
  return remembered(joins_, word, [&] { return metadata_lines(reader_.metadata(join_key(word))); });
}

const Vocabulary::PrefixTerms& Vocabulary::terms_with_prefix(const std::string& prefix) {
  return remembered(prefixes_, prefix, [&] { return read_prefix(prefix); });
}

Vocabulary::PrefixTerms Vocabulary::read_prefix(const std::string& prefix) const {
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  const Xapian::Database& db = reader_.database();
  for (auto it = db.allterms_begin(prefix); it != db.allterms_end(prefix); ++it) {
    found.emplace_back(it.get_termfreq(), *it);
  }
  PrefixTerms out;
  out.cut = found.size() > kMaxPrefixTerms;
  if (out.cut) {
    std::nth_element(found.begin(), found.begin() + kMaxPrefixTerms, found.end(),
                     [](const auto& a, const auto& b) {
                       return a.first != b.first ? a.first > b.first : a.second < b.second;
                     });
    found.resize(kMaxPrefixTerms);
  }
  for (auto& [frequency, term] : found) out.terms.push_back(std::move(term));
  return out;
}

const std::vector<std::string>& Vocabulary::terms_between(const TermRange& range) {
  return remembered(ranges_, range, [&] { return read_between(range); });
}

std::vector<std::string> Vocabulary::read_between(const TermRange& range) const {
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

const std::vector<std::string>& Vocabulary::all_terms(const std::string& prefix) {
  const Xapian::Database& db = reader_.database();
  return remembered(all_terms_, prefix, [&] {
    return std::vector<std::string>(db.allterms_begin(prefix), db.allterms_end(prefix));
  });
}

Xapian::Query Vocabulary::safely_unweighted(const Xapian::Query& query) const {
  return query::safely_unweighted(reader_.database(), query);
}

std::size_t Vocabulary::frequency(const std::string& term) const {
  return reader_.database().get_termfreq(term);
}

}  // namespace dateline::query
