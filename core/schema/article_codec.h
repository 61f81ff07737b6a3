// An article as document data: one byte of version, then three compressed frames, each after a
// varint of its length, so that showing a hit reads no more than it shows:
//   head   what was given but the text, and of what was found the names and where numbers stand
//   text   the text
//   found  the rest of what was found, in the order of the head's names
// Values are byte_stream.h's, in the order of struct Article.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/schema/article.h"

namespace dateline {

// How much of a stored article is wanted. What is not stays empty.
enum class ArticlePart : std::uint8_t {
  head,  // entities have their names only, numbers their range only, dates are left out
  text,  // head and text
  all
};

[[nodiscard]] std::string encoded(const Article& article);

// Error version_mismatch for another version, io for bytes that are no article (in the parts
// wanted: others are not looked at).
[[nodiscard]] Result<Article> decoded_article(std::string_view bytes,
                                              ArticlePart wanted = ArticlePart::all);

}  // namespace dateline
