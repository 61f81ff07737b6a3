#include "indexer/extract/places.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "core/entities/gazetteer.h"
#include "core/entities/word_lists.h"
#include "indexer/extract/lexicon.h"

namespace dateline {
namespace {

// Whether the text names the English Channel, or a place on each side of it.
bool is_about_channel(const TaggedText& tagged) {
  bool british = false;
  bool french = false;
  for (const NameSpan& span : tagged.spans) {
    if (span.kind != NameKind::place) continue;
    const auto found = Gazetteer::instance().find(span.range.of(tagged.text));
    if (found.empty()) continue;
    if (found.front()->name == "English Channel") return true;
    british = british || found.front()->country == "GB";
    french = french || found.front()->country == "FR";
  }
  return british && french;
}

}  // namespace

void add_known_places(TaggedText& tagged) {
  std::unordered_set<std::string> known;
  for (const NameSpan& span : tagged.spans) {
    if (span.kind == NameKind::place) known.insert(place_key(span.range.of(tagged.text)));
  }
  std::vector<NameSpan> merged;
  std::size_t span = 0;
  const auto& tokens = tagged.tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const NameToken& token = tokens[i];
    while (span < tagged.spans.size() && tagged.spans[span].range.end <= token.range.begin) {
      merged.push_back(tagged.spans[span++]);
    }
    if (!token.capital || token.has(kFunctionWord | kDirection) ||
        !known.contains(std::string(token.folded)))
      continue;
    if (span < tagged.spans.size() && tagged.spans[span].range.overlaps(token.range)) continue;
    const bool compound =
        token.join == Join::hyphen ||
        (i + 1 < tokens.size() &&
         (tokens[i + 1].join == Join::hyphen ||
          (tokens[i + 1].capital && tokens[i + 1].join == Join::blank && !token.possessive)));
    const bool after_name = i > 0 && tokens[i - 1].capital && token.join == Join::blank &&
                            !tokens[i - 1].first && !tokens[i - 1].possessive;
    const bool money = token.range.end < tagged.text.size() && tagged.text[token.range.end] == '$';
    if (money || compound || after_name || (token.first && token.is(kCommonWord))) continue;
    merged.push_back({NameKind::place, token.range, {}});
  }
  merged.insert(merged.end(), tagged.spans.begin() + static_cast<std::ptrdiff_t>(span),
                tagged.spans.end());
  tagged.spans = std::move(merged);
}

void add_known_waters(TaggedText& tagged) {
  const auto& tokens = tagged.tokens;
  const auto is_channel = [&](std::size_t i) {
    if (i == 0 || !tokens[i].capital || tokens[i].folded != "channel") return false;
    const bool follows = i + 1 < tokens.size() && tokens[i + 1].join == Join::blank &&
                         (tokens[i + 1].capital || tokens[i + 1].digit);
    const bool named = tokens[i].join == Join::blank && tokens[i - 1].capital &&
                       !tokens[i - 1].has(kFunctionWord | kDemonym);
    return !follows && !named;
  };
  std::vector<NameSpan> waters;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (is_channel(i)) waters.push_back({NameKind::place, tokens[i].range, {}});
  }
  if (waters.empty() || !is_about_channel(tagged)) return;
  std::erase_if(waters, [&](const NameSpan& water) {
    const auto at = std::lower_bound(
        tagged.spans.begin(), tagged.spans.end(), water.range.begin,
        [](const NameSpan& span, std::size_t begin) { return span.range.end <= begin; });
    return at != tagged.spans.end() && at->range.overlaps(water.range);
  });
  tagged.spans.insert(tagged.spans.end(), waters.begin(), waters.end());
  std::sort(tagged.spans.begin(), tagged.spans.end(),
            [](const NameSpan& a, const NameSpan& b) { return a.range < b.range; });
}

}  // namespace dateline
