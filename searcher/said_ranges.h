// Where an article quotes whom a query asks for.
#pragma once

#include <vector>

#include "core/base/byte_range.h"
#include "core/schema/article.h"
#include "searcher/query/mark_rules.h"

namespace dateline {

// For each rule of `rules.said` the quotes that it lets count, ascending.
[[nodiscard]] std::vector<std::vector<ByteRange>> said_ranges(const Article& article,
                                                              const query::MarkRules& rules);

// The entities that are quoted, each once; with the kind they are named as.
struct QuotedSpeaker {
  const NamedEntity* entity = nullptr;
  SpeakerKind kind = SpeakerKind::unknown;
};
[[nodiscard]] std::vector<QuotedSpeaker> quoted_speakers(const Entities& found);

// Whether `key` (of a person, an organisation or a speaker) is any of the rule's keys, or has all
// its words.
[[nodiscard]] bool name_matches(const query::MarkRules::Entity& rule, const std::string& key);

}  // namespace dateline
