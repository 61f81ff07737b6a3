# Writes OUTPUT, a header with an enumerator for every text in the file TEXTS (web/texts/en.json), so that a text that is
# asked for and missing is a compile error. Run as a script: cmake -DOUTPUT=... -DTEXTS=... -P make_text_ids.cmake
file(STRINGS "${TEXTS}" lines REGEX "^    \"[a-z0-9_]+\": ")
set(ids "")
foreach(line IN LISTS lines)
  string(REGEX REPLACE "^    \"([a-z0-9_]+)\": .*" "\\1" id "${line}")
  string(APPEND ids "  ${id},\n")
endforeach()
file(WRITE "${OUTPUT}.new" "// Made by web/make_text_ids.cmake.
#pragma once

#include <cstdint>

namespace dateline::web {

enum class Text : std::uint16_t {
${ids}};

}  // namespace dateline::web
")
file(COPY_FILE "${OUTPUT}.new" "${OUTPUT}" ONLY_IF_DIFFERENT)
