// The data files that the programs carry inside themselves (gazetteer_data/README.md says what they
// are).
#pragma once

#include <string_view>

namespace dateline::embedded {

// Each is the file's text, '\n'-ended lines, for the life of the process.
[[nodiscard]] std::string_view gazetteer_tsv();     // a place a line: see gazetteer_data/build.py
[[nodiscard]] std::string_view names_tsv();         // word TAB letters (f m g s)
[[nodiscard]] std::string_view common_words_txt();  // a word a line

}  // namespace dateline::embedded
