// The seam between finding names and resolving them: marks spans of words as people, places or
// organisations, by a linear-chain model of our own (tag_model.h, training/README.md).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/byte_range.h"
#include "indexer/extract/name_tokens.h"
#include "indexer/extract/tag_model.h"

namespace dateline {

enum class NameKind : std::uint8_t { person, place, organisation };

// A name as it stands; a person's without titles ("Mr", "President"), which `honorific` covers
// (empty where none).
struct NameSpan {
  NameKind kind = NameKind::person;
  ByteRange range;
  ByteRange honorific;
};

// Names in a text, ascending, disjoint, none across a sentence's end, by its `tokens`. Concurrent
// calls are safe. Linear time; words far from any capital cost nearly nothing.
[[nodiscard]] std::vector<NameSpan> tag_names(const NameTokens& tokens);
// The same by a model that is not the embedded one.
[[nodiscard]] std::vector<NameSpan> tag_names(const NameTokens& tokens, const TagModel& model);

}  // namespace dateline
