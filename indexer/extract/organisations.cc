#include "indexer/extract/organisations.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "core/entities/gazetteer.h"

namespace dateline {
namespace {

// Acronyms in brackets after an organisation's name -> that name's key.
std::unordered_map<std::string, std::string> introduced_acronyms(const TaggedText& text) {
  std::unordered_map<std::string, std::string> acronyms;
  std::size_t span = 0;
  for (const NameToken& token : text.tokens) {
    if (token.join != Join::bracket || !token.all_upper) continue;
    if (token.range.end >= text.text.size() || text.text[token.range.end] != ')') continue;
    while (span < text.spans.size() && text.spans[span].range.end + 2 < token.range.begin) ++span;
    if (span < text.spans.size() && text.spans[span].kind == NameKind::organisation &&
        text.spans[span].range.end + 2 == token.range.begin) {
      acronyms.try_emplace(std::string(token.folded),
                           place_key(text.spans[span].range.of(text.text)));
    }
  }
  return acronyms;
}

struct Found {
  ByteRange range;
  std::string key;
  std::string name;
};

// The organisations of a text and the introduced acronyms in it that nothing else covers, in order.
std::vector<Found> organisations_of(const TaggedText& tagged,
                                    const std::unordered_map<std::string, std::string>& acronyms) {
  std::vector<Found> found;
  const auto add = [&](ByteRange range) {
    std::string name(range.of(tagged.text));
    std::replace(name.begin(), name.end(), '\n', ' ');
    std::string key = place_key(name);
    if (const auto at = acronyms.find(key); at != acronyms.end()) key = at->second;
    found.push_back({range, std::move(key), std::move(name)});
  };
  std::size_t span = 0;
  for (const NameToken& token : tagged.tokens) {
    while (span < tagged.spans.size() && tagged.spans[span].range.end <= token.range.begin) ++span;
    if (span < tagged.spans.size() && tagged.spans[span].range.overlaps(token.range)) {
      const NameSpan& here = tagged.spans[span];
      if (here.kind == NameKind::organisation && here.range.begin == token.range.begin) {
        add(here.range);
      }
    } else if (token.all_upper && acronyms.contains(std::string(token.folded))) {
      add(token.range);
    }
  }
  return found;
}

}  // namespace

std::vector<NamedEntity> resolve_organisations(const TaggedText& title, const TaggedText& text) {
  const auto acronyms = introduced_acronyms(text);
  std::vector<NamedEntity> organisations;
  std::unordered_map<std::string, std::size_t> index;
  const auto entity_of = [&](const Found& found) -> NamedEntity& {
    const auto [at, added] = index.try_emplace(found.key, organisations.size());
    if (added) organisations.push_back({found.name, {}, {}});
    return organisations[at->second];
  };
  for (const Found& found : organisations_of(text, acronyms)) {
    entity_of(found).mentions.push_back(found.range);
  }
  for (const Found& found : organisations_of(title, acronyms)) {
    entity_of(found).title_mentions.push_back(found.range);
  }
  return organisations;
}

}  // namespace dateline
