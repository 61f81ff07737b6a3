#include "searcher/said_ranges.h"

#include <algorithm>

#include "core/entities/person_name.h"
#include "core/schema/quote_terms.h"

namespace dateline {

using query::MarkRules;

bool name_matches(const MarkRules::Entity& rule, const std::string& key) {
  if (std::find(rule.keys.begin(), rule.keys.end(), key) != rule.keys.end()) return true;
  if (rule.words.empty()) return false;
  const std::vector<std::string> words = key_words(key);
  return std::all_of(rule.words.begin(), rule.words.end(), [&](const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  });
}

std::vector<QuotedSpeaker> quoted_speakers(const Entities& found) {
  std::vector<QuotedSpeaker> out;
  for (const Quote& quote : found.quotes) {
    const NamedEntity* speaker = speaker_of(quote, found);
    const bool known = std::any_of(out.begin(), out.end(),
                                   [&](const QuotedSpeaker& s) { return s.entity == speaker; });
    if (speaker != nullptr && !known) out.push_back({speaker, quote.speaker_kind});
  }
  return out;
}

std::vector<std::vector<ByteRange>> said_ranges(const Article& article, const MarkRules& rules) {
  std::vector<std::vector<ByteRange>> out;
  for (const MarkRules::Said& speakers : rules.said) {
    std::vector<ByteRange>& ranges = out.emplace_back();
    for (const Quote& quote : article.found.quotes) {
      const NamedEntity* speaker = speaker_of(quote, article.found);
      const bool counts =
          speakers.empty() ||
          (speaker != nullptr &&
           std::any_of(speakers.begin(), speakers.end(), [&](const MarkRules::Entity& rule) {
             return name_matches(rule, speaker_key(*speaker, quote.speaker_kind));
           }));
      if (counts) ranges.push_back(quote.range);
    }
  }
  return out;
}

}  // namespace dateline
