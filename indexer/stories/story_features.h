// What tells of which event an article speaks: its people, places, organisations and numbers, and
// the words of its headline and first sentences, as 24-bit hashes. Kept in Slot::story_features:
// the article's key in 6 bytes, then for each kind in order a byte with their number and 3 bytes
// each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/article.h"
#include "core/schema/facet_ids.h"
#include "core/text/analyzer.h"

namespace dateline {

using Feature = std::uint32_t;  // kinds never share a value but by chance

enum class FeatureKind : std::uint8_t { person, place, country, organisation, number, word };
inline constexpr std::size_t kFeatureKinds = 6;

struct StoryFeatures {
  FacetId article = 0;  // article_key()
  std::array<std::vector<Feature>, kFeatureKinds> of_kind;
  [[nodiscard]] std::vector<Feature>& operator[](FeatureKind kind) {
    return of_kind[static_cast<std::size_t>(kind)];
  }
  friend bool operator==(const StoryFeatures&, const StoryFeatures&) = default;
};

// `article.found` is filled; `title` and `text` are its tokens. The most prominent of each kind.
[[nodiscard]] StoryFeatures story_features(const Article& article, const std::vector<Token>& title,
                                           const std::vector<Token>& text);

[[nodiscard]] std::string encoded(const StoryFeatures& features);
[[nodiscard]] StoryFeatures decoded_story_features(std::string_view stored);

}  // namespace dateline
