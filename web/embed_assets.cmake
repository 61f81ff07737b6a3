# Writes OUTPUT, a header that holds the files ASSETS (a list of paths) as bytes.
# Run as a script: cmake -DOUTPUT=... -DASSETS=... -P embed_assets.cmake
set(arrays "")
set(rows "")
foreach(path IN LISTS ASSETS)
  get_filename_component(name "${path}" NAME)
  string(MAKE_C_IDENTIFIER "${name}" identifier)
  file(READ "${path}" hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "(..)" "\\\\x\\1" escaped "${hex}")
  # Lines of 16 bytes; an escape never crosses one.
  string(REGEX REPLACE "(................................................................)" "\\1\"\n    \"" escaped "${escaped}")
  string(APPEND arrays "inline constexpr char k_${identifier}[] =\n    \"${escaped}\";\n")
  string(APPEND rows "    {\"${name}\", k_${identifier}, ${size}},\n")
endforeach()
file(WRITE "${OUTPUT}.new" "// Made by web/embed_assets.cmake.
#pragma once

#include <cstddef>

namespace dateline::web {

struct EmbeddedAsset {
  const char* name;
  const char* bytes;
  std::size_t size;
};

${arrays}
inline constexpr EmbeddedAsset kEmbeddedAssets[] = {
${rows}};

}  // namespace dateline::web
")
file(RENAME "${OUTPUT}.new" "${OUTPUT}")
