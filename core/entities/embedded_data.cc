#include "core/entities/embedded_data.h"

#ifndef DATELINE_DATA_DIR
#error "DATELINE_DATA_DIR must name core/entities/gazetteer_data"
#endif

// The assembler copies the files in: no generated source, no compile time, shared read-only pages.
#define DATELINE_EMBED(symbol, file)          \
  asm(".section .rodata\n"                    \
      ".balign 16\n"                          \
      ".global " #symbol "_begin\n" #symbol   \
      "_begin:\n"                             \
      ".incbin \"" DATELINE_DATA_DIR "/" file \
      "\"\n"                                  \
      ".global " #symbol "_end\n" #symbol     \
      "_end:\n"                               \
      ".byte 0\n"                             \
      ".text\n");                             \
  extern "C" const char symbol##_begin[];     \
  extern "C" const char symbol##_end[]

DATELINE_EMBED(dateline_gazetteer, "gazetteer.tsv");
DATELINE_EMBED(dateline_names, "names.tsv");
DATELINE_EMBED(dateline_common_words, "common_words.txt");

namespace dateline::embedded {

std::string_view gazetteer_tsv() { return {dateline_gazetteer_begin, dateline_gazetteer_end}; }
std::string_view names_tsv() { return {dateline_names_begin, dateline_names_end}; }
std::string_view common_words_txt() {
  return {dateline_common_words_begin, dateline_common_words_end};
}

}  // namespace dateline::embedded
