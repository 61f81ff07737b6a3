// The name of a story: 48 bits made from its first article, so that it stays while articles are
// added at its end. Kept in Slot::story as facet ids are (facet_ids.h), shown as 12 hex digits. Its
// first day stands in front, so that a story's articles are found by their days.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/date.h"
#include "core/schema/facet_ids.h"

namespace dateline {

using StoryId = FacetId;

// An article comes at most so many days after its story's first one.
inline constexpr int kMaxStoryDays = 14;

// What stands for an article where stories are made: a hash of its term of Field::id.
[[nodiscard]] FacetId article_key(std::string_view id_term);
// `first_article` is that one's key.
[[nodiscard]] StoryId story_id(const Date& first_day, FacetId first_article);
[[nodiscard]] Date first_day_of(StoryId story);

// facet_id_hex() read back; nothing for anything else, nor for a day outside of the calendar.
[[nodiscard]] std::optional<StoryId> story_id_from_hex(std::string_view text);

}  // namespace dateline
