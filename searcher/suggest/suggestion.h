// One line under the search box: what is shown, and the query it stands for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

enum class SuggestionKind : std::uint8_t { word, person, place, organisation, title };

[[nodiscard]] constexpr std::string_view name_of(SuggestionKind kind) {
  switch (kind) {
    case SuggestionKind::person:
      return "person";
    case SuggestionKind::place:
      return "place";
    case SuggestionKind::organisation:
      return "organisation";
    case SuggestionKind::title:
      return "title";
    case SuggestionKind::word:
      break;
  }
  return "word";
}

struct Suggestion {
  std::string text;  // "Boris Johnson"; for words the whole query
  SuggestionKind kind = SuggestionKind::word;
  std::string query;      // what to search for: calais person:"Boris Johnson"
  std::size_t count = 0;  // articles that have all of `query`, never 0
};

}  // namespace dateline
