// The seam between finding names and resolving them: a tagger marks spans of words as people,
// places or organisations. Today a tagger of gazetteer and rules; a trained model can take its
// place behind the same function.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/byte_range.h"
#include "core/text/words.h"

namespace dateline {

enum class NameKind : std::uint8_t { person, place, organisation };

// A name as it stands; a person's without titles ("Mr", "President"), which `honorific` covers
// (empty where none).
struct NameSpan {
  NameKind kind = NameKind::person;
  ByteRange range;
  ByteRange honorific;
};

// Names in `text`, ascending, disjoint, none across a sentence's end. `words` and `sentences` are
// text's own.
[[nodiscard]] std::vector<NameSpan> tag_names(std::string_view text, const std::vector<Word>& words,
                                              const std::vector<ByteRange>& sentences);

}  // namespace dateline
