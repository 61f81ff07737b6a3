// Folding: the form under which spellings of one word meet. NFKC case folding, then marks stripped
// from Latin, Greek, Cyrillic, Arabic and Hebrew letters, and letters that Unicode does not
// decompose mapped (ł o-slash æ ß đ ı).
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// Folds one word. Soft hyphens, zero-width and other default-ignorable characters vanish;
// typographic apostrophes become "'". The result may be longer or shorter than the input, and is
// empty when nothing is left.
[[nodiscard]] std::string folded(std::string_view utf8);

// The same, appended to `out` (ASCII without allocation).
void append_folded(std::string_view utf8, std::string& out);

// Title case of the first letter of each word, for showing an all-caps name ("BORIS JOHNSON" ->
// "Boris Johnson").
[[nodiscard]] std::string title_cased(std::string_view utf8);

}  // namespace dateline
