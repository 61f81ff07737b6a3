#include "indexer/extract/foreign_names.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/entities/gazetteer.h"
#include "indexer/extract/lexicon.h"

namespace dateline {
namespace {

constexpr std::uint32_t kGreatTown = 100'000;  // inhabitants
constexpr std::size_t kMostWords = 4;

bool is_certain(const PlaceList& places) {
  if (places.empty()) return false;
  const GazetteerPlace* best = places.front();
  return best->kind == PlaceKind::country ||
         (best->kind == PlaceKind::city && best->population >= kGreatTown);
}

bool is_doubtful(const NameSpan& span, std::string_view text) {
  const std::string_view name = span.range.of(text);
  if (span.kind == NameKind::person) return name.find(' ') == std::string_view::npos;
  if (span.kind == NameKind::organisation) return false;
  const auto found = Gazetteer::instance().find(name);
  return found.empty() ||
         (found.front()->kind == PlaceKind::city && found.front()->population < kGreatTown);
}

// One past the words of the longest certain place that begins at `i`; `i` for none.
std::size_t place_end(const NameTokens& tokens, std::size_t i) {
  const NameToken& first = tokens[i];
  if (!first.capital || first.first || first.has(kFunctionWord | kDemonym | kCalendarCue)) return i;
  std::string words(first.folded);
  std::size_t end = i;
  for (std::size_t k = i; k < tokens.size() && k - i < kMostWords; ++k) {
    if (k > i) {
      if (tokens[k].join != Join::blank && tokens[k].join != Join::hyphen) break;
      words += ' ';
      words += tokens[k].folded;
    }
    const auto found = Gazetteer::instance().look_up(words);
    if (is_certain(found.places)) end = k + 1;
    if (!found.begins_longer) break;
  }
  return end;
}

}  // namespace

void keep_certain_names(TaggedText& tagged) {
  std::erase_if(tagged.spans, [&](const NameSpan& span) { return is_doubtful(span, tagged.text); });
  const NameTokens& tokens = tagged.tokens;
  std::vector<NameSpan> all;
  std::size_t span = 0;
  for (std::size_t i = 0; i < tokens.size();) {
    while (span < tagged.spans.size() && tagged.spans[span].range.end <= tokens[i].range.begin)
      all.push_back(tagged.spans[span++]);
    const std::size_t end = place_end(tokens, i);
    if (end == i) {
      ++i;
      continue;
    }
    const ByteRange range = {tokens[i].range.begin, tokens[end - 1].range.end};
    const bool free = span == tagged.spans.size() || !tagged.spans[span].range.overlaps(range);
    if (free) all.push_back({NameKind::place, range, {}});
    i = end;
  }
  all.insert(all.end(), tagged.spans.begin() + static_cast<std::ptrdiff_t>(span),
             tagged.spans.end());
  tagged.spans = std::move(all);
}

}  // namespace dateline
