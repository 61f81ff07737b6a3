// Which language a text is in, as an ISO 639-1 code.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// "en", "fr", "zh", ...; empty when it is too short or cannot be told. Uses CLD2 on at most the
// first 20 KB.
[[nodiscard]] std::string detected_language(std::string_view utf8);

// "en-GB", "EN", "eng", "English" -> "en"; empty for what is no language.
[[nodiscard]] std::string normalised_language(std::string_view given);

// ICU's major version, which fixes the Unicode data that the analyzer works by: "72".
[[nodiscard]] std::string icu_version();

}  // namespace dateline
