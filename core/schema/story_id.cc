#include "core/schema/story_id.h"

#include <charconv>

#include "core/schema/fields.h"

namespace dateline {
namespace {

constexpr int kHashBits = 26;
constexpr std::uint64_t kHashMask = (std::uint64_t{1} << kHashBits) - 1;
constexpr std::size_t kHexDigits = 12;

// Days are counted from the last one of year 0.
std::int64_t zero_day() { return Date{1, 1, 1}.days() - 1; }

}  // namespace

FacetId article_key(std::string_view id_term) { return facet_id(Slot::story, id_term); }

StoryId story_id(const Date& first_day, FacetId first_article) {
  const auto day = static_cast<std::uint64_t>(first_day.days() - zero_day());
  return day << kHashBits | (first_article & kHashMask);
}

Date first_day_of(StoryId story) {
  return Date::from_days(static_cast<std::int64_t>(story >> kHashBits) + zero_day());
}

std::optional<StoryId> story_id_from_hex(std::string_view text) {
  StoryId id = 0;
  if (text.size() != kHexDigits) return {};
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), id, 16);
  if (failure != std::errc() || end != text.data() + text.size()) return {};
  const Date day = first_day_of(id);
  if (id >> kHashBits == 0 || day.year > 9999 || facet_id_hex(id) != text) return {};
  return id;
}

}  // namespace dateline
