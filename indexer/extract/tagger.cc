#include "indexer/extract/tagger.h"

#include <algorithm>

#include "indexer/extract/lexicon.h"
#include "indexer/extract/name_repairs.h"
#include "indexer/extract/tag_context.h"
#include "indexer/extract/tag_decoder.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestTitle = 6;  // words

bool is_before(const NameTokens& tokens, std::size_t i) {
  return tokens[i].join == Join::blank || tokens[i].join == Join::point ||
         tokens[i].join == Join::hyphen;
}

// Where the title that ends before word `name` begins; `name` where none does. "French Interior
// Minister": demonyms and offices up to the title word itself.
std::size_t title_begin(const NameTokens& tokens, std::size_t name) {
  std::size_t begin = name;
  for (std::size_t k = name; k > 0 && name - k < kLongestTitle; --k) {
    const NameToken& token = tokens[k - 1];
    if (!is_before(tokens, k) || tokens[k].opens_sentence || token.possessive) break;
    if (!token.capital || !token.has(kTitleCue | kNeverName | kDemonym)) break;
    if (token.has(kFunctionWord)) break;
    if (begin == name && !token.has(kTitleCue)) break;
    begin = k - 1;
  }
  return begin;
}

NameSpan span_of(const NameTokens& tokens, const WordSpan& words) {
  NameSpan span;
  span.kind = words.kind;
  std::size_t begin = words.begin;
  const std::size_t end = words.end;
  if (words.kind == NameKind::person) {
    while (begin + 1 < end && tokens[begin].has(kTitleCue) && is_before(tokens, begin + 1)) ++begin;
    const std::size_t title = title_begin(tokens, begin);
    if (title < begin) {
      span.honorific = {tokens[title].range.begin, tokens[begin - 1].range.end};
    }
  }
  span.range = {tokens[begin].range.begin, tokens[end - 1].range.end};
  return span;
}

}  // namespace

std::vector<NameSpan> tag_names(const NameTokens& tokens) {
  return tag_names(tokens, TagModel::instance());
}

std::vector<NameSpan> tag_names(const NameTokens& tokens, const TagModel& model) {
  std::vector<NameSpan> spans;
  if (!model.usable()) return spans;
  std::vector<WordSpan> names;
  const TagContext context(tokens, model.classes());
  TagDecoder decoder(model);
  for_each_row(context, [&](std::size_t begin, std::size_t end) {
    const auto labels = decoder.decode(context, begin, end);
    std::size_t first = begin;
    for (std::size_t i = begin; i < end; ++i) {
      const unsigned label = labels[i - begin];
      if (!is_named(label)) continue;
      const unsigned part = part_of(label);
      if (part == kFirst || part == kSingle) first = i;
      if (part == kLast || part == kSingle) {
        names.push_back({static_cast<NameKind>(kind_of(label)), first, i + 1});
      }
    }
  });
  repair_names(tokens, names);
  spans.reserve(names.size());
  for (const WordSpan& name : names) spans.push_back(span_of(tokens, name));
  return spans;
}

}  // namespace dateline
