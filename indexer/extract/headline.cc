#include "indexer/extract/headline.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "core/entities/gazetteer.h"
#include "core/text/folding.h"
#include "indexer/extract/lexicon.h"

namespace dateline {
namespace {

constexpr std::uint32_t kKnownToEveryone = 1300;

}  // namespace

bool is_title_case(const TaggedText& title) {
  std::size_t capitals = 0;
  std::size_t words = 0;
  for (const NameToken& token : title.tokens) {
    if (token.first || token.digit || token.folded.size() < 4) continue;
    ++words;
    capitals += token.capital ? 1 : 0;
  }
  return words > 1 && capitals * 3 > words * 2;
}

void keep_headline_names(TaggedText& title, const TaggedText& text) {
  if (!is_title_case(title)) return;
  std::unordered_set<std::string> known;
  for (const NameSpan& span : text.spans) known.insert(place_key(span.range.of(text.text)));
  std::erase_if(title.spans, [&](const NameSpan& span) {
    const auto name = span.range.of(title.text);
    if (known.contains(place_key(name))) return false;
    if (span.kind == NameKind::organisation) return !is_known_organisation(place_key(name), true);
    if (span.kind == NameKind::person) return true;
    const auto found = Gazetteer::instance().find(name);
    return found.empty() || found.front()->id >= kKnownToEveryone;
  });
}

}  // namespace dateline
