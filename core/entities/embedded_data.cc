#include "core/entities/embedded_data.h"

#if !defined(DATELINE_DATA_DIR) || !defined(DATELINE_GAZETTEER_BLOCK)
#error \
    "DATELINE_DATA_DIR must name core/entities/gazetteer_data, DATELINE_GAZETTEER_BLOCK what is made of it"
#endif

// The assembler copies the files in: no generated source, no compile time, shared read-only pages.
#define DATELINE_EMBED(symbol, file)        \
  asm(".section .rodata\n"                  \
      ".balign 16\n"                        \
      ".global " #symbol "_begin\n" #symbol \
      "_begin:\n"                           \
      ".incbin \"" file                     \
      "\"\n"                                \
      ".global " #symbol "_end\n" #symbol   \
      "_end:\n"                             \
      ".byte 0\n"                           \
      ".text\n");                           \
  extern "C" const char symbol##_begin[];   \
  extern "C" const char symbol##_end[]

DATELINE_EMBED(dateline_gazetteer, DATELINE_GAZETTEER_BLOCK);
DATELINE_EMBED(dateline_names, DATELINE_DATA_DIR "/names.tsv");
DATELINE_EMBED(dateline_common_words, DATELINE_DATA_DIR "/common_words.txt");

namespace dateline::embedded {

std::string_view gazetteer() { return {dateline_gazetteer_begin, dateline_gazetteer_end}; }
std::string_view names_tsv() { return {dateline_names_begin, dateline_names_end}; }
std::string_view common_words_txt() {
  return {dateline_common_words_begin, dateline_common_words_end};
}

}  // namespace dateline::embedded
