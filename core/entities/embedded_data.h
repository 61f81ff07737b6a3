// The data files that the programs carry inside themselves (gazetteer_data/README.md says what they
// are).
#pragma once

#include <string_view>

namespace dateline::embedded {

// Each for the life of the process.
[[nodiscard]] std::string_view gazetteer();  // a block (gazetteer_format.h), at a multiple of 16
// Text, '\n'-ended lines.
[[nodiscard]] std::string_view names_tsv();         // word TAB letters (f m g s)
[[nodiscard]] std::string_view common_words_txt();  // a word a line

}  // namespace dateline::embedded
